import { randomUUID } from 'node:crypto';
import { TestAdapter, TurnContext } from 'botbuilder';
import type { Inbound } from '../../bot/inbound';
import type { Alongside } from '../../bot/orders/journal';
import { createJournal } from '../../bot/store/journal';
import { createKeys } from '../../bot/store/keys';
import { createTurns as createMemory } from '../../bot/store/turns';
import { createTurns, type LateTurn, type Turn } from '../../bot/turn';
import { ALEX } from '../../deployment/sandbox/people';
import { useTestRedis } from '../support/redis';
import { creation, sampleOrder, thread } from './store/sample-order';

const { redis } = useTestRedis();

const place = {
  tenantId: ALEX.tenantId,
  kind: 'channel' as const,
  conversationId: '19:a@thread.tacv2;messageid=1',
  serviceUrl: 'http://127.0.0.1:1',
  botId: '28:bot',
};
const said = (text: string, key: string = randomUUID()): Inbound => ({ person: ALEX, place, text, key });

/** Turns on a fresh memory; `out` is what left the bot. */
function stage(budgetMs = 60_000, waiting?: () => Promise<number>) {
  const keys = createKeys(`t-${randomUUID()}`);
  const memory = createMemory(redis(), keys);
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
    journal: createJournal(redis(), keys),
    /** The memory as it is stored: another eTag shows another write. */
    stored: () => redis().get(keys.turn(place.tenantId, place.conversationId, ALEX.id)),
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

describe('a turn that is saved together with the change it asks for', () => {
  let n = 0;
  /** Opens an order and takes along what the turn leaves behind. */
  async function order({ journal }: ReturnType<typeof stage>, alongside: Alongside | undefined) {
    const change = creation(sampleOrder(`R-${(n += 1)}`));
    await journal.commit(alongside ? { ...change, alongside } : change).catch(() => undefined);
  }

  it('writes nothing more, unless something else came of it', async () => {
    const desk = stage();
    const written: (string | null)[] = [];
    await desk.run(said('a'), async (turn) => {
      turn.state.dialog = 'open';
      await turn.context.sendActivity('taken');
      await order(desk, turn.alongside?.({ told: 1 }));
      written.push(await desk.stored());
      delete turn.state.dialog;
      turn.state.told = 1;
      expect(turn.alongside?.()).toBeUndefined();
    });
    expect(written).toEqual([expect.stringContaining('{"told":1}')]);
    expect(await desk.stored()).toBe(written[0]);
    await desk.run(said('b'), async (turn) => {
      await order(desk, turn.alongside?.({}));
      turn.state.told = 2;
    });
    expect(await desk.stored()).toContain('{"told":2}');
    expect(desk.out).toEqual(['post taken']);
  });

  it('runs again on what another turn of the person left, whose change came first', async () => {
    const desk = stage();
    const states: unknown[] = [];
    await desk.run(said('a'), async (turn) => {
      states.push({ ...turn.state });
      await count(turn);
      if (states.length === 1) await desk.run(said('b'), async ({ state }) => void (state.count = 5));
      await order(desk, turn.alongside?.());
    });
    expect(states).toEqual([{}, { count: 5 }]);
    expect(desk.out).toEqual(['post 6']);
    expect((await desk.journal.list({ tenantId: thread.tenantId })).total).toBe(1);
  });

  it('runs again also when the other turn’s words were forgotten by then', async () => {
    const desk = stage();
    let runs = 0;
    await desk.run(said('a'), async (turn) => {
      runs += 1;
      if (runs === 1) await desk.run(said('b'), async ({ state }) => void (state.count = 5));
      await order(desk, turn.alongside?.());
      if (runs === 1) await desk.run(said('c'), async ({ state }) => void delete state.count);
    });
    expect(runs).toBe(2);
    expect((await desk.journal.list({ tenantId: thread.tenantId })).total).toBe(1);
  });

  it('says nothing when another delivery of the same was there first', async () => {
    const desk = stage();
    const delivery = said('a');
    let runs = 0;
    const once = async (turn: Turn) => {
      await count(turn);
      if ((runs += 1) === 1) await desk.run(delivery, once);
      await order(desk, turn.alongside?.());
    };
    await desk.run(delivery, once);
    expect(desk.out).toEqual(['post 1']);
    expect((await desk.journal.list({ tenantId: thread.tenantId })).total).toBe(1);
  });

  it('goes by itself when it ran out of time, or runs as a job', async () => {
    const { run } = stage(20);
    const inbound = said('a');
    const offered = new Promise((resolve) => {
      void run(inbound, async (turn) => {
        await new Promise((passed) => setTimeout(passed, 100));
        resolve(turn.alongside?.());
      });
    });
    expect(await offered).toBeUndefined();
    await run(inbound, async (turn) => expect(turn.alongside).toBeUndefined(), 'm1');
    expect.assertions(2);
  });
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
