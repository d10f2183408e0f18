import type { Order } from '../../bot/orders/order';
import { adjustmentCard } from '../../cards/adjustment-card';
import { orderCard } from '../../cards/order-card';
import { READER } from './every-card';
import { visibleText } from './read-card';
import { sampleAdjustments } from './sample-adjustment';
import { SAMPLE_NOW, SAMPLE_OUTLOOK, SAMPLE_QUOTE, SAMPLE_REQUEST, sampleOrder, SAMPLE_SAVINGS } from './sample-order';

const said = (over: Partial<Order>) =>
  visibleText(orderCard(sampleOrder(over), { mode: 'submit', for: 'everyone', now: SAMPLE_NOW, ...READER }));
const LAST_DAY = '2027-01-31T23:59:59.000Z';
const FROM = '2027-02-01T00:00:00.000Z';

describe('what people are told of returning and exchanging', () => {
  it.each(['quoted', 'pending'] as const)('when they decide about a purchase (%s), as it holds on the day', (state) => {
    const before = said({ state, quote: { ...SAMPLE_QUOTE, quotedAt: LAST_DAY } });
    expect(before).toMatch(/Afterwards: .*50,000 USD of refunds in 12 months\. It can be exchanged;/);
    const after = said({ state, quote: { ...SAMPLE_QUOTE, quotedAt: FROM } });
    expect(after).toMatch(/50,000 USD .*It cannot be exchanged where savings plans cover the service/);
  });

  it('not once it is decided, nor of an Azure plan', () => {
    expect(said({ state: 'active' })).not.toContain('Afterwards');
    expect(said({ state: 'quoted', request: { ...SAMPLE_REQUEST, kind: 'azure-plan' } })).not.toContain('Afterwards');
  });

  it('when they decide about an exchange, as it holds on the day', () => {
    const exchange = sampleAdjustments().find(({ work }) => work.kind === 'exchange')!;
    const card = (createdAt: string) =>
      visibleText(adjustmentCard({ ...exchange, createdAt }, { mode: 'submit', ticketFor: () => 't', ...READER }));
    expect(card(LAST_DAY)).toMatch(/begins a new term\.\n.*from 1 February 2027 on can no longer be exchanged/);
    expect(card(FROM)).toMatch(/begins a new term\.\n.*bought now cannot be exchanged again/);
  });
});

describe('what is known of refunds and of like reservations when they decide', () => {
  it.each(['quoted', 'pending'] as const)('is told with its source and its time (%s)', (state) => {
    const card = said({ state, outlook: SAMPLE_OUTLOOK });
    expect(card).toMatch(
      /Left to refund: 48,800\.00 USD of 50,000\.00 USD, as Azure said on 3 Nov 2026.*\. 200\.00 USD/,
    );
    expect(card).toMatch(
      /Like reservations: The customer holds 7 .* used 91\.3 % over up to 30 days\. Azure said so on 21 Nov 2026/,
    );
    expect(card).not.toContain('Not known here');
  });

  it('is told as what was returned here where Azure has not said', () => {
    const returned = [
      { amount: '120', currency: 'EUR' },
      { amount: '7.5', currency: 'USD' },
    ];
    const refunds = { by: 'returns', returned, at: '2026-10-02T08:00:00.000Z' } as const;
    const card = said({ state: 'pending', outlook: { refunds } });
    expect(card).toMatch(/Azure has not said; returned here .* 120\.00 EUR \+ 7\.50 USD, newest on 2 Oct 2026/);
    expect(card).toMatch(/Like reservations: Not known here/);
  });

  it('is one line where nothing is known, and gone once it is decided', () => {
    expect(said({ state: 'pending' })).toMatch(/Not known here: What is left to refund, and how far/);
    expect(said({ state: 'approved', outlook: SAMPLE_OUTLOOK })).not.toMatch(/Left to refund|Not known/);
  });

  it('an approver finds all eight facts on the card', () => {
    const quote = { ...SAMPLE_QUOTE, price: { ...SAMPLE_QUOTE.price!, total: SAMPLE_SAVINGS.reservation.total } };
    const card = said({ state: 'pending', quote, savings: SAMPLE_SAVINGS, outlook: SAMPLE_OUTLOOK });
    const price = /4,449\.60 EUR[\s\S]*Source of the price: .*, 21 Nov 2026/;
    const payAsYouGo = /pay-as-you-go, which is 7,068\.60 EUR over the term/;
    const saving = /Saves 37\.1 %[\s\S]*Azure retail prices, asked 21 Nov 2026/;
    const rest = [
      /breaks even in month 23/,
      /48,800\.00 USD of/,
      /can be exchanged;.* as of July 2026/,
      /used 91\.3 %/,
    ];
    for (const fact of [price, payAsYouGo, saving, ...rest, /paid by Azure plan/]) expect(card).toMatch(fact);
  });
});

describe('what a purchase saves', () => {
  const order = (state: Order['state']) => {
    const total = SAMPLE_SAVINGS.reservation.total;
    const quote = { ...SAMPLE_QUOTE, price: { ...SAMPLE_QUOTE.price!, total } };
    return sampleOrder({ state, quote, savings: SAMPLE_SAVINGS });
  };
  const cardOf = (state: Order['state']) =>
    orderCard(order(state), { mode: 'submit', for: 'everyone', now: SAMPLE_NOW, ...READER });
  type Chart = { type: string; data: { x: string; y: number }[]; fallback: { facts: { value: string }[] } };
  const chartIn = (state: Order['state']): Chart | undefined =>
    (cardOf(state).body as { items?: Chart[] }[])
      .flatMap(({ items }) => items ?? [])
      .find(({ type }) => type.startsWith('Chart.'));

  it.each(['quoted', 'pending'] as const)(
    'is drawn while they decide (%s), with the numbers where nothing is drawn',
    (state) => {
      const chart = chartIn(state)!;
      const { payAsYouGo, reservation } = SAMPLE_SAVINGS;
      expect(chart.data.map(({ y }) => y)).toEqual([Number(payAsYouGo.total.amount), Number(reservation.total.amount)]);
      expect(chart.fallback.facts).toHaveLength(4);
      expect(visibleText(cardOf(state))).toMatch(
        /breaks even in month \d+ \(\d+ \w+ 20\d\d\)[\s\S]*Azure retail prices, asked/,
      );
    },
  );

  it('is not drawn afterwards', () => {
    expect(chartIn('active')).toBeUndefined();
  });
});
