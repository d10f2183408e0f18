import { refundsLeft } from '../../../bot/orders/outlook';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const dollars = (amount: string) => ({ amount, currency: 'USD' });
const told = (consumed: string, at: string) => ({ consumed: dollars(consumed), limit: dollars('50000'), at });
const made = (amount: string, at: string, currency = 'USD') => ({ amount: { amount, currency }, at });

describe('what may still be refunded', () => {
  it('is what Azure said, less what was returned here since', () => {
    const notes = {
      told: told('1000', '2026-11-01T00:00:00.000Z'),
      made: [
        made('300', '2026-10-31T00:00:00.000Z'),
        made('200.5', '2026-11-01T00:00:00.000Z'),
        made('9', '2026-11-02', 'EUR'),
      ],
    };
    expect(refundsLeft(notes, NOW)).toEqual({
      by: 'azure',
      left: dollars('48799.5'),
      limit: dollars('50000'),
      at: '2026-11-01T00:00:00.000Z',
      takenOffSince: dollars('200.5'),
    });
  });

  it('is not guessed: without a word of Azure within twelve months only the returns made here are told', () => {
    const old = told('1000', '2025-10-01T00:00:00.000Z');
    const returns = [made('5', '2026-10-01T00:00:00.000Z', 'EUR'), made('7', '2026-03-01T00:00:00.000Z', 'EUR')];
    const before = made('100', '2025-11-01T00:00:00.000Z', 'EUR');
    expect(refundsLeft({ told: old, made: [...returns, before] }, NOW)).toEqual({
      by: 'returns',
      returned: [{ amount: '12', currency: 'EUR' }],
      at: '2026-10-01T00:00:00.000Z',
    });
    expect(refundsLeft({ told: old, made: [before] }, NOW)).toBeUndefined();
    expect(refundsLeft({ made: [] }, NOW)).toBeUndefined();
  });

  it('is not told of two currencies', () => {
    const mixed = { ...told('1', '2026-11-01T00:00:00.000Z'), consumed: { amount: '1', currency: 'EUR' } };
    expect(refundsLeft({ told: mixed, made: [] }, NOW)).toBeUndefined();
  });
});
