import { ADELE } from '../../deployment/sandbox/people';
import { askingIn } from '../support/ask-bot';
import { startDesk, type TestDesk } from '../support/start-desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
}, 900_000);
afterAll(() => desk.stop());

const ask = askingIn(() => desk.sandbox.teams);
const answer = (text: string, words: RegExp) => ask(ADELE, text, words);

describe('customers', () => {
  it('lists them by page with domain and market', async () => {
    const first = await answer('customers', /1–10 of 240/);
    expect(first).toContain('Write "customers page 2" to see more.');
    expect(await answer('customers page 24', /231–240 of 240/)).not.toContain('to see more');
    expect(await answer('customers 99', /no page 99/)).toContain('the last one is 24');
  }, 900_000);

  it('finds by part of a name, in any script, and shows names as they are', async () => {
    expect(await answer('customers litware', /2 in all/)).toContain('litwareinc.onmicrosoft.com · market US');
    expect(await answer('customers müller', /Müller & Söhne GmbH/)).toContain('market DE');
    expect(await answer('customers trading', /1 in all/)).toContain('*Star* _Trading_ [Ltd](Co) `x`');
    expect(await answer('customers nobody-of-that-name', /No customer fits "nobody-of-that-name"/)).toContain(
      'customers',
    );
  }, 900_000);

  it('shows one with agreement, validation, market and what can pay', async () => {
    const contoso = await answer('customer contoso', /Microsoft Customer Agreement/);
    expect(contoso).toContain('Reservations are sold in DE');
    expect(contoso).toContain('Contoso Azure plan (Azure plan, active)');
    expect(await answer('customer Tailspin Toys', /has not accepted the Microsoft Customer Agreement/)).toContain('✖');
    expect(await answer('customer wingtiptoys.onmicrosoft.com', /does not allow purchases/)).toContain('Wingtip Toys');
    expect(await answer('customer Trey Research', /Nothing can pay/)).toContain('subscriptions Trey Research');
  }, 900_000);

  it('asks which one when a name means two, and knows them by domain and id', async () => {
    const asked = await answer('customer Litware', /fits several customers/);
    expect(asked).toContain('litware.onmicrosoft.com');
    expect(asked).toContain('litwareinc.onmicrosoft.com');
    const byDomain = await answer('customer litwareinc.onmicrosoft.com', /Tenant id/);
    const id = /[0-9a-f-]{36}/.exec(byDomain)![0];
    expect(await answer(`customer ${id}`, /Tenant id/)).toBe(byDomain);
    expect(await answer('customer Kontoso', /I know no customer/)).toContain('Did you mean Contoso or Contoso Retail?');
  }, 900_000);
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
  }, 900_000);

  it('registers what pays and tells how far that is', async () => {
    expect(await answer('registration Fabrikam', /Not registered yet/)).toContain('Fabrikam Azure plan');
    await answer('register Fabrikam', /Asked Partner Center to register "Fabrikam Azure plan" of Fabrikam/);
    await answer('register Fabrikam, Fabrikam Azure plan', /is registered|being registered/);
    const isDone = async () => /Registered: it can pay/.test(await answer('registration status of Fabrikam', /Regist/));
    while (!(await isDone()));
    expect(await answer('register Contoso Retail', /has several subscriptions/)).toContain('Outlets');
    await answer('register Contoso Retail Outlets', /Asked Partner Center to register "Outlets"/);
    await answer('register Shops for Contoso Retail', /registered for reservations already/);
    await answer('register Contoso Retail, Warehouses', /is none of its subscriptions/);
    await answer('register Proseware', /no Azure subscription that could be registered/);
  }, 900_000);
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
  }, 900_000);

  it('searches SKUs with or without region and tells the age of the catalogue', async () => {
    const found = await answer('skus d4s v5 in west europe for Contoso', /SKUs that fit "d4s v5" in westeurope/);
    expect(found.indexOf('Standard_D4s_v5')).toBeGreaterThan(0);
    expect(found).toContain('Catalogue of the market DE, read');
    expect(found).toContain('availability Standard_D4s_v5 in westeurope');
    expect(await answer('skus d4s v5 westeurope for Contoso', /in westeurope/)).toContain('Standard_D4s_v5');
    expect(await answer('skus for Contoso page 2', /11–20 of \d+/)).toContain('page 3');
    await answer('skus zzz999 for Contoso', /No SKU fits "zzz999" in the market DE/);
    await answer('skus d4s in atlantis for Contoso', /knows no region "atlantis"/);
  }, 900_000);

  it('tells availabilities and prices of a SKU for each term, and its stock', async () => {
    const offered = await answer('availability Standard_D2s_v5 in westeurope for Contoso', /catalogue item DZH/);
    expect(offered).toMatch(/1 year[\s\S]*3 years/);
    expect(offered).toMatch(/EUR, segment commercial/);
    expect(offered).toMatch(/36 payments of [\d.,]+ EUR/);
    expect(await answer('availability for Contoso, 3 years, westeurope, d2s v5', /3 years/)).not.toContain('1 year\n');
    await answer('availability Standard_D2s_v9 in westeurope for Contoso', /has no SKU "Standard_D2s_v9". Near it/);
    await answer('availability for Contoso', /I need a SKU, a region and a customer/);
    await answer('inventory Standard_D2s_v5 in westeurope for Contoso', /In stock, without restriction/);
  }, 900_000);
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
      expect(await answer(`help ${command}`, /Example: /)).toContain(`Example: ${command}`);
    },
    900_000,
  );
});
