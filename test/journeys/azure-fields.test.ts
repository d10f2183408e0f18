import { ADELE, ALEX, MEGAN } from '../../deployment/sandbox/people';
import { PRODUCTS, type Product } from '../../deployment/sandbox/azure/products';
import { startSandbox, type Sandbox } from '../../deployment/sandbox/sandbox';
import { RESERVED_RESOURCE_TYPES } from '../../bot/commerce/azure/resource-types';
import { azureHands, COMPLETE, until } from '../support/azure-hands';
import { handsOn, type Hands } from '../support/hands';
import { startDesk, TOKEN, type TestDesk } from '../support/start-desk';

/** A type that nobody has heard of when this was written. */
const UNKNOWN: Product = {
  ...(PRODUCTS.find(({ resourceType }) => resourceType === 'CosmosDb') as Product),
  resourceType: 'BrandNewThing',
  sku: 'BNT_100_Units',
  title: 'Brand new thing',
};
const TENANT = '11111111-2222-4333-8444-555555555555';
const GROUP = '/providers/Microsoft.Management/managementGroups/finance';

let desk: TestDesk;
let hands: Hands;
let contoso: string;
beforeAll(async () => {
  const types = [...RESERVED_RESOURCE_TYPES, UNKNOWN.resourceType].join();
  const env = { BACK_ENDS: 'partner-center,azure', AZURE_REGIONS: 'westeurope', AZURE_RESOURCE_TYPES: types };
  contoso = await idOfContoso();
  desk = await startDesk(env, 100, bringContosoToAzure);
  hands = handsOn(desk.sandbox.teams);
}, 900_000);
afterAll(() => desk.stop());

