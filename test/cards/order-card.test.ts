import type { Order } from '../../bot/orders/order';
import type { OrderState } from '../../bot/orders/states';
import { orderCard, type OrderView } from '../../cards/order-card';
import { summaryOfOrder } from '../../cards/order-sentences';
import { MEGAN } from '../../deployment/sandbox/people';
import { crowdedOrder, ORDER_STATES, READER } from './every-card';
import { factsOf, visibleText } from './read-card';
import { SAMPLE_NOW, SAMPLE_QUOTE, SAMPLE_REQUEST, sampleOrder } from './sample-order';

const VIEW: OrderView = { mode: 'submit', for: 'everyone', now: SAMPLE_NOW, ...READER };
const show = (overrides: Partial<Order>, view: Partial<OrderView> = {}) =>
  orderCard(sampleOrder(overrides), { ...VIEW, ...view });

describe('what the card of an order says', () => {
  const TITLES: Record<OrderState, string> = {
    draft: 'Being edited',
    quoted: 'Ready to confirm',
    pending: 'Waiting for approval',
    approved: 'Approved',
    buying: 'Buying',
    doubtful: 'Checking whether it was bought',
    'needs-human': 'Needs a person',
    placed: 'Ordered, not active yet',
    active: 'Active',
    expiring: 'Expires soon',
    renewed: 'Renewed',
    expired: 'Expired',
    cancelled: 'Cancelled',
    rejected: 'Rejected',
    lapsed: 'Lapsed',
    failed: 'Failed',
  };

  it.each(ORDER_STATES)('%s: id, state and what is bought', (state) => {
    const text = visibleText(show({ state }));
    expect(text).toContain(`R-7K4M2P · ${TITLES[state]}`);
    expect(text).toContain('3 × Standard_D4s_v5 in West Europe for Contoso');
    expect(text).toContain('4,449.60 EUR\nfor 3 years, without tax\n36 monthly payments of 123.60 EUR.');
  });

  it.each<[Partial<Order>, string]>([
    [{ state: 'quoted' }, '● Asking → ○ Approved → ○ Buying → ○ Ordered → ○ Active'],
    [{ state: 'pending' }, '✔ Asked 15:01 → ● Waiting for approval → ○ Buying → ○ Ordered → ○ Active'],
    [{ state: 'buying' }, '✔ Asked 15:01 → ✔ Approved 15:02 → ● Buying → ○ Ordered → ○ Active'],
    [{ state: 'placed' }, '✔ Asked 15:01 → ✔ Approved 15:02 → ✔ Bought 15:03 → ✔ Ordered 15:04 → ● Setting up'],
    [{ state: 'expired' }, '✔ Asked 15:01 → ✔ Approved 15:02 → ✔ Bought 15:03 → ✔ Ordered 15:04 → ✔ Active 15:05'],
    [{ state: 'cancelled' }, '✖ Cancelled 15:01'],
    [{ state: 'rejected' }, '✔ Asked 15:01 → ✖ Rejected 15:02'],
    [{ state: 'failed' }, '✔ Asked 15:01 → ✔ Approved 15:02 → ✖ Failed 15:04'],
  ])('shows how far it is: %o', (overrides, line) => {
    expect(visibleText(show(overrides)).split('\n')).toContain(line);
  });

  it.each<[OrderState, string | undefined]>([
    ['quoted', '▱▱▱▱▱ Step 1 of 5'],
    ['pending', '▰▱▱▱▱ Step 2 of 5'],
    ['buying', '▰▰▱▱▱ Step 3 of 5'],
    ['placed', '▰▰▰▰▱ Step 5 of 5'],
    ['active', '▰▰▰▰▰ All 5 steps done'],
    ['rejected', undefined],
  ])('%s: draws a bar of its steps, with words', (state, bar) => {
    const lines = visibleText(show({ state })).split('\n');
    expect(lines.find((line) => /[▰▱]/.test(line))).toBe(bar);
  });

  it('leaves out what a name only repeats, and nothing else', () => {
    const item = { ...SAMPLE_REQUEST.item, skuTitle: 'D4s v5, hourly', region: 'westeurope3' };
    const facts = factsOf(show({ request: { ...SAMPLE_REQUEST, item } }));
    expect(facts).toMatchObject({ SKU: 'Standard_D4s_v5, D4s v5, hourly', Region: 'West Europe, westeurope3' });
  });

  it('shows an order that ended late as far as it was', () => {
    const { history } = sampleOrder({ state: 'placed' });
    const ended = { state: 'failed' as const, at: '2026-11-19T09:00:00.000Z' };
    const card = show({ state: 'failed', stateSince: ended.at, history: [...history, ended] });
    expect(visibleText(card)).toContain('✔ Bought 15:03 → ✔ Ordered 15:04 → ✖ Failed 19 Nov');
  });

  it('names every field of the request', () => {
    const request = { ...SAMPLE_REQUEST, instanceFlexibility: 'On' as const, reviewDateTime: '2027-06-30T00:00:00Z' };
    expect(factsOf(show({ request }))).toEqual({
      Afterwards: expect.stringContaining('50,000 USD'),
      'Not known here': expect.stringContaining('What is left to refund'),
      Customer: 'Contoso, contoso.example',
      'Billing scope': 'paid by Azure plan',
      'Bought through': 'Partner Center',
      Product: 'Virtual Machines Dsv5 Series',
      SKU: 'Standard_D4s_v5',
      Region: 'West Europe',
      Term: '3 years',
      'Billing plan': 'Monthly payments',
      Quantity: '3',
      'Applied scope': 'Shared: every subscription of the billing account',
      Renewal: 'Ends with the term',
      Name: 'web-servers',
      'Size flexibility': 'On',
      'Review on': '30 Jun 2027',
      'Asked by': 'Alex Wilber, 21 Nov 2026, 15:00 CET',
    });
  });

  it('says a SKU once where its title names it', () => {
    const skuTitle = 'Reserved VM Instance, Standard_D4s_v5, EU West, 3 Years';
    const request = { ...SAMPLE_REQUEST, item: { ...SAMPLE_REQUEST.item, skuTitle } };
    expect(factsOf(show({ request }))).toMatchObject({ SKU: skuTitle });
  });

  it('names the single subscription and shows values it does not know as they came', () => {
    const appliedScope = { type: 'Single' as const, subscriptionId: '6a9e1d40-52c8-47bf-9e03-b7f4c8d2a615' };
    const item = { ...SAMPLE_REQUEST.item, term: 'P30D' as 'P1Y' };
    const request = { ...SAMPLE_REQUEST, appliedScope, item, billingPlan: 'Weekly' as 'Monthly' };
    expect(factsOf(show({ request }))).toMatchObject({
      'Applied scope': 'Single subscription, Production, 6a9e1d40-52c8-47bf-9e03-b7f4c8d2a615',
      Term: 'P30D',
      'Billing plan': 'Weekly',
    });
  });

  it('says so when there is no price before the purchase', () => {
    const text = visibleText(show({ quote: { ...SAMPLE_QUOTE, price: undefined } }));
    expect(text).toContain('The provider tells no price before the purchase.');
    expect(text).not.toContain('EUR');
  });

  it('shows both prices when the price moved, and one when it did not', () => {
    const price = { ...SAMPLE_QUOTE.price!, total: { amount: '4100', currency: 'EUR' } };
    const moved = visibleText(show({ previousQuote: { ...SAMPLE_QUOTE, price } }));
    expect(moved).toContain('The price moved, so it needs a new approval. Before: 4,100.00 EUR. Now: 4,449.60 EUR.');
    expect(visibleText(show({ previousQuote: SAMPLE_QUOTE }))).not.toContain('moved');
  });

  it('says upfront as one payment', () => {
    const instalments = { count: 1, amount: { amount: '4449.6', currency: 'EUR' } };
    const quote = { ...SAMPLE_QUOTE, price: { ...SAMPLE_QUOTE.price!, instalments } };
    expect(visibleText(show({ quote }))).toContain('One payment of 4,449.60 EUR.');
  });

  it('shows failed checks before warnings and leaves out what passed', () => {
    const checks: Order['checks'] = [
      { name: 'a', outcome: 'pass', message: 'All well.' },
      { name: 'b', outcome: 'warn', message: 'Expires with the agreement.' },
      { name: 'c', outcome: 'fail', message: 'Only two are left.' },
    ];
    const text = visibleText(show({ checks }));
    expect(text).toContain('✖ Problem: Only two are left.\n⚠ Mind: Expires with the agreement.');
    expect(text).not.toContain('All well');
  });

  it('names who approved and who rejected and why', () => {
    expect(factsOf(show({ state: 'approved' }))).toMatchObject({
      'Approved by': 'Megan Bowen, 21 Nov 2026, 15:02 CET',
    });
    expect(factsOf(show({ state: 'rejected' }))).toMatchObject({
      'Rejected by': 'Megan Bowen, 21 Nov 2026, 15:02 CET',
      Reason: 'One year is enough for this project.',
    });
    expect(factsOf(show({ editors: [MEGAN] }))).toMatchObject({ 'Also edited by': 'Megan Bowen' });
    const crowd = factsOf(orderCard(crowdedOrder('pending', 20), VIEW));
    expect(crowd['Also edited by']).toMatch(/Lidia Holloway and 5 more$/);
  });

  it.each([
    ['none', 'No money was moved.'],
    ['maybe', 'It is not known yet whether money was moved.'],
    ['moved', 'Money was moved: the provider charges this purchase.'],
  ] as const)('says of a failure whether money was moved: %s', (money, sentence) => {
    const failure = { code: '800062', message: 'No.', remedy: 'Ask.', money, requestId: 'r-1', correlationId: 'c-1' };
    const text = visibleText(show({ state: 'failed', failure }));
    expect(text).toContain(`✖ No.\nAsk.\n${sentence}\nCode 800062 · request id r-1 · correlation id c-1`);
    // Asking again is only the advice where nothing can have been bought.
    expect(text.includes('Write "buy" to ask again')).toBe(money === 'none');
  });

  it('names the provider order, the reservations and the last day', () => {
    expect(factsOf(show({ state: 'active' }))).toMatchObject({
      'Provider order id': 'K7mPq2XvR9wZ-3hTnB5cY',
      'Provider status': 'completed',
      Reservation: '3 × 9d8c7b6a-5f4e-4d3c-a2b1-0f9e8d7c6b5a, 21 Nov 2029',
      Expires: '21 Nov 2029',
    });
    expect(visibleText(show({ state: 'active' }))).not.toContain('Provider key');
  });

  it('shortens long lists and says by how much', () => {
    const reservations = Array.from({ length: 27 }, (_, index) => ({ id: `reservation-${index}` }));
    const provider = { requestId: 'r', orderId: 'o', reservations };
    const text = visibleText(show({ state: 'active', provider }));
    expect(text).toContain('reservation-14\n');
    expect(text).toContain('Reservation: and 12 more');
  });

  it('writes times on the clock and in the language of the readers, and survives ones it does not know', () => {
    expect(visibleText(show({}, { timeZone: 'America/New_York' }))).toContain('21 Nov 2026, 11:00 GMT-5');
    const odd = visibleText(show({}, { locale: 'no_such', timeZone: 'Mars/Olympus' }));
    expect(odd).toContain('21 Nov 2026, 16:00 UTC');
    expect(visibleText(show({}, { locale: 'de-DE' }))).toContain('4.449,60 EUR');
  });

  it('gives the same card for the same order', () => {
    expect(orderCard(crowdedOrder('pending'), VIEW)).toEqual(orderCard(crowdedOrder('pending'), VIEW));
  });

  it('sums itself up in one plain line', () => {
    expect(summaryOfOrder(sampleOrder(), READER)).toBe(
      'R-7K4M2P: Waiting for approval. 3 × Standard_D4s_v5 in West Europe for Contoso. 4,449.60 EUR',
    );
  });
});
