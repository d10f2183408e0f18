import { randomUUID } from 'node:crypto';
import { TestAdapter, TurnContext } from 'botbuilder';
import type { Inbound } from '../../bot/inbound';
import { createKeys } from '../../bot/store/keys';
import { connectRedis, type Redis } from '../../bot/store/redis';
import { createTurns as createMemory } from '../../bot/store/turns';
import { createTurns, type LateTurn, type Turn } from '../../bot/turn';
import { ALEX } from '../../deployment/sandbox/people';
import { startTestRedis, type TestRedis } from '../support/redis';

let server: TestRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const place = {
  tenantId: ALEX.tenantId,
  kind: 'channel' as const,
  conversationId: '19:a@thread.tacv2;messageid=1',
  serviceUrl: 'http://127.0.0.1:1',
  botId: '28:bot',
};
const said = (text: string, key: string = randomUUID()): Inbound => ({ person: ALEX, place, text, key });

/** Turns on a fresh memory; `out` is what left the bot. */
function stage(budgetMs = 5000, waiting?: () => Promise<number>) {
  const memory = createMemory(redis, createKeys(`t-${randomUUID()}`));
  const late: LateTurn[] = [];
  const readerOf = async () => ({ locale: 'en', timeZone: 'UTC' });
  const turns = createTurns({ memory, budgetMs, readerOf, waiting, later: async (turn) => void late.push(turn) });
  const out: string[] = [];
  const adapter = new TestAdapter();
  let ids = 0;
  adapter.sendActivities = async (_context, activities) =>
    activities.map(({ text }) => {
      out.push(`post ${text}`);
      return { id: `m${(ids += 1)}` };
    });
  adapter.updateActivity = async (_context, { id, text }) => void out.push(`update ${id} ${text}`);
  adapter.deleteActivity = async (_context, { activityId }) => void out.push(`delete ${activityId}`);
  const context = () => new TurnContext(adapter, { type: 'message', text: '' });
  return {
    out,
    late,
    run: (inbound: Inbound, logic: (turn: Turn) => Promise<void>, noteId?: string) =>
      turns.run(context(), inbound, logic, noteId ? { noteId } : undefined),
  };
}

const count = async (turn: Turn) => {
  turn.state.count = Number(turn.state.count ?? 0) + 1;
  await turn.context.sendActivity(`${String(turn.state.count)}`);
};

it('remembers from turn to turn', async () => {
  const { run, out } = stage();
  await run(said('a'), count);
  await run(said('b'), count);
  expect(out).toEqual(['post 1', 'post 2']);
});

it('does nothing twice for one delivery, however often it comes, even at once', async () => {
  const { run, out } = stage();
  const delivery = said('a', 'same');
  await Promise.all([run(delivery, count), run(delivery, count), run(delivery, count)]);
  await run(delivery, count);
  expect(out).toEqual(['post 1']);
});

it('loses no change when turns race, and says nothing of a lost run', async () => {
  const { run, out } = stage();
  await Promise.all([run(said('a'), count), run(said('b'), count), run(said('c'), count)]);
  expect(out.sort()).toEqual(['post 1', 'post 2', 'post 3']);
});

it('lets twelve turns of one person through that come at once', async () => {
  const { run, out } = stage();
  await Promise.all(Array.from({ length: 12 }, () => run(said('a'), count)));
  expect([...out].sort()).toEqual(Array.from({ length: 12 }, (_, i) => `post ${i + 1}`).sort());
});

it('says nothing and remembers nothing when it fails', async () => {
  const { run, out } = stage();
  const failing = async (turn: Turn) => {
    await count(turn);
    throw new Error('broken');
  };
  await expect(run(said('a'), failing)).rejects.toThrow('broken');
  await run(said('b'), count);
  expect(out).toEqual(['post 1']);
});

it('tells the state the id of a card once it is known', async () => {
  const { run, out } = stage();
  await run(said('a'), async ({ context, state }) => {
    state.formId = (await context.sendActivity('form'))?.id;
  });
  await run(said('b'), async ({ context, state }) => {
    await context.updateActivity({ id: String(state.formId), type: 'message', text: 'done' });
  });
  expect(out).toEqual(['post form', 'update m1 done']);
});

describe('a turn that takes too long', () => {
  const slow = async (turn: Turn) => {
    await turn.context.sendActivity('half');
    await new Promise((resolve) => setTimeout(resolve, 150));
    await turn.context.sendActivity('too late');
  };

  it('asks for patience at once, and goes on as a job in place of the note', async () => {
    const { run, out, late } = stage(20);
    const inbound = said('a');
    await run(inbound, slow);
    expect(out).toEqual(['post I am asking Microsoft; the answer follows here.']);
    expect(late).toMatchObject([{ noteId: 'm1' }]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(out).toHaveLength(1);

    await run(inbound, count, 'm1');
    await run(inbound, count, 'm1');
    expect(out.slice(1)).toEqual(['update m1 1']);
  });

  it('takes the note away when there is nothing to say', async () => {
    const { run, out } = stage();
    await run(said('a'), async () => undefined, 'm7');
    expect(out).toEqual(['delete m7']);
  });
});

it.each([
  ['many others', async () => 12, /12 questions were asked before yours/],
  ['nobody', async () => 0, /^post I am asking Microsoft; the answer follows here\.$/],
  ['nobody knows how many', async () => Promise.reject(new Error('Redis is away')), /the answer follows here\.$/],
])('says that %s asked before when the answer takes its time', async (_, waiting, words) => {
  const { run, out, late } = stage(20, waiting);
  await run(said('a'), () => new Promise(() => undefined));
  expect(out).toEqual([expect.stringMatching(words)]);
  expect(late).toHaveLength(1);
});
