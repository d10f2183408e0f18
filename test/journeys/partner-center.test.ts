import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, type TestDesk } from '../support/start-desk';

const BUY = 'buy 2 Standard_D2s_v5 in westeurope for Contoso, 1 year, upfront, subscription "Contoso Azure plan"';

let desk: TestDesk;
let hands: Hands;
beforeAll(async () => {
  desk = await startDesk();
  hands = handsOn(desk.sandbox.teams);
}, 60_000);
afterAll(() => desk.stop());

const teams = () => desk.sandbox.teams;

/** Asks in a new thread of the channel and answers what the bot said in the end, as one text without escapes. */
async function answer(text: string, words: RegExp, person = ADELE): Promise<string> {
  await teams().say(person, teams().places.purchases, text);
  const thread = hands.threadOf(person);
  await teams().waitFor(
    (now) => now.messages(thread).some((message) => message.author.bot && !isWaiting(hands.wordsOf(message))),
    60_000,
  );
  const said = teams()
    .messages(thread)
    .filter((message) => message.author.bot && !isWaiting(hands.wordsOf(message)))
    .map(hands.wordsOf)
    .join('\n')
    .replace(/\\/g, '');
  expect(said).toMatch(words);
  return said;
}
const isWaiting = (words: string) => words.includes('the answer follows here');

describe('customers', () => {
  it('lists them by page with domain and market', async () => {
    const first = await answer('customers', /1–10 of 240/);
    expect(first).toContain('Write "customers page 2" to see more.');
    expect(await answer('customers page 24', /231–240 of 240/)).not.toContain('to see more');
    expect(await answer('customers 99', /no page 99/)).toContain('the last one is 24');
  }, 60_000);

  it('finds by part of a name, in any script, and shows names as they are', async () => {
    expect(await answer('customers litware', /2 in all/)).toContain('litwareinc.onmicrosoft.com · market US');
    expect(await answer('customers müller', /Müller & Söhne GmbH/)).toContain('market DE');
    expect(await answer('customers trading', /1 in all/)).toContain('*Star* _Trading_ [Ltd](Co) `x`');
    expect(await answer('customers nobody-of-that-name', /No customer fits "nobody-of-that-name"/)).toContain(
      'customers',
    );
  }, 60_000);

  it('shows one with agreement, validation, market and what can pay', async () => {
    const contoso = await answer('customer contoso', /Microsoft Customer Agreement/);
    expect(contoso).toContain('Reservations are sold in DE');
    expect(contoso).toContain('Contoso Azure plan (Azure plan, active)');
    expect(await answer('customer Tailspin Toys', /has not accepted the Microsoft Customer Agreement/)).toContain('✖');
    expect(await answer('customer wingtiptoys.onmicrosoft.com', /does not allow purchases/)).toContain('Wingtip Toys');
    expect(await answer('customer Trey Research', /Nothing can pay/)).toContain('subscriptions Trey Research');
  }, 60_000);

  it('asks which one when a name means two, and knows them by domain and id', async () => {
    const asked = await answer('customer Litware', /fits several customers/);
    expect(asked).toContain('litware.onmicrosoft.com');
    expect(asked).toContain('litwareinc.onmicrosoft.com');
    const byDomain = await answer('customer litwareinc.onmicrosoft.com', /Tenant id/);
    const id = /[0-9a-f-]{36}/.exec(byDomain)![0];
    expect(await answer(`customer ${id}`, /Tenant id/)).toBe(byDomain);
    expect(await answer('customer Kontoso', /I know no customer/)).toContain('Did you mean Contoso or Contoso Retail?');
  }, 60_000);
});

