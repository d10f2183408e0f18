import { MEGAN } from '../../deployment/sandbox/people';
import { money } from '../../bot/orders/money';
import type { Order } from '../../bot/orders/order';
import type { Person } from '../../bot/people';
import { activityOf, clickOf, startHostileDesk, type HostileDesk } from './hostile-desk';

/** The provider does not answer, so that what is approved stays approved and keeps its place in the count. */
let desk: HostileDesk;
beforeAll(async () => {
  const caps = [
    { currency: 'EUR', per: 'month', amount: '10000' },
    { currency: 'EUR', per: 'day', amount: '2500', customer: 'each' },
  ];
  desk = await startHostileDesk({ caps }, { PARTNER_CENTER_URL: 'http://127.0.0.1:1' });
}, 900_000);
afterAll(() => desk.stop());

const approver = (n: number): Person => ({
  ...MEGAN,
  id: `d0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  mri: `29:approver-${n}`,
});
const priced = (order: Order, total: string, customer: string): Partial<Order> => ({
  quote: { ...order.quote, price: { ...order.quote.price!, total: money(total, 'EUR') } },
  request: { ...order.request, customer: { ...order.request.customer, id: customer } },
});

async function plantMany(count: number, total: string, customerOf: (n: number) => string): Promise<Order[]> {
  const sample = await desk.plant();
  const orders: Order[] = [];
  for (let n = 0; n < count; n += 1) {
    const place = desk.place(`19:race-${total}-${n}@thread.v2`);
    orders.push(await desk.plant({ ...priced(sample, total, customerOf(n)), place }));
  }
  return orders;
}

const click = (order: Order, by: Person) =>
  desk.deliver(
    activityOf(by, desk.connector.serviceUrl, order.place.conversationId, {
      value: clickOf(desk.tickets, order, 'approve'),
    }),
  );
const statesOf = async (orders: Order[]) =>
  Promise.all(orders.map(async ({ id }) => (await desk.journal.read(id))!.state));

it('of 200 approvals at once no more pass than the caps allow, for all customers and for each', async () => {
  // 100 EUR each, 8 customers: 25 fit for a customer in a day, 100 for all of them in a month.
  const orders = await plantMany(200, '100', (n) => `customer-${n % 8}`);
  const statuses = await Promise.all(orders.map((order, n) => click(order, approver(n))));
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  const states = await statesOf(orders);
  const approved = orders.filter((_, n) => states[n] === 'approved');
  expect(approved).toHaveLength(100);
  const perCustomer = Array.from({ length: 8 }, (_, c) =>
    approved.filter((one) => one.request.customer.id === `customer-${c}`),
  );
  expect(Math.max(...perCustomer.map(({ length }) => length))).toBeLessThanOrEqual(25);
  expect(desk.connector.said.some((body) => /go beyond what may be spent: 10,000\.00 EUR a month/.test(body))).toBe(
    true,
  );
}, 900_000);

it('what is withdrawn or must be approved anew makes room, once', async () => {
  const all = await desk.journal.list({ tenantId: MEGAN.tenantId, states: ['approved'], limit: 500 });
  const [first] = all.orders;
  const withdrawn = await desk.deliver(
    activityOf(first!.requester, desk.connector.serviceUrl, first!.place.conversationId, {
      text: `withdraw ${first!.id}`,
    }),
  );
  expect(withdrawn).toBe(200);
  expect((await desk.journal.read(first!.id))?.state).toBe('cancelled');
  const more = await plantMany(5, '100.0', () => first!.request.customer.id);
  await Promise.all(more.map((order, n) => click(order, approver(500 + n))));
  expect((await statesOf(more)).filter((state) => state === 'approved')).toHaveLength(1);
}, 900_000);

it('a hundred clicks of ten people on one order are one approval', async () => {
  const sample = await desk.plant();
  const total = money('1', 'USD');
  const order = await desk.plant({ quote: { ...sample.quote, price: { ...sample.quote.price!, total } } });
  await Promise.all(
    Array.from({ length: 100 }, (_, n) => {
      const by = approver(n % 10);
      const value = clickOf(desk.tickets, order, 'approve');
      // Ten people in ten chats of their own would not be offered this button: they all press it in its thread.
      return desk.deliver(activityOf(by, desk.connector.serviceUrl, order.place.conversationId, { value }));
    }),
  );
  const audit = await desk.journal.audit(order.id);
  expect(audit.filter(({ event }) => event === 'approve')).toHaveLength(1);
  expect(await desk.journal.auditFaults(order.id)).toEqual([]);
}, 900_000);
