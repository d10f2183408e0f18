import { findSku } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

const titles = async (query: string) => (await started.api('GET', `/products?${query}`)).list().map((one) => one.title);

test('target views divide the catalogue', async () => {
  const all = await titles('country=DE&targetView=AzureReservations&targetSegment=commercial');
  const machines = await titles('country=DE&targetView=AzureReservationsVM&targetSegment=commercial');
  const sql = await titles('country=DE&targetView=AzureReservationsSQL');
  expect(machines.length).toBeGreaterThan(40);
  expect(sql.every((title) => /SQL/.test(String(title)))).toBe(true);
  expect(all.length).toBeGreaterThan(machines.length + sql.length);
  expect(await titles('country=DE&targetView=MicrosoftAzure')).toEqual(['Azure plan']);
});

test('customers with an Azure plan see other products than those without', async () => {
  const plan = await titles('country=DE&targetView=AzureReservationsVM&reservationScope=AzurePlan');
  const legacy = await titles('country=DE&targetView=AzureReservationsVM');
  expect(plan).toContain('Virtual Machines Dsv6 Series');
  expect(legacy).not.toContain('Virtual Machines Dsv6 Series');
  expect(legacy).toContain('Virtual Machines Av2 High Memory Series');
  expect(plan).not.toContain('Virtual Machines Av2 High Memory Series');
});

test('nothing is sold in a closed market, and wrong views and segments are refused', async () => {
  expect(await titles('country=BR&targetView=AzureReservations')).toEqual([]);
  const refusals = ['country=DE&targetView=Nonsense', 'country=DE&targetView=Azure&targetSegment=x', 'country=ZZ', ''];
  const codes = refusals.map(async (query) => (await started.api('GET', `/products?${query}`)).at('code'));
  expect(await Promise.all(codes)).toEqual(['400036', '400030', '2030', '800002']);
});

test('a SKU tells what it needs and how it is billed', async () => {
  const { productId, skuId } = await findSku(started);
  const sku = await started.api('GET', `/products/${productId}/skus/${skuId}?country=DE`);
  expect(sku.json).toMatchObject({
    supportedBillingCycles: ['one_time', 'monthly'],
    purchasePrerequisites: ['AzureSubscriptionRegistration', 'InventoryCheck'],
    provisioningVariables: ['Scope', 'SubscriptionId'],
    dynamicAttributes: { armSkuName: 'Standard_D2s_v5', armRegionName: 'westeurope', duration: '3Years', cores: '2' },
  });
  const skus = await started.api('GET', `/products/${productId}/skus?country=DE`, undefined, { 'MS-RequestId': 'abc' });
  expect(skus.headers.get('ms-requestid')).toBe('abc,abc');
});

test('availabilities are in the currency of the market and hold until they are reissued', async () => {
  const { productId, skuId, catalogItemId } = await findSku(started);
  const path = `/products/${productId}/skus/${skuId}/availabilities`;
  const all = await started.api('GET', `${path}?country=CH`);
  expect(all.list().map((one) => one.segment)).toEqual(['commercial', 'education', 'government']);
  expect(all.at('items.0.defaultCurrency')).toEqual({ code: 'CHF', symbol: 'CHF' });
  const id = catalogItemId.split(':')[2];
  expect((await started.api('GET', `${path}/${id}?country=DE`)).at('catalogItemId')).toBe(catalogItemId);
  started.simulation.reissueAvailabilities();
  const stale = await started.api('GET', `${path}/${id}?country=DE`);
  expect([stale.status, stale.at('code')]).toEqual([404, '400019']);
});

test('availabilities are reissued by time as well', async () => {
  const before = await findSku(started);
  started.simulation.advance(started.simulation.settings().availabilityLifeMs);
  expect((await findSku(started)).catalogItemId).not.toBe(before.catalogItemId);
});
