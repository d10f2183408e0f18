import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { askingIn } from '../support/ask-bot';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const BUY = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

const ask = askingIn(() => desk.sandbox.teams);
const answer = (text: string, words: RegExp) => ask(ADELE, text, words);
const teams = () => desk.sandbox.teams;

describe('orders at Partner Center', () => {
  const past = async () =>
    /^([0-9a-f]{12}) · 4 ×/m.exec(
      await answer('orders Northwind Traders', /Orders of Northwind Traders at Partner Center/),
    )![1]!;

  it('lists those of a customer, all or of one billing cycle', async () => {
    const all = await answer('orders Northwind Traders', /2 in all/);
    expect(all).toContain('Completed: Microsoft has processed it.');
    expect(await answer('orders Northwind Traders onetime', /One-time orders of Northwind Traders/)).toContain(
      '2 in all',
    );
    await answer('orders monthly Northwind Traders', /has no such orders/);
    await answer('orders Litware', /fits several customers/);
    await answer('orders', /Nothing to show|in all|Orders/);
  }, 900_000);

  it.each([
    ['pending', /Being processed by Microsoft/],
    ['pending_review', /Microsoft reviews it/],
    ['pending_po_upload', /upload it to this order in Partner Center/],
    ['po_upload_complete', /document was uploaded/],
    ['po_review_rejected', /rejected the purchase order document[\s\S]*not fulfilled/],
    ['partial_success', /Only a part was delivered/],
    ['suspended', /clear what holds it/],
    ['error', /could not process it/],
    ['on_the_moon', /says "on_the_moon", which I do not know/],
    ['completed', /Completed: [\s\S]*fulfilled, the reservations can be used/],
  ])(
    'tells what %s means',
    async (status, words) => {
      const id = await past();
      desk.sandbox.partnerCenter.setOrderStatus(id, status);
      const said = await answer(`order ${id} for Northwind Traders`, words);
      expect(said).toMatch(/Total\n[\d,.]+ USD, before tax/);
      expect(said).toContain('term P1Y');
    },
    900_000,
  );

  it('says what is needed, and that new orders take their time', async () => {
    const id = await past();
    await answer(`order for Northwind Traders ${id}`, /Billing cycle/);
    await answer(`order ${id}`, /Whose order is that/);
    await answer(`order ${id} for Contoso`, /was not found[\s\S]*within the last 15 minutes/);
    await answer('order R-ZZZZZZ', /was not found/);
  }, 900_000);

  it('links what was bought here, also before Partner Center lists it', async () => {
    await teams().say(ALEX, teams().places.purchases, BUY);
    const thread = hands.threadOf(ALEX);
    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hands.hears(/is bought and active/, thread);
    const { id, lines } = desk.sandbox.partnerCenter.orders()[0]!;
    const own = /R-[0-9A-Z]{6}/.exec(lines[0]!.friendlyName)![0];

    desk.sandbox.partnerCenter.settings({ listLagMs: 3_600_000 });
    expect(await answer('orders Contoso', /has no such orders/)).toContain(`${own} was placed as ${id}`);
    expect(await answer('orders Contoso monthly', /has no such orders/)).not.toContain(own);
    desk.sandbox.partnerCenter.settings({ listLagMs: 0 });
    expect(await answer('orders Contoso', /1 in all/)).toContain(`bought here as ${own}`);

    expect(await answer(`order ${id}`, /Completed/)).toContain(`status ${own}`);
    expect(await answer(`order ${own.toLowerCase()}`, /Azure reservation/i)).toContain(own);
    desk.sandbox.partnerCenter.faults.add({
      path: `/orders/${id}\\?`,
      fault: 'status',
      status: 404,
      body: { code: '20000' },
    });
    await answer(`order ${id} for Contoso`, /does not show it yet\. That takes up to 15 minutes/);
    expect(await answer('reservations Contoso', /2 × Standard_D2s_v5/)).toContain(`bought here as ${own}`);
  }, 900_000);
});

