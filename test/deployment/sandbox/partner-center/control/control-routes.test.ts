import { buy, findSku } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
beforeEach(async () => {
  started = await start();
});
afterEach(() => started.close());

const control = (method: string, path: string, body?: unknown) =>
  started.call(method, `/_sandbox/partner-center${path}`, body, { Authorization: '' });

test('orders are listed and sent into a status', async () => {
  const id = await buy(started, await findSku(started));
  expect((await control('POST', `/orders/${id}`, { status: 'pending_review' })).status).toBe(204);
  expect((await control('GET', '/orders')).json).toMatchObject([{ id, status: 'pending_review' }]);
  expect((await control('POST', '/orders/none', { status: 'error' })).status).toBe(404);
});

test('settings change, and what is no setting is refused', async () => {
  const changed = await control('POST', '/settings', { repeatedCheckout: 'refuse', cartPricing: false, paceMs: 7 });
  expect(changed.json).toMatchObject({
    repeatedCheckout: 'refuse',
    cartPricing: false,
    paceMs: 7,
    cartErrorForm: 'name',
  });
  expect((await control('POST', '/settings', { repeatedCheckout: 'maybe' })).status).toBe(400);
  expect((await control('POST', '/settings', { unknown: 1 })).status).toBe(400);
});

test('the clock, availabilities and prices can be moved', async () => {
  const before = await findSku(started);
  await control('POST', '/availabilities/reissue');
  const after = await findSku(started);
  expect(after.catalogItemId).not.toBe(before.catalogItemId);
  const price = async () => {
    const lineItems = [
      { ...after, quantity: 1, provisioningContext: { scope: 'shared', subscriptionId: after.payerId } },
    ];
    const cart = await started.api('POST', `/customers/${after.customerId}/carts`, { lineItems });
    return [cart.number('lineItems.0.pricing.price'), Date.parse(cart.string('creationTimestamp'))] as const;
  };
  const [cheap, early] = await price();
  await control('POST', '/prices', { factor: 3 });
  await control('POST', '/clock', { advanceMs: 600_000 });
  const [dear, late] = await price();
  expect(dear / cheap).toBeCloseTo(3, 2);
  expect(late - early).toBeGreaterThanOrEqual(600_000);
});

test('an invoice can be issued for the currency of the newest order', async () => {
  await buy(started, await findSku(started));
  const issued = await control('POST', '/invoices/issue');
  expect([issued.status, issued.at('currencyCode')]).toEqual([201, 'EUR']);
  expect(issued.number('totalCharges')).toBeGreaterThan(0);
});

test('trouble can be ordered', async () => {
  const trouble = { stage: 'cart', match: 'Standard_D2s_v5', code: 'SandboxLimitExceeded' };
  expect((await control('POST', '/troubles', trouble)).status).toBe(204);
  const found = await findSku(started);
  const lineItems = [
    { ...found, quantity: 1, provisioningContext: { scope: 'shared', subscriptionId: found.payerId } },
  ];
  const cart = await started.api('POST', `/customers/${found.customerId}/carts`, { lineItems });
  expect(cart.at('lineItems.0.error.errorCode')).toBe('SandboxLimitExceeded');
});
