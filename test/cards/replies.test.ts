import type { ReplyTopic } from '../../bot/orders/journal';
import type { Order } from '../../bot/orders/order';
import { replyText } from '../../cards/replies';
import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { crowdedOrder, withText } from './every-card';
import { HOSTILE_STRINGS } from './hostile-strings';
import { SAMPLE_APPROVERS, SAMPLE_QUOTE, sampleOrder } from './sample-order';

const ids = (people: { id: string }[]) => people.map(({ id }) => id);
const previousQuote = {
  ...SAMPLE_QUOTE,
  price: { ...SAMPLE_QUOTE.price!, total: { amount: '4100', currency: 'EUR' } },
};

const CASES: [ReplyTopic, Partial<Order>, { id: string }[], string][] = [
  [
    'approval-needed',
    {},
    [MEGAN, ADELE, ALEX],
    'waits for your approval. 3 × Standard\\_D4s\\_v5 in West Europe for Contoso, 4,449.60 EUR',
  ],
  [
    'price-moved',
    { previousQuote },
    [ALEX, MEGAN, ADELE],
    'Before: 4,100.00 EUR. Now: 4,449.60 EUR. Nothing was bought',
  ],
  ['completed', { state: 'active' }, [ALEX, MEGAN, ADELE], 'is bought and active'],
  ['failed', { state: 'failed' }, [ALEX, MEGAN, ADELE], 'No money was moved.'],
  ['needs-human', { state: 'needs-human' }, [ALEX, MEGAN, ADELE], 'I do not buy again'],
  ['rejected', { state: 'rejected' }, [ALEX, MEGAN], 'Reason: "One year is enough for this project."'],
  ['lapsed', { state: 'lapsed' }, [ALEX], 'nobody answered in time'],
  ['withdrawn', { state: 'cancelled' }, [MEGAN, ADELE, ALEX], 'was withdrawn by'],
];

describe('replies in the thread', () => {
  it.each(CASES)('%s mentions those it concerns, each once', (topic, overrides, people, words) => {
    const { text, mentions } = replyText(topic, sampleOrder(overrides), { asked: SAMPLE_APPROVERS });
    expect(ids(mentions)).toEqual(ids(people));
    expect(text).toContain(words);
    expect(text).toContain('R-7K4M2P');
    for (const { name } of mentions) expect(text.split(`<at>${name}</at>`)).toHaveLength(2);
    expect(text).not.toMatch(/\{\w+\}| {2}/);
  });

  it('speaks to nobody by name when nobody was named', () => {
    expect(replyText('approval-needed', sampleOrder()).text).toMatch(/^Approvers: R-7K4M2P waits/);
    expect(replyText('withdrawn', sampleOrder({ state: 'cancelled' })).text).toMatch(/^R-7K4M2P was withdrawn/);
  });

  it('mentions at most ten of those asked', () => {
    const asked = Array.from({ length: 40 }, (_, index) => ({ ...MEGAN, id: `person-${index}` }));
    expect(replyText('approval-needed', sampleOrder(), { asked }).mentions).toHaveLength(11);
  });

  it.each(HOSTILE_STRINGS.map((text) => [text]))('lets %j mention nobody and link nowhere', (hostile) => {
    for (const [topic] of CASES) {
      const order = { ...withText(crowdedOrder('failed'), hostile), requester: ALEX, approvals: [] };
      const rejection = { by: MEGAN, at: order.createdAt, reason: hostile };
      const { text, mentions } = replyText(topic, { ...order, rejection });
      expect(text.match(/<\/?at>/g) ?? []).toHaveLength(mentions.length * 2);
      expect(text).not.toMatch(/(?<!\\)\]\(|\$\{/);
      expect(text.length).toBeLessThan(3000);
    }
  });

  it('gives the mentioned name exactly as it stands in the text', () => {
    const requester = { ...ALEX, name: 'Al*ex <b>[Wilber](x)' };
    const { text, mentions } = replyText('lapsed', sampleOrder({ requester }));
    expect(mentions).toEqual([{ ...ALEX, name: 'Alex bWilberx' }]);
    expect(text).toContain('<at>Alex bWilberx</at>');
  });
});