describe('reservations', () => {
  it('lists what a customer has, what ends first, and when', async () => {
    const all = await answer('reservations Northwind Traders', /2 in all/);
    expect(all).toMatch(
      /4 × Standard_D4s_v5\nin eastus, 1 year · order [0-9a-f]{12}\nends on .* in 25 days · Created, scope Shared/,
    );
    expect(all.indexOf('in 25 days')).toBeLessThan(all.indexOf('in 410 days'));
    await answer('reservations of Trey Research', /has no reservations/);
    await answer('reservations Müller & Söhne', /in 700 days/);
    await answer('reservations', /for which customer/);
  }, 900_000);

  it.each(['reservations Coho Winery', 'order 1234567890ab for Coho Winery'])(
    'shows a refusal of the app by itself as what it is: %s',
    async (text) => {
      const body = { code: '900329', description: 'This resource does not support application-only authentication.' };
      desk.sandbox.partnerCenter.faults.add({
        path: '/entitlements|/orders/',
        fault: 'status',
        status: 403,
        body,
        times: 2,
      });
      const said = await answer(text, /That did not work/);
      expect(said).toContain('Code 900329');
      expect(said).toMatch(/request id/);
      desk.sandbox.partnerCenter.faults.clear();
    },
    900_000,
  );
});

describe('an Azure plan', () => {
  const placed = () =>
    desk.sandbox.partnerCenter.orders().filter(({ customerName }) => customerName === 'Trey Research');

  it('is offered in the market', async () => {
    const offered = await answer('offers for Trey Research', /Azure offers in the market US/);
    expect(offered).toContain('Azure plan');
    expect(offered).toContain('MS-AZR-0145P · billed by usage');
    expect(offered).toContain('buy azure plan for Trey Research');
    await answer('offer MS-AZR-0145P for Trey Research', /1 in all/);
    await answer('offers DZH318Z0BPS6 for Trey Research', /only found among the products/);
  }, 900_000);

  it('is asked for, approved by somebody else, bought once, and can then pay', async () => {
    await answer('subscriptions Trey Research', /has no Azure plan/);
    await teams().say(ALEX, teams().places.purchases, 'buy an Azure plan for Trey Research');
    const thread = hands.threadOf(ALEX);
    const card = await hands.offering(ALEX, 'Confirm', thread);
    expect(hands.wordsOf(card)).toContain('Azure plan for Trey Research');
    expect(hands.wordsOf(card)).toContain('costs nothing by itself');
    expect(hands.wordsOf(card)).not.toMatch(/Region|Term|reservation/);
    expect(hands.buttons(ALEX, card)).toEqual(['Confirm', 'Cancel']);
    const id = /R-[0-9A-Z]{6}/.exec(hands.wordsOf(card))![0];
    await answer(`edit ${id}`, /nothing to change|Only Alex/);

    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.press(ALEX, 'Approve', {}, thread);
    await hands.hears(/somebody else must approve/, thread);
    expect(placed()).toHaveLength(0);
    await hands.press(MEGAN, 'Approve', {}, thread);
    const done = await hands.hears(/is bought and active/, thread);
    expect(hands.wordsOf(done)).toContain('Azure plan for Trey Research');
    expect(placed()).toHaveLength(1);
    expect(placed()[0]!.lines[0]!.catalogItemId).toMatch(/^DZH318Z0BPS6:0001:/);

    expect(await answer('subscriptions Trey Research', /Can pay for reservations/)).toContain('Azure plan, active');
    expect(await answer('orders Trey Research', /in all|placed as/)).toContain(id);
    await answer('buy azure plan for Trey Research', /already has an Azure plan/);
    expect(placed()).toHaveLength(1);
  }, 900_000);

  it.each([
    ['Contoso', /already has an Azure plan/],
    ['Adventure Works', /already has a legacy Azure subscription/],
    ['Litware', /fits several customers/],
    ['Nobody At All', /I know no customer/],
  ])(
    'is refused for %s with a sentence',
    async (name, words) => {
      await answer(`buy azure plan for ${name}`, words);
    },
    900_000,
  );
});
