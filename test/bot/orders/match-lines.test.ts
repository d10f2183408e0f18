import { addsUp, chargeOf, matchLines, sumsOf, type ChargedLine } from '../../../bot/orders/match-lines';
import { money } from '../../../bot/orders/money';
import { sampleOrder } from '../store/sample-order';
import type { Order } from '../../../bot/orders/order';

const euros = (amount: string) => money(amount, 'EUR');

function boughtOrder(patch: Partial<Order['request']> = {}): Order {
  const order = sampleOrder('R-AAAAAA', { provider: { requestId: 'r', orderId: 'Order-1' } });
  const instalments = { count: 36, amount: euros('83.33') };
  const price = { unit: euros('1000'), total: euros('3000'), instalments };
  return { ...order, quote: { ...order.quote, price }, request: { ...order.request, quantity: 3, ...patch } };
}
const line = (patch: Partial<ChargedLine> = {}): ChargedLine => ({
  ...{ customerId: 'customer-1', orderId: 'order-1', product: 'D4s v5', chargeType: 'new', quantity: '3' },
  ...{ subtotal: euros('83.34'), tax: euros('15.83'), ...patch },
});
const flagsOf = (patch: Partial<ChargedLine>) => matchLines([line(patch)], [boughtOrder()])[0]!.flags;

test('a line that fits its order has no flags; a coin for each unit is rounding, a cent more is not', () => {
  expect(flagsOf({})).toEqual([]);
  expect(flagsOf({ subtotal: euros('83.36') })).toEqual([]);
  expect(flagsOf({ subtotal: euros('83.30') })).toEqual([]);
  const [flag] = flagsOf({ subtotal: euros('83.37') });
  expect(flag).toEqual({ kind: 'amount', expected: euros('83.33'), found: euros('83.37') });
  expect(flagsOf({ subtotal: euros('83.29') })).toMatchObject([{ kind: 'amount' }]);
});

test('every difference has its flag', () => {
  expect(flagsOf({ quantity: '4' })).toEqual([{ kind: 'quantity', expected: '3', found: '4' }]);
  expect(flagsOf({ quantity: '3.0' })).toEqual([]);
  expect(flagsOf({ subtotal: money('83.33', 'USD') })).toEqual([{ kind: 'currency', expected: 'EUR', found: 'USD' }]);
  expect(flagsOf({ customerId: 'other', customerName: 'Other' })).toMatchObject([{ kind: 'customer', found: 'Other' }]);
  expect(flagsOf({ chargeType: 'cancelImmediate', subtotal: euros('-50') })).toEqual([{ kind: 'credit' }]);
  expect(flagsOf({ orderId: 'nobody' })).toEqual([{ kind: 'unknown-order' }]);
});

test('either id joins, in any case; our own lines come first; the same charge twice is seen', () => {
  const charge = { chargePeriod: { from: '2026-11-01', to: '2026-12-01' } };
  const next = { chargePeriod: { from: '2026-12-01', to: '2027-01-01' } };
  const foreign = line({ orderId: 'x' });
  const byReservation = line({ orderId: undefined, reservationOrderId: 'ORDER-1', ...next });
  const matched = matchLines([foreign, line(charge), line(charge), byReservation], [boughtOrder()]);
  expect(matched.map(({ order, flags }) => [order?.id, flags.map(({ kind }) => kind)])).toEqual([
    ['R-AAAAAA', []],
    ['R-AAAAAA', ['twice']],
    ['R-AAAAAA', []],
    [undefined, ['unknown-order']],
  ]);
});

test('sums are exact and never mix currencies', () => {
  const sums = sumsOf([euros('0.1'), euros('0.2'), money('5', 'JPY'), undefined, euros('12345678901234567.89')]);
  expect(sums).toEqual([euros('12345678901234568.19'), money('5', 'JPY')]);
  expect(addsUp([euros('0.30')], euros('0.3'))).toBe(true);
  expect(addsUp([euros('0.31')], euros('0.3'))).toBe(false);
  expect(addsUp(sums, euros('0.3'))).toBe(false);
  expect(addsUp([], euros('0.3'))).toBeUndefined();
  expect(chargeOf(line())).toEqual(euros('99.17'));
  expect(chargeOf(line({ total: euros('1') }))).toEqual(euros('1'));
});
