import type { Preparation, ReservationRequest } from '../../../../bot/commerce/commerce';
import {
  ATTEMPT,
  AZURE_SUBSCRIPTION,
  CART,
  cart,
  cartOf,
  availability,
  CUSTOMER,
  HANDLE,
  LINE,
  list,
  openShop,
  ORDER_ID,
  PATHS,
  PLAN,
  REQUEST,
  SKU,
  type Shop,
} from './shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const made = () => shop.server.requests(`POST ${PATHS.carts}`);
const changed = () => shop.server.requests(`PUT ${PATHS.cart}`);
const lineSent = (body: string) => (JSON.parse(body) as { lineItems: Record<string, unknown>[] }).lineItems[0];

function ready(preparation: Preparation) {
  if (preparation.outcome !== 'ready') throw new Error(`not ready: ${JSON.stringify(preparation)}`);
  return preparation;
}

test("a registered subscription gets a cart with the order's mark", async () => {
  const { handle, quote } = ready(await shop.partnerCenter.prepare(REQUEST, ATTEMPT));
  expect(handle).toEqual({ key: CART, customerId: CUSTOMER, expiresAt: '2026-11-28T10:00:00.123Z' });
  expect(quote.price?.total).toEqual({ amount: '3000.3', currency: 'EUR' });
  const [post] = made();
  expect(lineSent(post!.body)).toEqual({
    id: 0,
    catalogItemId: 'DZH0VM:00A1:DZH0AV',
    friendlyName: `${ORDER_ID} web farm`,
    quantity: 3,
    billingCycle: 'one_time',
    termDuration: 'P3Y',
    provisioningContext: { subscriptionId: PLAN, scope: 'shared' },
  });
  expect(post!.headers['ms-requestid']).toBe(ATTEMPT.requestId);
  expect(shop.server.count(`POST ${PATHS.register}`)).toBe(0);
  expect(shop.server.count(`POST ${PATHS.checkout}`)).toBe(0);
});

test.each<[string, Partial<ReservationRequest>, object]>([
  [
    'single scope under a plan',
    { appliedScope: { type: 'Single', subscriptionId: AZURE_SUBSCRIPTION } },
    { entitlementId: AZURE_SUBSCRIPTION, scope: 'single' },
  ],
  [
    'shared scope of a legacy subscription',
    { billingScope: { ...REQUEST.billingScope, kind: 'legacy-csp' } },
    { subscriptionId: PLAN, scope: 'shared' },
  ],
  [
    'single scope of a legacy subscription',
    { billingScope: { ...REQUEST.billingScope, kind: 'legacy-csp' }, appliedScope: { type: 'Single' } },
    { subscriptionId: PLAN, scope: 'single' },
  ],
])('%s', async (_, change, context) => {
  ready(await shop.partnerCenter.prepare({ ...REQUEST, ...change }, ATTEMPT));
  expect(lineSent(made()[0]!.body)?.provisioningContext).toEqual(context);
});

test('a SKU that lists Duration gets it as the SKU writes it; monthly payment is said', async () => {
  shop.server.on(`GET ${PATHS.sku}`, { json: { ...SKU, provisioningVariables: ['Duration'] } });
  ready(await shop.partnerCenter.prepare({ ...REQUEST, billingPlan: 'Monthly' }, ATTEMPT));
  expect(lineSent(made()[0]!.body)).toMatchObject({
    billingCycle: 'monthly',
    provisioningContext: { duration: '3Years' },
  });
});

test('a subscription not registered is registered once and waited for', async () => {
  shop.server.on(
    `GET ${PATHS.registration}`,
    { json: { status: 'NotRegistered' } },
    { json: { status: 'registering' } },
    { json: { status: 'Registered' } },
  );
  shop.server.on(`POST ${PATHS.register}`, { status: 202 });
  const waiting = { outcome: 'waiting', stage: 'Registering the subscription with Azure', retryAfterMs: 5000 };
  expect(await shop.partnerCenter.prepare(REQUEST, ATTEMPT)).toEqual(waiting);
  expect(await shop.partnerCenter.prepare(REQUEST, ATTEMPT)).toEqual(waiting);
  ready(await shop.partnerCenter.prepare(REQUEST, ATTEMPT));
  expect(shop.server.count(`POST ${PATHS.register}`)).toBe(1);
  expect(made()).toHaveLength(1);
});

