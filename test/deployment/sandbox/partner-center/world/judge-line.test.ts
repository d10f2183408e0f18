import { createCart, findSku, lineFor, type Found } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
let found: Found;
beforeAll(async () => {
  started = await start();
  found = await findSku(started);
});
afterAll(() => started.close());

const errorOf = async (changes: Record<string, unknown>, of = found) =>
  (await createCart(started, of, lineFor(of, changes))).at('lineItems.0.error.errorCode');
const subscriptionsOf = async (customerId: string) =>
  (await started.api('GET', `/customers/${customerId}/subscriptions`)).list();

test('a line that can be bought has no error and a price', async () => {
  const cart = await createCart(started, found);
  expect(cart.at('lineItems.0.error')).toBeUndefined();
  const price = cart.number('lineItems.0.pricing.price');
  expect(cart.number('lineItems.0.pricing.extendedPrice')).toBeCloseTo(price * 36 * 3, 2);
});

test.each([
  [{ catalogItemId: 'DZH318Z0NONE:0001:DZH318Z00000' }, 'CatalogItemIdIsNotValid'],
  [{ billingCycle: 'annual' }, 'BillingPlanNotSupported'],
  [{ termDuration: 'P1Y' }, 'InvalidInput'],
  [{ quantity: 0 }, 'InvalidInput'],
  [{ provisioningContext: { scope: 'everything' } }, 'InvalidInput'],
  [{ provisioningContext: { scope: 'shared', subscriptionId: 'none' } }, 'SubscriptionIsNotValid'],
])('%j is answered with the line error %s', async (changes, expected) => {
  expect(await errorOf(changes)).toBe(expected);
});

test('single scope needs an active Azure subscription of the plan', async () => {
  const path = `/customers/${found.customerId}/subscriptions/${found.payerId}/azureEntitlements`;
  const entitlementId = (await started.api('GET', path)).string('items.1.id');
  expect(await errorOf({ provisioningContext: { scope: 'single', entitlementId } })).toBeUndefined();
  expect(await errorOf({ provisioningContext: { scope: 'single', subscriptionId: found.payerId } })).toBe(
    'SubscriptionIsNotValid',
  );
});

test('an unregistered subscription cannot pay', async () => {
  const fabrikam = await findSku(started, { customer: 'Fabrikam', country: 'US' });
  expect(await errorOf({}, fabrikam)).toBe('SubscriptionNotRegistered');
});

test('a plan without active Azure subscriptions cannot pay', async () => {
  const relecloud = await findSku(started, { customer: 'Relecloud', country: 'AU' });
  expect(await errorOf({}, relecloud)).toBe('SubscriptionIsNotEnabledForRI');
});

test('a product for Azure plans cannot be paid by a legacy subscription', async () => {
  const customerId = await started.customer('Adventure Works');
  const legacy = (await subscriptionsOf(customerId))[0];
  const plan = await findSku(started, {
    customer: 'Adventure Works Cycles',
    country: 'CH',
    armSku: 'Standard_D2s_v6',
    region: 'eastus',
    product: 'Virtual Machines Dsv6 Series',
  });
  expect(await errorOf({}, { ...plan, customerId, payerId: String(legacy?.id) })).toBe('SubscriptionIsNotEnabledForRI');
});

test('what can only be paid at once is not sold monthly', async () => {
  const databricks = await findSku(started, {
    armSku: 'Databricks_12500_DBCU',
    region: '',
    product: 'Azure Databricks',
  });
  expect(await errorOf({}, databricks)).toBe('BillingPlanNotSupported');
  expect(await errorOf({ billingCycle: 'one_time' }, databricks)).toBeUndefined();
});

test('restricted sizes are not available', async () => {
  const path = `/products/${found.productId}/skus?country=DE&size=500`;
  const body = { TargetItems: [{ ProductId: found.productId }], InventoryContext: { armRegionName: 'japanwest' } };
  const restricted = (await started.api('POST', '/extensions/product/checkinventory', body))
    .list('')
    .find((item) => item.isRestricted);
  const skuId = String(restricted?.skuId);
  const sku = await started.api('GET', `/products/${found.productId}/skus/${skuId}?country=DE`);
  const availabilities = await started.api('GET', path.replace('?', `/${skuId}/availabilities?`));
  const catalogItemId = availabilities.string('items.0.catalogItemId');
  const termDuration = sku.at('dynamicAttributes.duration') === '1Year' ? 'P1Y' : 'P3Y';
  expect(await errorOf({ catalogItemId, termDuration })).toBe('InventoryNotAvailable');
});

test('error codes can be numbers, prices can be left out, and the names can be in Pascal case', async () => {
  started.simulation.settings({ cartErrorForm: 'number', cartPricing: false });
  expect(await errorOf({ quantity: 0 })).toBe(10010);
  const { catalogItemId: CatalogItemId, payerId: SubscriptionId } = found;
  const line = {
    CatalogItemId,
    Quantity: 1,
    BillingCycle: 'OneTime',
    ProvisioningContext: { Scope: 'Shared', SubscriptionId },
  };
  const cart = await started.api('POST', `/customers/${found.customerId}/carts`, { LineItems: [line] });
  expect(cart.at('lineItems.0')).toMatchObject({ billingCycle: 'one_time', quantity: 1 });
  expect(cart.at('lineItems.0')).not.toHaveProperty('pricing');
  expect(cart.at('lineItems.0')).not.toHaveProperty('error');
});