describe('what pays', () => {
  it('tells what can and what cannot, and why', async () => {
    const retail = await answer('subscriptions Contoso Retail', /Can pay for reservations/);
    expect(retail).toContain('Cannot pay: The subscription is suspended');
    expect(retail).not.toContain('Microsoft 365');
    expect(await answer('subscriptions for Contoso', /Contoso Production \(active/)).toContain('Azure plan, active');
    expect(await answer('subscriptions Relecloud', /no active Azure subscription/)).toContain('✖');
    expect(await answer('subscriptions Trey Research', /has no Azure plan/)).toContain(
      'buy azure plan for Trey Research',
    );
  }, 60_000);

  it('registers what pays and tells how far that is', async () => {
    expect(await answer('registration Fabrikam', /Not registered yet/)).toContain('Fabrikam Azure plan');
    await answer('register Fabrikam', /Asked Partner Center to register "Fabrikam Azure plan" of Fabrikam/);
    await answer('register Fabrikam, Fabrikam Azure plan', /is registered|being registered/);
    await teams().waitFor(() => true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await answer('registration status of Fabrikam', /Registered: it can pay/)).toContain('Fabrikam');
    expect(await answer('register Contoso Retail', /has several subscriptions/)).toContain('Outlets');
    await answer('register Contoso Retail Outlets', /Asked Partner Center to register "Outlets"/);
    await answer('register Shops for Contoso Retail', /registered for reservations already/);
    await answer('register Contoso Retail, Warehouses', /is none of its subscriptions/);
    await answer('register Proseware', /no Azure subscription that could be registered/);
  }, 60_000);
});

describe('the catalogue', () => {
  it('lists products of a market and shows one', async () => {
    const all = await answer('products for Contoso', /Products that are sold as reservations in DE/);
    expect(all).toMatch(/page 2/);
    expect(await answer('products sql for Contoso', /fit "sql"/)).toContain('SQL');
    const one = await answer('product Virtual Machines Dsv5 Series for Contoso', /Reservation type/);
    expect(one).toContain('West Europe');
    const id = /DZH[0-9A-Z]{9}/.exec(one)![0];
    expect(await answer(`product ${id} for contoso`, /Reservation type/)).toBe(one);
    await answer('product Virtual Machines for Contoso', /fits several products/);
    await answer('product unobtainium for Contoso', /No product in DE fits "unobtainium"/);
    await answer('products', /This is the market of/);
  }, 60_000);

  it('searches SKUs with or without region and tells the age of the catalogue', async () => {
    const found = await answer('skus d4s v5 in west europe for Contoso', /SKUs that fit "d4s v5" in westeurope/);
    expect(found.indexOf('Standard_D4s_v5')).toBeGreaterThan(0);
    expect(found).toContain('Catalogue of the market DE, read');
    expect(found).toContain('availability Standard_D4s_v5 in westeurope');
    expect(await answer('skus d4s v5 westeurope for Contoso', /in westeurope/)).toContain('Standard_D4s_v5');
    expect(await answer('skus for Contoso page 2', /11–20 of \d+/)).toContain('page 3');
    await answer('skus zzz999 for Contoso', /No SKU fits "zzz999" in the market DE/);
    await answer('skus d4s in atlantis for Contoso', /knows no region "atlantis"/);
  }, 120_000);

  it('tells availabilities and prices of a SKU for each term, and its stock', async () => {
    const offered = await answer('availability Standard_D2s_v5 in westeurope for Contoso', /catalogue item DZH/);
    expect(offered).toMatch(/1 year[\s\S]*3 years/);
    expect(offered).toMatch(/EUR, segment commercial/);
    expect(offered).toMatch(/36 payments of [\d.,]+ EUR/);
    expect(await answer('availability for Contoso, 3 years, westeurope, d2s v5', /3 years/)).not.toContain('1 year\n');
    await answer('availability Standard_D2s_v9 in westeurope for Contoso', /has no SKU "Standard_D2s_v9". Near it/);
    await answer('availability for Contoso', /I need a SKU, a region and a customer/);
    await answer('inventory Standard_D2s_v5 in westeurope for Contoso', /In stock, without restriction/);
  }, 60_000);
});

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
  }, 60_000);

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
    60_000,
  );

  it('says what is needed, and that new orders take their time', async () => {
    const id = await past();
    await answer(`order for Northwind Traders ${id}`, /Billing cycle/);
    await answer(`order ${id}`, /Whose order is that/);
    await answer(`order ${id} for Contoso`, /was not found[\s\S]*within the last 15 minutes/);
    await answer('order R-ZZZZZZ', /was not found/);
  }, 60_000);

  it('links what was bought here, also before Partner Center lists it', async () => {
    await teams().say(ALEX, teams().places.purchases, BUY);
    const thread = hands.threadOf(ALEX);
    await hands.press(ALEX, 'Confirm', {}, thread);
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hands.hears(/is bought and active/, thread);
    const [{ id, lines }] = desk.sandbox.partnerCenter.orders() as [{ id: string; lines: { friendlyName: string }[] }];
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
  }, 120_000);
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
  }, 120_000);

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
    60_000,
  );
});

describe('help', () => {
  it.each([
    'customers',
    'customer',
    'subscriptions',
    'register',
    'registration',
    'products',
    'product',
    'skus',
    'availability',
    'inventory',
    'order',
    'orders',
    'reservations',
  ])(
    'explains %s with an example',
    async (command) => {
      expect(await answer(`help ${command}`, /Example: /, ALEX)).toContain(`Example: ${command}`);
    },
    60_000,
  );
});
