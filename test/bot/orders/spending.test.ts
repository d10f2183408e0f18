import { money } from '../../../bot/orders/money';
import type { Order } from '../../../bot/orders/order';
import { addedUp, spendingOf } from '../../../bot/orders/spending';
import { sampleOrder } from '../../cards/sample-order';

const dayOf = (iso: string) => iso.slice(0, 10);

function bought(
  at: string | undefined,
  amount: string,
  over: { currency?: string; plan?: 'Upfront' | 'Monthly'; customer?: string } = {},
): Order {
  const { currency = 'EUR', plan = 'Upfront', customer = 'Contoso' } = over;
  const order = sampleOrder({ state: 'active' });
  const total = money(amount, currency);
  const count = plan === 'Upfront' ? 1 : 10;
  const price = {
    unit: total,
    total,
    instalments: { count, amount: plan === 'Upfront' ? total : money('1.1', currency) },
  };
  return {
    ...order,
    request: {
      ...order.request,
      billingPlan: plan,
      customer: { ...order.request.customer, id: customer, name: customer },
    },
    quote: { ...order.quote, price },
    history: [{ state: 'pending', at: '2025-01-01T00:00:00.000Z' }, ...(at ? [{ state: 'placed' as const, at }] : [])],
  };
}

describe('spending', () => {
  const orders = [
    bought('2026-10-31T23:00:00.000Z', '0.1'),
    bought('2026-10-01T00:00:00.000Z', '0.2'),
    bought('2026-10-02T00:00:00.000Z', '11', { plan: 'Monthly' }),
    bought('2026-10-03T00:00:00.000Z', '700', { currency: 'USD' }),
    bought('2026-11-01T00:00:00.000Z', '5', { customer: 'Fabrikam' }),
    bought(undefined, '999'),
  ];

  it('is counted by month, customer and currency, upfront and monthly apart, and never what was not bought', () => {
    expect(spendingOf(orders, dayOf)).toEqual([
      expect.objectContaining({ month: '2026-11', customerName: 'Fabrikam', count: 1, upfront: money('5', 'EUR') }),
      expect.objectContaining({
        ...{ month: '2026-10', customerName: 'Contoso', currency: 'EUR', count: 3 },
        ...{ upfront: money('0.3', 'EUR'), monthly: money('11', 'EUR'), eachMonth: money('1.1', 'EUR') },
      }),
      expect.objectContaining({ month: '2026-10', currency: 'USD', upfront: money('700', 'USD') }),
    ]);
  });

  it('belongs to the month it is where the reader is', () => {
    const later = (iso: string) => new Date(Date.parse(iso) + 2 * 3_600_000).toISOString();
    expect(spendingOf(orders.slice(0, 1), later)[0]!.month).toBe('2026-11');
  });

  it('is added up within a currency only', () => {
    expect(
      addedUp(spendingOf(orders, dayOf)).map(({ currency, upfront, count }) => [currency, upfront?.amount, count]),
    ).toEqual([
      ['EUR', '5.3', 4],
      ['USD', '700', 1],
    ]);
  });
});
