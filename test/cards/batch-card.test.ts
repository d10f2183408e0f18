import { money } from '../../bot/orders/money';
import { batchCard } from '../../cards/batch-card';
import { batchReply } from '../../cards/batch-reply';
import { CARD_BUDGET, sizeOf } from '../../cards/fit';
import { MEGAN } from '../../deployment/sandbox/people';
import { READER } from './every-card';
import { buttonsOf, markdownOf } from './read-card';
import { sampleBatch, type SampleState } from './sample-batch';

const VIEW = { ...READER, mode: 'submit' as const, ticketFor: (verb: string) => `ticket-of-${verb}` };
const titles = (state: SampleState) => buttonsOf(batchCard(sampleBatch(state), VIEW)).map(({ title }) => title);

describe('the card of a batch', () => {
  it('offers what its lines wait for, and nothing while a decision is being recorded', () => {
    expect(titles('reading')).toEqual([]);
    expect(titles('quoted')).toEqual(['Go on with the 3 good lines', 'Cancel']);
    expect(titles('pending')).toEqual(['Approve all 3 lines', 'Reject', 'Withdraw']);
    expect(titles('deciding')).toEqual([]);
    expect(titles('active')).toEqual([]);
    expect(titles('wrong')).toEqual([]);
  });

  it('shows all of fifty lines with their prices and orders', () => {
    const card = batchCard(sampleBatch('pending', { lines: 50, isPlain: true }), VIEW);
    const words = markdownOf(card).join('\n').replaceAll('\\', '');
    for (let i = 0; i < 50; i += 1) expect(words).toContain(`R-0000${i}`);
    expect(sizeOf(card)).toBeLessThanOrEqual(CARD_BUDGET);
  });

  it('never adds amounts of different currencies', () => {
    const whole = sampleBatch('pending', { lines: 3, isPlain: true });
    const [first, second, third] = [...whole.orders.values()];
    const priced = (order: typeof first, amount: string, currency: string) => {
      order!.quote = {
        ...order!.quote,
        price: {
          unit: money(amount, currency),
          total: money(amount, currency),
          instalments: { count: 1, amount: money(amount, currency) },
        },
      };
    };
    priced(first, '0.1', 'EUR');
    priced(second, '0.2', 'EUR');
    priced(third, '700', 'JPY');
    const words = markdownOf(batchCard(whole, VIEW)).join('\n').replaceAll('\\', '');
    expect(words).toContain('0.30 EUR over the whole terms (lines: 2)');
    expect(words).toContain('700 JPY over the whole terms (lines: 1)');
    expect(words).not.toContain('700.3');
  });

  it('names in the last reply each line that was not bought, and why', () => {
    const whole = sampleBatch('active', { isPlain: true });
    const [first] = [...whole.orders.values()];
    first!.state = 'failed';
    first!.failure = { code: 'x', message: 'Out of capacity.', remedy: '', money: 'none' };
    const { text } = batchReply('finished', whole, { ...READER, asked: [MEGAN] });
    expect(text).toMatch(
      /2 of 3 lines are bought and active. Not bought: line 2 \(R-00000, Failed: Out of capacity\.\)/,
    );
  });
});