/** The id is the same for every sandbox of one seed. */
async function idOfContoso(): Promise<string> {
  const probe = await startSandbox({ port: 0, botEndpoint: 'http://127.0.0.1:1', token: TOKEN });
  try {
    const url = `${probe.url}/partner-center/v1/customers?size=500`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${TOKEN}` } });
    const { items } = (await response.json()) as { items: { id: string; companyProfile: { companyName: string } }[] };
    return items.find(({ companyProfile }) => companyProfile.companyName === 'Contoso')!.id;
  } finally {
    await probe.close();
  }
}

/** Contoso has one subscription of its own, and one that a partner bills. */
function bringContosoToAzure({ azure: { world } }: Sandbox): void {
  (PRODUCTS as Product[]).push(UNKNOWN);
  const tenants = world.tenants as (typeof world.tenants)[number][];
  tenants.push({ ...tenants[0]!, id: contoso, name: 'Contoso', domain: 'contoso.example' });
  const [pattern] = world.subscriptions;
  const own = { ...pattern!, id: '22222222-2222-4333-8444-000000000001', tenantId: contoso, name: 'Own agreement' };
  const billed = { ...own, id: '22222222-2222-4333-8444-000000000002', name: 'Billed by us', partnerManaged: true };
  world.subscriptions.push(own, billed);
}

const alex = azureHands(() => desk.sandbox);
const { hears } = alex;
const CONTOSO = 'buy 3 Standard_D2s_v5 in westeurope for Contoso, 3 years, monthly';

describe('customers of both back ends', () => {
  it.each([
    ['Contoso Retail', 'Partner Center'],
    ['Lamna Healthcare', 'Azure'],
  ])(
    'are found; %s is bought for through %s, and the form says so',
    async (customer, way) => {
      const thread = await alex.ask(`buy Standard_D2s_v5 in westeurope for ${customer}`);
      const form = await hands.offering(ALEX, 'Continue', thread);
      expect(hands.wordsOf(form)).toMatch(new RegExp(`${customer} .*, via ${way}`));
    },
    900_000,
  );

  it('asks for the way when both know the customer, and takes the one that is said', async () => {
    const thread = await alex.ask(CONTOSO);
    const form = await hands.offering(ALEX, 'Continue', thread);
    expect(hands.wordsOf(form).replaceAll('\\', '')).toContain('write "via Azure" or "via Partner Center"');
    expect(alex.said(thread)).not.toContain('Ready to confirm');
    await alex.reply(thread, 'via Azure');
    await hears(thread, /Noted: way of buying/);
    await alex.reply(thread, 'subscription "Own agreement"');
    await hears(thread, /Ready to confirm[\s\S]*Bought through\nAzure\n/);

    const other = await alex.ask(`${CONTOSO} through Partner Center`);
    await hears(other, /Ready to confirm[\s\S]*Bought through\nPartner Center\n/);
  }, 900_000);

  it('can be chosen on the card', async () => {
    const thread = await alex.ask(CONTOSO);
    await hands.press(ALEX, 'Continue', { customer: `partner-center ${contoso}` }, thread);
    await hears(thread, /Bought through\nPartner Center\n/);
  }, 900_000);

  it('sends a subscription that a partner bills to Partner Center, with a sentence and not by itself', async () => {
    const before = alex.puts();
    const thread = await alex.ask(`${CONTOSO} via Azure, subscription "Billed by us"`);
    const all = await hears(thread, /changed the request to Contoso via Partner Center/);
    expect(all).not.toContain('Ready to confirm');
    await hands.press(ALEX, 'Continue', {}, thread);
    await hands.press(ALEX, 'Confirm', {}, thread);
    expect(alex.said(thread)).toMatch(/Bought through\nPartner Center\n/);
    await hands.press(MEGAN, 'Approve', {}, thread);
    await hears(thread, /is bought and active/);
    expect(alex.puts()).toBe(before);
    expect(desk.sandbox.partnerCenter.orders()).toHaveLength(1);
  }, 900_000);
});

describe('every field of the purchase', () => {
  it('can be said in a sentence', async () => {
    const thread = await alex.approved(
      `${COMPLETE}, name clinic-vms, management group finance in tenant ${TENANT}, flexibility off, renew yes, review 2029-06-30`,
    );
    const all = await hears(thread, /is bought and active/);
    expect(all).toMatch(/Management group, .*finance, in tenant 1111/);
    expect(alex.purchased().properties).toEqual({
      reservedResourceType: 'VirtualMachines',
      billingScopeId: expect.stringMatching(/^\/subscriptions\//) as string,
      term: 'P3Y',
      billingPlan: 'Monthly',
      quantity: 3,
      displayName: expect.stringMatching(/^clinic-vms_R-[0-9A-Z]{6}$/) as string,
      appliedScopeType: 'ManagementGroup',
      appliedScopeProperties: { managementGroupId: GROUP, tenantId: TENANT },
      reservedResourceProperties: { instanceFlexibility: 'Off' },
      renew: true,
      reviewDateTime: '2029-06-30T00:00:00.000Z',
    });
  }, 900_000);

  it('can be filled in on the form, whose details appear where they apply', async () => {
    const thread = await alex.ask('buy Standard_D2s_v5 in westeurope for Lamna Healthcare');
    const first = await hands.offering(ALEX, 'Continue', thread);
    expect(labels(first)).toEqual(expect.arrayContaining(['Instance size flexibility', 'Review the reservation on']));
    expect(labels(first)).not.toContain('Only this resource group');
    const inputs = {
      subscription: 'Clinical systems',
      term: 'P1Y',
      billingPlan: 'Upfront',
      quantity: '2',
      displayName: 'lab',
      appliedScopeType: 'Single',
      renew: 'true',
      instanceFlexibility: 'On',
      reviewDate: '2029-01-31',
    };
    await alex.teams().click(ALEX, first.id, { title: 'Continue', inputs });
    await hears(thread, /Subscription the discount applies to/);
    const second = await hands.offering(ALEX, 'Continue', thread);
    expect(labels(second)).toEqual(
      expect.arrayContaining(['Subscription the discount applies to', 'Only this resource group']),
    );
    const [clinical] = desk.sandbox.azure.world.subscriptions;
    const applied = { appliedSubscription: clinical!.id, resourceGroup: 'web' };
    await alex.teams().click(ALEX, second.id, { title: 'Continue', inputs: applied });
    await hears(thread, /Ready to confirm/);
    expect(alex.priced().properties).toMatchObject({
      billingPlan: 'Upfront',
      appliedScopeType: 'Single',
      appliedScopeProperties: { resourceGroupId: `/subscriptions/${clinical!.id}/resourceGroups/web` },
      reservedResourceProperties: { instanceFlexibility: 'On' },
      renew: true,
      reviewDateTime: '2029-01-31T00:00:00.000Z',
    });
  }, 900_000);

  it.each([
    ['flexibility on', 'CosmosDB_100RU', '3 years', 'monthly', /Only virtual machines have instance size flexibility/],
    ['', 'Databricks_DBCU_12500', '1 year', 'monthly', /is paid upfront, not monthly/],
    ['', 'Standard_D2s_v5', '5 years', 'upfront', /is sold in West Europe for 1 year and 3 years, not 5 years/],
    ['', 'Standard_F4s_v2', '1 year', 'upfront', /for 3 years, not 1 year/],
    [`name ${'x'.repeat(60)}`, 'Standard_D2s_v5', '1 year', 'upfront', /55 at most/],
    ['review 2020-01-31', 'Standard_D2s_v5', '1 year', 'upfront', /review date must be a date in the future/],
  ])(
    'what is not sold gets a sentence: %s %s %s %s',
    async (more, sku, term, plan, words) => {
      const asked = `buy 1 ${sku} in westeurope for Lamna Healthcare, subscription Clinical systems, ${term}, ${plan}`;
      const thread = await alex.ask([asked, more].filter(Boolean).join(', '));
      expect(await hears(thread, words)).not.toContain('Ready to confirm');
    },
    900_000,
  );

  it('leaves out of the form what the resource type does not have', async () => {
    const thread = await alex.ask('buy 1 CosmosDB_100RU in westeurope for Lamna Healthcare');
    expect(labels(await hands.offering(ALEX, 'Continue', thread))).not.toContain('Instance size flexibility');
  }, 900_000);

  it.each([...RESERVED_RESOURCE_TYPES, UNKNOWN.resourceType])(
    'takes the resource type %s',
    async (type) => {
      const product = [...PRODUCTS, UNKNOWN].find(({ resourceType }) => resourceType === type)!;
      const term = { P1Y: '1 year', P3Y: '3 years', P5Y: '5 years' }[product.terms.at(-1) as 'P1Y'];
      const asked = `buy 1 sku ${product.sku}, product: ${type}, in westeurope for Lamna Healthcare`;
      await alex
        .teams()
        .say(ADELE, alex.teams().places.personal(ADELE), `${asked}, subscription Clinical systems, ${term}, upfront`);
      await until(() => alex.priced()?.properties.reservedResourceType === type);
      expect(alex.priced()).toMatchObject({ sku: { name: product.sku }, properties: { term: product.terms.at(-1) } });
    },
    900_000,
  );
});

function labels(message: { activity: Record<string, unknown> }): string[] {
  return [...JSON.stringify(message.activity).matchAll(/"label":"([^"]+)"/g)].map(([, label]) => label!);
}