test('an earlier cart that still holds the line is used again as it is', async () => {
  const { handle } = ready(await shop.partnerCenter.prepare(REQUEST, { ...ATTEMPT, previous: HANDLE }));
  expect(handle.key).toBe(CART);
  expect([made().length, changed().length]).toEqual([0, 0]);
});

test('an earlier cart is changed when the availability was reissued', async () => {
  shop.server.on(`GET ${PATHS.availabilities}`, list(availability('NEWAV')));
  const { handle } = ready(await shop.partnerCenter.prepare(REQUEST, { ...ATTEMPT, previous: HANDLE }));
  expect(handle.key).toBe(CART);
  expect(lineSent(changed()[0]!.body)?.catalogItemId).toBe('DZH0VM:00A1:NEWAV');
  expect(made()).toHaveLength(0);
});

test.each<[string, object[]]>([
  ['another quantity', [{ ...LINE, quantity: 30 }]],
  ['another billing cycle', [{ ...LINE, billingCycle: 'monthly' }]],
  ['another term', [{ ...LINE, termDuration: 'P1Y' }]],
  ['another mark', [{ ...LINE, friendlyName: 'R-OTHER1 web farm' }]],
  ['another scope', [{ ...LINE, provisioningContext: { entitlementId: AZURE_SUBSCRIPTION, scope: 'single' } }]],
  ['a second line', [LINE, { ...LINE, id: 1 }]],
  ['no line', []],
])('an earlier cart with %s is brought to what was approved', async (_, lineItems) => {
  shop.server.on(`GET ${PATHS.cart}`, { json: cart({ lineItems }) });
  ready(await shop.partnerCenter.prepare(REQUEST, { ...ATTEMPT, previous: HANDLE }));
  expect(lineSent(changed()[0]!.body)).toMatchObject({ quantity: 3, billingCycle: 'one_time', termDuration: 'P3Y' });
  expect([made().length, changed().length]).toEqual([0, 1]);
});

test('an earlier cart that was ordered is handed back, never replaced', async () => {
  shop.server.on(`GET ${PATHS.cart}`, { json: cart({ status: 'Ordered' }) });
  const { handle } = ready(await shop.partnerCenter.prepare(REQUEST, { ...ATTEMPT, previous: HANDLE }));
  expect(handle).toEqual(HANDLE);
  expect([made().length, changed().length]).toEqual([0, 0]);
});

test('an earlier cart that cannot be read stops the purchase', async () => {
  shop.server.on(`GET ${PATHS.cart}`, { status: 503 });
  await expect(shop.partnerCenter.prepare(REQUEST, { ...ATTEMPT, previous: HANDLE })).rejects.toMatchObject({
    retry: true,
  });
  expect(made()).toHaveLength(0);
});

test('an expired cart is replaced only when it can no longer have bought anything', async () => {
  const attempt = { ...ATTEMPT, previous: HANDLE };
  shop.server.on(`GET ${PATHS.cart}`, { status: 404, json: { code: '800008' } });
  shop.at('2026-11-28T10:05:00Z');
  expect(await shop.partnerCenter.prepare(REQUEST, attempt)).toMatchObject({ outcome: 'waiting' });
  expect(made()).toHaveLength(0);
  shop.at('2026-11-28T10:20:00Z');
  ready(await shop.partnerCenter.prepare(REQUEST, attempt));
  expect(made()).toHaveLength(1);
});

