import { itemOf, plansOf, termOf } from '../../../../bot/commerce/partner-center/catalogue';
import { sku as schema } from '../../../../bot/commerce/partner-center/schemas/products';
import { list, openShop, REQUEST, SKU, type Shop } from './shop';

const PRODUCT = {
  id: 'DZH0VM',
  title: 'Virtual Machines Dv5 Series',
  productType: { id: 'Azure', subType: { id: 'VirtualMachines' } },
};
const item = (raw: object) => itemOf(schemaProduct, schema.parse(raw));
const schemaProduct = { ...PRODUCT, productType: { id: 'Azure', subType: { id: 'VirtualMachines' } } };

test.each([
  ['1Year', 'P1Y'],
  ['3Years', 'P3Y'],
  ['1year', 'P1Y'],
  ['5 Years', 'P5Y'],
  ['P3Y', 'P3Y'],
  ['p1y', 'P1Y'],
  ['1Month', undefined],
  ['2Years', undefined],
  [undefined, undefined],
])('the term of %s is %s', (duration, term) => {
  expect(termOf(duration)).toBe(term);
});

test('billing cycles in any spelling; none listed means upfront', () => {
  expect(plansOf(['one_time', 'monthly', 'annual'])).toEqual(['Upfront', 'Monthly']);
  expect(plansOf(['OneTime'])).toEqual(['Upfront']);
  expect(plansOf(undefined)).toEqual(['Upfront']);
  expect(plansOf(['annual'])).toEqual([]);
});

test('a SKU becomes a line of the catalogue', () => {
  expect(item(SKU)).toEqual({ ...REQUEST.item });
});

test('without attributes the title tells sku, region and term', () => {
  expect(item({ ...SKU, dynamicAttributes: undefined })).toMatchObject({
    sku: 'Standard_D2s_v5',
    region: 'euwest',
    regionTitle: 'EU West',
    term: 'P3Y',
  });
});

test('what is no reservation is left out', () => {
  expect(item({ ...SKU, dynamicAttributes: {}, title: 'Something else' })).toBeUndefined();
  expect(item({ ...SKU, supportedBillingCycles: ['annual'] })).toBeUndefined();
});

describe('read from Partner Center', () => {
  let shop: Shop;
  beforeEach(async () => {
    shop = await openShop();
    shop.server.on('GET /v1/products', list(PRODUCT, { title: 'no id' }));
    shop.server.on('GET /v1/products/DZH0VM/skus', list(SKU, { ...SKU, id: '00A2' }, { broken: true }));
  });
  afterEach(() => shop.close());

  test('once for everybody who asks at the same time, for plans and for legacy apart', async () => {
    const { customer, billingScope } = REQUEST;
    const read = () => shop.partnerCenter.catalogue({ customer, billingScope });
    const [first, second] = await Promise.all([read(), read()]);
    expect(first.items.map(({ ref }) => ref)).toEqual(['DZH0VM/00A1', 'DZH0VM/00A2']);
    expect(first.fetchedAt).toBe('2026-11-21T10:00:00.000Z');
    expect(second).toBe(first);
    await shop.partnerCenter.catalogue({ customer, billingScope: { ...billingScope, kind: 'legacy-csp' } });
    const asked = shop.server.requests('GET /v1/products').map(({ query }) => Object.fromEntries(query));
    expect(asked).toEqual([
      { country: 'DE', reservationScope: 'AzurePlan', targetView: 'AzureReservations' },
      { country: 'DE', targetView: 'AzureReservations' },
    ]);
  });

  test('a product that cannot be read is trouble, not a smaller catalogue', async () => {
    shop.server.on('GET /v1/products/DZH0VM/skus', { status: 503 });
    await expect(shop.partnerCenter.catalogue({ customer: REQUEST.customer })).rejects.toMatchObject({ retry: true });
  });
});
