import { randomUUID } from 'node:crypto';
import { ReservationDetails } from '../../../bot/commerce/azure/schema/reservation';
import type { Order } from '../../../bot/orders/order';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createReferences } from '../../../bot/store/references';
import { createTidings } from '../../../bot/store/tidings';
import { createWatches } from '../../../bot/store/watches';
import { createEndingLook } from '../../../bot/watch/look-at-endings';
import { createWatching } from '../../../bot/watch/watching';
import { ALEX } from '../../../deployment/sandbox/people';
import { sampleOrder } from '../../cards/sample-order';
import { useTestRedis } from '../../support/redis';

const { redis } = useTestRedis();

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-01T10:00:00Z');
const END = '2029-03-01T10:00:00.000Z';
const PLACE = sampleOrder().place;
const LOG = { info: () => undefined, warn: () => undefined, error: () => undefined };

function reservation(order: string, over: Record<string, unknown> = {}) {
  const id = `/providers/microsoft.capacity/reservationOrders/${order}/reservations/${order}-1`;
  const properties = { displayName: order, quantity: 2, expiryDateTime: END, provisioningState: 'Succeeded', ...over };
  return ReservationDetails.parse({ id, location: 'westeurope', sku: { name: 'Standard_D2s_v5' }, properties });
}

/** Two bots that look by a clock of the test's; what they tell is taken from the outbox, with days left before END. */
function bots(held: () => ReservationDetails[], operations?: string) {
  const keys = createKeys(`t-${randomUUID()}`);
  const [watches, tidings] = [createWatches(redis(), keys), createTidings(redis(), keys)];
  const [references, journal] = [createReferences(redis(), keys), createJournal(redis(), keys)];
  let nowMs = START;
  const now = () => new Date(nowMs);
  const azure = { reservations: async () => held() };
  const look = () =>
    createEndingLook({ azure, journal, watches, references, tidings, operations, newId: randomUUID, now, log: LOG })();
  const watching = createWatching({ watches, azure, now });
  const told: [place: string, order: string, days: number][] = [];

  async function takeAll(): Promise<void> {
    for (const { id, watchId, tiding } of await tidings.due(nowMs, 100)) {
      if (tiding.kind !== 'ending') throw new Error(tiding.kind);
      const { place } = (await watches.read(watchId))!;
      const days = Math.ceil((Date.parse(END) - nowMs) / DAY_MS);
      told.push([place.conversationId, tiding.reservationId.split('/').at(-3)!, days]);
      await tidings.delivered(id);
    }
  }
  return {
    told,
    references,
    journal,
    watch: (conversationId: string) => watching.begin({ kind: 'endings' }, { ...PLACE, conversationId }, ALEX),
    end: async (conversationId: string) => {
      for (const { id } of await watching.ofConversation({ ...PLACE, conversationId })) await watching.end(id);
    },
    async runTo(untilMs: number, stepMs = DAY_MS) {
      for (; nowMs < untilMs; nowMs += stepMs) {
        await Promise.all([look(), look()]);
        await takeAll();
      }
    },
  };
}

it('reminds 90, 60, 30 and 7 days before the end, each exactly once in three years', async () => {
  const { told, watch, runTo } = bots(() => [reservation('elsewhere')]);
  await watch('a');
  await runTo(Date.parse(END) + 3 * DAY_MS, DAY_MS / 2);
  expect(told).toEqual([90, 60, 30, 7].map((days) => ['a', 'elsewhere', days]));
});

it('reminds each conversation that watches, until it watches no more', async () => {
  const { told, watch, end, runTo } = bots(() => [reservation('elsewhere')]);
  await watch('a');
  await watch('b');
  await runTo(Date.parse(END) - 40 * DAY_MS, 5 * DAY_MS);
  await end('b');
  await runTo(Date.parse(END), 5 * DAY_MS);
  expect(told.map(([place]) => place).sort()).toEqual(['a', 'a', 'a', 'a', 'b', 'b']);
});

it('leaves out what was bought here, what is over, and what was due before anybody watched', async () => {
  const { told, watch, runTo, journal } = bots(() => [
    reservation('ours'),
    reservation('over', { provisioningState: 'Cancelled' }),
    reservation('archived', { archived: true }),
    reservation('endless', { expiryDateTime: undefined }),
    reservation('elsewhere'),
  ]);
  const order: Order = sampleOrder({ state: 'active', version: 1, provider: { requestId: 'r', orderId: 'OURS' } });
  const { place, ...audit } = { place: PLACE, orderId: order.id, version: 1, at: END, event: 'create' as const };
  await journal.commit({
    order: { ...order, place },
    expected: 0,
    audit: { ...audit, actor: { kind: 'bot', part: 'test' }, from: null, to: 'active' },
    notices: [],
    dueAt: null,
  });
  await runTo(Date.parse(END) - 50 * DAY_MS, 10 * DAY_MS);
  await watch('a');
  await runTo(Date.parse(END) - 40 * DAY_MS);
  expect(told).toEqual([]);
  await runTo(Date.parse(END) - 20 * DAY_MS);
  expect(told).toEqual([['a', 'elsewhere', 30]]);
});

it('tells the conversation of the operators without being asked, and at once what is due already', async () => {
  const { told, references, runTo } = bots(() => [reservation('elsewhere')], 'ops');
  await runTo(Date.parse(END) - 80 * DAY_MS, 30 * DAY_MS);
  expect(told).toEqual([]);
  await references.remember({ ...PLACE, conversationId: 'ops' }, START);
  await runTo(Date.parse(END) - 70 * DAY_MS);
  expect(told).toHaveLength(1);
  expect(told[0]?.slice(0, 2)).toEqual(['ops', 'elsewhere']);
});
