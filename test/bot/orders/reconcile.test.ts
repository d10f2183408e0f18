import type { MarkedOrder } from '../../../bot/commerce/commerce';
import type { Order } from '../../../bot/orders/order';
import { createReconcile, whatIsWrong, type Finding } from '../../../bot/orders/reconcile';
import type { OrderState } from '../../../bot/orders/states';
import { createFindingReport } from '../../../bot/notices/report-finding';
import { sampleOrder } from '../../cards/sample-order';
import { scriptedCommerce } from '../../support/scripted-commerce';

const marked = (over: Partial<MarkedOrder> = {}): MarkedOrder => ({
  orderId: 'R-AAAA',
  providerOrderId: 'order-1',
  status: 'completed',
  ...over,
});
const known = (state: OrderState, orderId?: string): Order =>
  sampleOrder({ id: 'R-AAAA', state, provider: { requestId: 'q', orderId } });
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a purchase at the provider', () => {
  it.each([
    ['of an order nobody knows', null, /no longer know/],
    ['of a request that was taken back', known('cancelled'), /which is cancelled here/],
    ['of a request that still waits for its approval', known('pending'), /which is pending here/],
    ['of an order that follows another', known('active', 'order-2'), /bought twice/],
  ])('%s is wrong', (_, order, words) => {
    expect(whatIsWrong(marked(), order)).toMatch(words);
  });

  it.each([
    known('active', 'ORDER-1'),
    known('placed', 'order-1'),
    known('buying'),
    known('doubtful'),
    known('approved'),
  ])('of an order in $state is as it should be', (order) => {
    expect(whatIsWrong(marked(), order)).toBeUndefined();
  });
});

it('asks each customer once, and goes on after one that does not answer', async () => {
  const orders = [silent(), known('active', 'order-1'), { ...known('active', 'x'), id: 'R-BBBB' }];
  const asked: string[] = [];
  const found: Finding[] = [];
  await createReconcile({
    journal: {
      due: async () => orders.map(({ id }) => id),
      read: async (id) => orders.find((order) => order.id === id) ?? null,
    },
    commerce: () => ({
      ...scriptedCommerce().commerce,
      markedOrders: async ({ customer }) => {
        asked.push(customer.id);
        if (customer.id === 'silent') throw new Error('no answer');
        return [marked(), marked({ orderId: 'R-GONE' })];
      },
    }),
    report: async (finding) => void found.push(finding),
    log: quiet,
  })();
  expect(asked).toEqual(['silent', orders[1]!.request.customer.id]);
  expect(found.map(({ what }) => what)).toEqual([expect.stringContaining('R-GONE')]);

  function silent(): Order {
    const order = known('active', 'x');
    return {
      ...order,
      id: 'R-0000',
      request: { ...order.request, customer: { ...order.request.customer, id: 'silent' } },
    };
  }
});

it('is told in the conversation of its order, and always to the operators', async () => {
  const posted: string[] = [];
  const operators: string[] = [];
  const report = createFindingReport({
    connector: { post: async (_target, { text }) => String(posted.push(String(text))) },
    toldOnce: async (_what, tell) => tell(),
    tellOperators: async (what) => operators.push(what) > 0,
    log: quiet,
  });
  await report({ marked: marked(), order: known('cancelled'), what: 'It is bought.' });
  await report({ marked: marked(), order: null, what: 'Nobody knows it.' });
  expect(posted).toEqual(['**Please look into this.** It is bought.']);
  expect(operators).toEqual(['It is bought.', 'Nobody knows it.']);
});
