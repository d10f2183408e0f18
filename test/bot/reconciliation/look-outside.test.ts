import type { Azure } from '../../../bot/commerce/azure/azure';
import type { PartnerCenter } from '../../../bot/commerce/partner-center/partner-center';
import type { Adjustment } from '../../../bot/orders/adjustment';
import type { Order } from '../../../bot/orders/order';
import { createLookOutside } from '../../../bot/reconciliation/look-outside';
import type { OutsideOrder } from '../../../bot/store/outside-orders';
import { sampleOrder } from '../../cards/sample-order';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const AT = '2026-11-21T11:00:00Z';
const EARLIER = '2026-11-21T10:00:00Z';

interface World {
  /** What the bot knows. */
  orders?: Order[];
  changes?: Partial<Adjustment>[];
  /** What Azure holds: id and name. */
  azure?: { id: string; displayName?: string; requestDateTime?: string }[];
  marked?: string[];
  customers?: string[];
  since?: number;
}

function stage(world: World) {
  const found: OutsideOrder[] = [];
  const asked: string[] = [];
  let cursor = '';
  const orders = world.orders ?? [sampleOrder({ id: 'R-OTHER', state: 'active' })];
  const azure = {
    orders: async () => (world.azure ?? []).map((one) => ({ requestDateTime: AT, ...one })),
    markedOrders: async () => (world.marked ?? []).map((id) => ({ orderId: 'R-1', providerOrderId: id, status: 'x' })),
  } as unknown as Azure;
  const partnerCenter = {
    customers: async () => (world.customers ?? []).map((id) => ({ backend: 'partner-center', id, name: id })),
    orders: async (id: string) => (asked.push(id), []),
  } as unknown as PartnerCenter;
  const look = createLookOutside({
    ...(world.customers ? { partnerCenter } : { azure }),
    journal: {
      due: async () => orders.map(({ id }) => id),
      read: async (id) => orders.find((one) => one.id === id) ?? null,
      list: async ({ states }) => {
        const those = orders.filter(({ state }) => !states || states.includes(state));
        return { orders: those, total: those.length };
      },
    },
    outside: {
      since: async () => world.since ?? Date.parse(EARLIER),
      all: async () => found,
      add: async (order) => void found.push(order),
      told: async () => undefined,
      forget: async () => undefined,
      readCursor: async () => cursor,
      writeCursor: async (next) => void (cursor = next),
    },
    watches: { all: async () => [] },
    adjustments: { newest: async () => (world.changes ?? []) as Adjustment[] },
    now: () => new Date(NOW),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return { look, found, asked };
}

const ours = (state: Order['state'], provider: Partial<NonNullable<Order['provider']>>): Order => {
  const order = sampleOrder({ id: 'R-OURS', state, createdAt: EARLIER });
  return { ...order, request: { ...order.request, backend: 'azure' }, provider: { requestId: 'q', ...provider } };
};
const exchange = { work: { kind: 'exchange' }, sent: { at: '2026-11-21T10:55:00Z' } } as Partial<Adjustment>;

it('finds what was bought past the bot, once', async () => {
  const { look, found } = stage({ azure: [{ id: 'OUT-1', displayName: 'web' }] });
  await look();
  await look();
  expect(found).toMatchObject([{ backend: 'azure', id: 'OUT-1', at: AT }]);
});

it.each<[string, World]>([
  ['bears a mark of the bot', { marked: ['out-1'] }],
  ['is known under its id', { orders: [ours('active', { orderId: 'out-1' })] }],
  ['may be the one that an order still waits to hear of', { orders: [ours('doubtful', {})] }],
  ['may have been bought in exchange', { changes: [exchange] }],
  ['was bought before the bot began to look', { since: NOW }],
])('leaves alone what %s', async (_, world) => {
  const { look, found } = stage({ azure: [{ id: 'OUT-1' }], ...world });
  await look();
  expect(found).toEqual([]);
});

it.each<[string, World]>([
  ['an order that has its own purchase', { orders: [ours('placed', { orderId: 'another' })] }],
  [
    'an order that is not sent yet by far',
    { orders: [{ ...ours('approved', {}), createdAt: '2026-11-21T11:30:00Z' }] },
  ],
  ['an exchange of long ago', { changes: [{ ...exchange, sent: { at: '2026-11-20T00:00:00Z' } }] }],
])('is not misled by %s', async (_, world) => {
  const { look, found } = stage({ azure: [{ id: 'OUT-1' }], ...world });
  await look();
  expect(found).toHaveLength(1);
});

it('asks for the orders of every customer in turn', async () => {
  const customers = Array.from({ length: 45 }, (_, index) => `c${String(index).padStart(2, '0')}`);
  const { look, asked } = stage({ customers, orders: [] });
  for (let round = 0; round < 3; round += 1) await look();
  expect(asked).toEqual(customers);
  await look();
  expect(asked.slice(45)).toEqual(customers.slice(0, 20));
});
