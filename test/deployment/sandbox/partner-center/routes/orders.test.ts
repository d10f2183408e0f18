import { buy, findSku, type Found } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
let found: Found;
let of: string;
beforeEach(async () => {
  started = await start({ paceMs: 60_000 });
  started.simulation.settings({ checkoutMs: 0 });
  found = await findSku(started);
  of = `/customers/${found.customerId}`;
});
afterEach(() => started.close());

test('an order is pending for the pace, then completed; only then is there a reservation', async () => {
  const id = await buy(started, found);
  const look = async () => [
    (await started.api('GET', `${of}/orders/${id}`)).at('status'),
    (await started.api('GET', `${of}/orders/${id}/provisioningstatus`)).at('items.0.status'),
    (await started.api('GET', `${of}/entitlements`)).list().length,
  ];
  expect(await look()).toEqual(['pending', 'prefulfillment_pending', 0]);
  started.simulation.advance(60_000);
  expect(await look()).toEqual(['completed', 'fulfilled', 1]);
});

test('an order can be read at once but is listed only after the lag', async () => {
  const id = await buy(started, found);
  const listed = async (query = '') => (await started.api('GET', `${of}/orders${query}`)).list().map((one) => one.id);
  expect(await listed()).toEqual([]);
  started.simulation.advance(10 * 60_000 - 1000);
  expect(await listed()).toEqual([]);
  started.simulation.advance(2000);
  expect(await listed()).toEqual([id]);
  expect(await listed('?billingType=monthly')).toEqual([id]);
  expect(await listed('?billingType=onetime')).toEqual([]);
});

test('orders can be sent into any status', async () => {
  const id = await buy(started, found);
  for (const status of ['pending_review', 'po_review_rejected', 'error', 'something_new']) {
    started.simulation.setOrderStatus(id, status);
    expect((await started.api('GET', `${of}/orders/${id}`)).at('status')).toBe(status);
  }
  expect((await started.api('GET', `${of}/orders/${id}/provisioningstatus`)).at('items.0.status')).toBe(
    'prefulfillment_pending',
  );
});

test('orders placed from now on can be given another end', async () => {
  started.simulation.settings({ orderOutcome: 'pending_po_upload' });
  const id = await buy(started, found);
  started.simulation.advance(60_000);
  expect((await started.api('GET', `${of}/orders/${id}`)).at('status')).toBe('pending_po_upload');
});

test('prices are told only when asked for', async () => {
  const id = await buy(started, found);
  expect((await started.api('GET', `${of}/orders/${id}`)).json).not.toHaveProperty('totalPrice');
  const priced = await started.api('GET', `${of}/orders/${id}?include_price=true`);
  expect(priced.number('totalPrice')).toBeGreaterThan(0);
  expect(priced.at('lineItems.0')).toMatchObject({ friendlyName: 'R-TEST01', offerId: found.catalogItemId });
});

test('production orders cannot be cancelled, and other customers cannot see them', async () => {
  const id = await buy(started, found);
  const cancelled = await started.api('PATCH', `${of}/orders/${id}`, { id, status: 'cancelled' });
  expect([cancelled.status, cancelled.at('code')]).toEqual([403, '800019']);
  const other = await started.customer('Fabrikam');
  expect((await started.api('GET', `/customers/${other}/orders/${id}`)).at('code')).toBe('20000');
});

test('the audit tells which call ordered', async () => {
  const lineItems = [
    {
      catalogItemId: found.catalogItemId,
      quantity: 1,
      provisioningContext: { scope: 'shared', subscriptionId: found.payerId },
    },
  ];
  const cart = await started.api('POST', `${of}/carts`, { lineItems });
  const headers = { 'MS-CorrelationId': '5c9c3b5e-7d0b-4b0f-9d5c-0a3f6a1d2e3f' };
  await started.api('POST', `${of}/carts/${cart.string('id')}/checkout`, undefined, headers);
  const today = new Date().toISOString().slice(0, 10);
  const records = await started.api('GET', `/auditrecords?startDate=${today}`);
  expect(records.list()).toMatchObject([
    { operationType: 'create_order', customerId: found.customerId, originalCorrelationId: headers['MS-CorrelationId'] },
  ]);
  expect(JSON.parse(records.string('items.0.resourceNewValue'))).toHaveProperty(
    'id',
    started.simulation.orders()[0]?.id,
  );
});
