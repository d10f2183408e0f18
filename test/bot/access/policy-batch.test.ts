import { approvalsNeeded, mayApprove } from '../../../bot/access/policy';
import { readPolicy } from '../../../bot/access/read-policy';
import { markOf } from '../../../bot/orders/batch';
import { money } from '../../../bot/orders/money';
import type { Order } from '../../../bot/orders/order';
import { MEGAN } from '../../../deployment/sandbox/people';
import { sampleOrder } from '../../cards/sample-order';

const LIMITS = {
  EUR: { withoutApproval: '1000', oneApprover: '5000', twoApprovers: '20000' },
  USD: { oneApprover: '100' },
};
const POLICY = { ...readPolicy(undefined), limits: LIMITS };

function costing(amount: string | undefined, currency = 'EUR'): Order {
  const order = sampleOrder({ state: 'pending' });
  const total = amount === undefined ? undefined : money(amount, currency);
  const price = total && { unit: total, total, instalments: { count: 1, amount: total } };
  return { ...order, quote: { ...order.quote, price } };
}

/** How many approvals the first of these lines needs as part of their batch. */
function neededTogether(orders: Order[]): number {
  return approvalsNeeded(POLICY, { ...orders[0]!, batch: markOf('B-1', orders) });
}

describe('the limits of a batch', () => {
  it.each([
    [['900'], 0],
    [['900', '900'], 1],
    [['900', '900', '900', '900', '900', '900'], 2],
    [['100', '19000'], 2],
  ])('judge lines of %j by their total together', (amounts, needed) => {
    expect(neededTogether(amounts.map((amount) => costing(amount)))).toBe(needed);
  });

  it('refuse every line when the total is more than anybody may approve, in any of its currencies', () => {
    const tooMuch = ['12000', '12000'].map((amount) => costing(amount));
    const inDollars = [costing('10'), costing('101', 'USD')];
    for (const orders of [tooMuch, inDollars]) {
      const line = { ...orders[0]!, batch: markOf('B-1', orders) };
      expect(mayApprove(POLICY, line, MEGAN)).toMatchObject({ allowed: false, why: /more than anybody/ });
      expect(mayApprove(POLICY, { ...line, batch: undefined }, MEGAN)).toEqual({ allowed: true });
    }
  });

  it('ask for two as soon as one line has no price', () => {
    expect(neededTogether([costing('10'), costing(undefined)])).toBe(2);
  });

  it('never ask for less than a line asks for by itself', () => {
    expect(neededTogether([costing('6000')])).toBe(2);
    const moved = { ...costing('6000'), batch: { id: 'B-1', totals: [money('10', 'EUR')] } };
    expect(approvalsNeeded(POLICY, moved)).toBe(2);
  });
});
