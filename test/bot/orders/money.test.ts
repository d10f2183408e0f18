import {
  add,
  compare,
  dividedBy,
  formatMoney,
  fractionDigits,
  money,
  sameMoney,
  times,
} from '../../../bot/orders/money';

describe('money', () => {
  it('adds what floating point cannot', () => {
    expect(add(money('0.1', 'eur'), money('0.2', 'EUR'))).toEqual({ amount: '0.3', currency: 'EUR' });
  });

  it('keeps amounts exact beyond the reach of a double', () => {
    expect(times(money('9007199254740993.01', 'USD'), 3).amount).toBe('27021597764222979.03');
  });

  it.each([
    ['add', () => add(money(1, 'EUR'), money(1, 'USD'))],
    ['compare', () => compare(money(1, 'EUR'), money(1, 'USD'))],
  ])('never lets %s mix currencies', (_, mix) => {
    expect(mix).toThrow('different currencies');
  });

  it('calls equal what differs only in spelling', () => {
    expect(sameMoney(money('12.50', 'EUR'), money('12.5', 'eur'))).toBe(true);
    expect(sameMoney(money('12.5', 'EUR'), money('12.5', 'USD'))).toBe(false);
  });

  it('divides to the places of the currency', () => {
    expect(dividedBy(money('1000', 'EUR'), 36).amount).toBe('27.78');
    expect(dividedBy(money('1000', 'JPY'), 36).amount).toBe('28');
  });

  it.each([
    ['1234.5', 'EUR', 'en', '1,234.50 EUR'],
    ['1234.5', 'EUR', 'de', '1.234,50 EUR'],
    ['1234.5', 'JPY', 'en', '1,235 JPY'],
    ['123456789012345678.99', 'USD', 'en', '123,456,789,012,345,678.99 USD'],
    ['5', 'not a currency', 'en', '5.00 NOT A CURRENCY'],
  ])('writes %s %s in %s as %s', (amount, currency, locale, expected) => {
    expect(formatMoney(money(amount, currency), locale)).toBe(expected);
  });

  it('knows the places of currencies', () => {
    expect([fractionDigits('EUR'), fractionDigits('JPY'), fractionDigits('KWD'), fractionDigits('???')]).toEqual([
      2, 0, 3, 2,
    ]);
  });
});