test('a cart still being bought from is waited for, not refused', async () => {
  shop.server.on(`GET ${PATHS.availabilities}`, list(availability('NEWAV')));
  shop.server.on(`PUT ${PATHS.cart}`, { status: 409, json: { code: '800064', description: 'being processed' } });
  expect(await shop.partnerCenter.prepare(REQUEST, { ...ATTEMPT, previous: HANDLE })).toMatchObject({
    outcome: 'waiting',
  });
});

test.each<[string | number, string]>([
  ['InventoryNotAvailable', 'There is no inventory for this reservation.'],
  ['inventory_not_available', 'There is no inventory for this reservation.'],
  [10003, 'There is no inventory for this reservation.'],
  ['SomethingNew', 'Out of luck.'],
])('a failed line in a 201 cart (%s) is a refusal', async (errorCode, message) => {
  const failed = { error: { errorCode, errorDescription: 'Out of luck.' } };
  shop.server.on(`POST ${PATHS.carts}`, (seen) => cartOf(seen, failed));
  expect(await shop.partnerCenter.prepare(REQUEST, ATTEMPT)).toMatchObject({
    outcome: 'refused',
    failure: { code: String(errorCode), message, money: 'none' },
  });
});

test.each([
  [
    'restricted',
    [{ productId: 'DZH0VM', skuId: '00A1', isRestricted: true, restrictions: [{ description: 'Sold out.' }] }],
  ],
  ['not mentioned', []],
])('a SKU that is %s in the inventory is refused before a cart is made', async (_, json) => {
  shop.server.on(`POST ${PATHS.inventory}`, { json });
  const preparation = await shop.partnerCenter.prepare(REQUEST, ATTEMPT);
  expect(preparation).toMatchObject({ outcome: 'refused', failure: { code: 'INVENTORY' } });
  expect(made()).toHaveLength(0);
});

test("the cart's price is the price; the sheet stands when only cents of rounding differ", async () => {
  const priced = (extendedPrice: number) => ({ pricing: { price: extendedPrice / 3, extendedPrice } });
  shop.server.on(`POST ${PATHS.carts}`, (seen) => cartOf(seen, priced(3600.3)));
  const dearer = ready(await shop.partnerCenter.prepare(REQUEST, ATTEMPT));
  expect(dearer.quote.price?.total).toEqual({ amount: '3600.3', currency: 'EUR' });
  expect(dearer.handle.total).toEqual({ amount: '3600.3', currency: 'EUR' });
  shop.server.on(`POST ${PATHS.carts}`, (seen) => cartOf(seen, priced(3000.31)));
  expect(ready(await shop.partnerCenter.prepare(REQUEST, ATTEMPT)).quote.price?.total.amount).toBe('3000.3');
});

test('a scope other than the one asked for is said', async () => {
  const context = {
    provisioningContext: undefined,
    ProvisioningContext: { ...LINE.provisioningContext, scope: 'shared' },
  };
  shop.server.on(`POST ${PATHS.carts}`, (seen) => cartOf(seen, context));
  const request: ReservationRequest = {
    ...REQUEST,
    appliedScope: { type: 'Single', subscriptionId: AZURE_SUBSCRIPTION },
  };
  expect(ready(await shop.partnerCenter.prepare(request, ATTEMPT)).quote.source).toContain('apply it as shared');
});

test('a refusal is data, a passing trouble is thrown, and carts are not repeated blindly', async () => {
  shop.server.on(`POST ${PATHS.carts}`, { status: 403, json: { code: '13605', description: 'no agreement' } });
  expect(await shop.partnerCenter.prepare(REQUEST, ATTEMPT)).toMatchObject({
    outcome: 'refused',
    failure: { code: '13605' },
  });
  shop.server.on(`POST ${PATHS.carts}`, { status: 500 });
  const before = made().length;
  await expect(shop.partnerCenter.prepare(REQUEST, ATTEMPT)).rejects.toMatchObject({ retry: true });
  expect(made().length - before).toBe(1);
});
