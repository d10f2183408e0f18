import { compareCosts, monthsOf, type SavingsInput } from '../../../../bot/commerce/azure/savings';
import { money } from '../../../../bot/orders/money';

const input: SavingsInput = {
  hourly: money(0.2, 'EUR'),
  reservationTotal: money(2102.4, 'EUR'),
  quantity: 2,
  term: 'P1Y',
  startMs: Date.parse('2026-08-31T00:00:00Z'),
  priceIsQuoted: true,
};

test('compares with 730 hours a month', () => {
  expect(compareCosts(input)).toEqual({
    payAsYouGo: { monthly: money(292, 'EUR'), total: money(3504, 'EUR') },
    reservation: { monthly: money(175.2, 'EUR'), total: money(2102.4, 'EUR') },
    savingPercent: 40,
    breakEven: { month: 8, date: '2027-04-30' },
    label: expect.stringMatching(/^Estimate/) as string,
  });
});

test('a reservation that costs more saves less than nothing and never breaks even', () => {
  const dear = compareCosts({ ...input, reservationTotal: money(7008, 'EUR') });
  expect(dear.savingPercent).toBe(-100);
  expect(dear.breakEven).toBeUndefined();
});

test('a free product saves nothing', () => {
  expect(compareCosts({ ...input, hourly: money(0, 'EUR') })).toMatchObject({ savingPercent: 0, breakEven: undefined });
});

test('two currencies are never compared', () => {
  expect(() => compareCosts({ ...input, reservationTotal: money(1, 'USD') })).toThrow(RangeError);
});

test.each([
  ['P1Y', 12],
  ['P3Y', 36],
  ['P5Y', 60],
  ['P1M', 1],
])('%s has %d months', (term, months) => expect(monthsOf(term)).toBe(months));

test('what is no term is refused', () => expect(() => monthsOf('forever')).toThrow(RangeError));
