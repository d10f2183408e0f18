import { randomUUID } from 'node:crypto';
import type { Delivery } from '../../../bot/orders/journal';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createOutbox } from '../../../bot/store/outbox';
import { createPace } from '../../../bot/store/pace';
import { createOrderReader } from '../../../bot/store/read-orders';
import { useTestRedis } from '../../support/redis';
import { creation, sampleOrder, thread } from './sample-order';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const { redis } = useTestRedis();

/** A process of the bot, on keys of its own or another's; its orders' conversation takes five calls at once. */
function open(keys = createKeys(`t-${randomUUID()}`)) {
  const [reader, pace] = [createOrderReader(redis(), keys), createPace(redis(), keys)];
  const outbox = createOutbox(redis(), keys, { reader, pace });
  const begin = async (orderId: string, nowMs = NOW) => {
    const lease = { name: `notices:${orderId}`, ms: 4000, token: 'mine' };
    return (await outbox.begin(orderId, { lease, nowMs })) as Delivery | null;
  };
  return { keys, journal: createJournal(redis(), keys, { reader }), outbox, pace, begin };
}

async function commitMany(desk: ReturnType<typeof open>, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `R-${n}`);
  for (const id of ids) await desk.journal.commit(creation(sampleOrder(id)));
  return ids;
}

it('takes leave to speak on the way, and begins nothing without it', async () => {
  const desk = open();
  const ids = await commitMany(desk, 30);
  const begun: (Delivery | null)[] = [];
  for (const id of ids) begun.push(await desk.begin(id));
  const free = begun.filter((one) => one !== null);
  expect(free.every(({ hasLeave, look }) => hasLeave && look !== undefined)).toBe(true);
  expect(free.length).toBeGreaterThanOrEqual(5);
  expect(free.length).toBeLessThan(30);
  const held = ids[begun.indexOf(null)]!;
  expect((await desk.outbox.read(`${held}:1:0`))?.attempts).toBe(1);
  expect(await redis().exists(desk.keys.lease(`notices:${held}`))).toBe(0);
  expect(Number(await redis().zscore(desk.keys.outbox, held))).toBeGreaterThan(NOW);
  expect(await redis().zcard(desk.keys.showing)).toBe(free.length);
});

it('counts what was said to people in the same conversation, and only once', async () => {
  const desk = open();
  const [one, other] = await commitMany(desk, 2);
  for (let said = 0; said < 20; said += 1) desk.pace.spoke(thread.conversationId);
  expect(await desk.begin(one!)).toBeNull();
  const waitMs = await desk.pace.take(thread.conversationId, thread.tenantId);
  expect(waitMs).toBeGreaterThan(10_000);
  expect(waitMs).toBeLessThan(25_000);
  expect(await desk.begin(other!)).toBeNull();
});

it('leaves asking for leave to the speaker where it does not know the conversation, until it does', async () => {
  const desk = open();
  const [id] = await commitMany(desk, 1);
  const other = open(desk.keys);
  expect((await other.begin(id!))?.hasLeave).toBe(false);
  expect((await other.begin(id!))?.hasLeave).toBe(true);
});

it('fills in the names that orders do not hold', async () => {
  const desk = open();
  const [id] = await commitMany(desk, 1);
  expect((await desk.begin(id!))?.order?.requester.name).toBe(sampleOrder('R-0').requester.name);
});

it('says why an order cannot be read, and gives its notice back to be tried again', async () => {
  const desk = open();
  const [id] = await commitMany(desk, 1);
  await redis().hset(desk.keys.order(id!), 'json', '{"id":7}');
  expect(await desk.begin(id!)).toMatchObject({ order: null, fault: expect.any(Error) as Error });
});
