import { randomUUID } from 'node:crypto';
import { DEFAULT_POLICY } from '../../bot/access/read-policy';
import { createDesk, type Asked } from '../../bot/desk';
import { newOrderId, newTicket } from '../../bot/ids';
import { createJournal } from '../../bot/store/journal';
import { createKeys } from '../../bot/store/keys';
import { createTurns, type Turn } from '../../bot/store/turns';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { SAMPLE_REQUEST, sampleOrder } from '../cards/sample-order';
import { useTestRedis } from '../support/redis';
import { scriptedCommerce } from '../support/scripted-commerce';

const { redis } = useTestRedis();

const { place } = sampleOrder();

function start() {
  const keys = createKeys(`t-${randomUUID()}`);
  const { commerce } = scriptedCommerce();
  const now = () => new Date('2026-11-21T10:00:00Z');
  const memory = createTurns(redis(), keys);
  const desk = createDesk({
    ...{ journal: createJournal(redis(), keys), policy: DEFAULT_POLICY, commerce: () => commerce },
    ...{ now, newTicket, newOrderId },
  });
  const open = (key: string | undefined, more: Partial<Asked> = {}, person = ALEX) =>
    desk.open({ request: SAMPLE_REQUEST, ...more }, { person, place, key });
  return { open, desk, memory };
}

describe('the turn that asks', () => {
  const key = { tenantId: place.tenantId, conversationId: place.conversationId, personId: ALEX.id };

  it('is saved together with what it asks for, except when more follows on the change', async () => {
    const { desk, memory } = start();
    const turns: Turn[] = [];
    const who = async (name: string) => {
      const turn = await memory.open(key, name);
      turns.push(turn);
      return { person: ALEX, place, key: name, alongside: () => memory.alongside(turn, { state: { after: name } }) };
    };
    const order = await desk.open({ request: SAMPLE_REQUEST }, await who('asked'));
    const edited = await desk.decide('edit', order, await who('edited'));
    const again = await desk.open({ request: SAMPLE_REQUEST, editing: edited.id }, await who('asked again'));
    await desk.decide('cancel', again, await who('cancelled'));
    const outcomes = turns.map(({ activityKey, alongside }) => [activityKey, alongside?.outcome]);
    expect(outcomes).toEqual([
      ['asked', 'saved'],
      ['edited', undefined],
      ['asked again', 'saved'],
      ['cancelled', 'saved'],
    ]);
    expect(await memory.open(key, 'asked')).toMatchObject({ seen: true, state: { after: 'cancelled' } });
  });
});

describe('a turn that is run again', () => {
  it('finds the order that its first run opened', async () => {
    const { open } = start();
    const first = await open('delivery');
    expect(await open('delivery')).toMatchObject({ id: first.id, version: first.version, ticket: first.ticket });
  });

  it('opens one order however many of its runs go on at once', async () => {
    const { open } = start();
    const opened = await Promise.all([1, 2, 3, 4].map(() => open('delivery')));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  });

  it.each<[string, string | undefined, Partial<Asked>, typeof ALEX]>([
    ['of another delivery', 'another', {}, ALEX],
    ['without a name', undefined, {}, ALEX],
    ['of somebody else', 'delivery', {}, MEGAN],
    ['that is the second of the turn', 'delivery', { nth: 2 }, ALEX],
    ['for something else', 'delivery', { request: { ...SAMPLE_REQUEST, quantity: 7 } }, ALEX],
  ])('is not taken for a request %s', async (_which, key, more, person) => {
    const { open } = start();
    const first = await open('delivery');
    expect((await open(key, more, person)).id).not.toBe(first.id);
  });
});
