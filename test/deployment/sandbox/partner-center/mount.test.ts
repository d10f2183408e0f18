import { createCart, findSku, start, type Started } from './support/start';

let started: Started;
beforeEach(async () => {
  started = await start();
});
afterEach(() => started.close());

test('a reservation goes the whole way from the search for a customer to the invoice', async () => {
  const { call, simulation } = started;
  const found = await findSku(started);
  const of = `/partner-center/v1/customers/${found.customerId}`;
  const cart = await createCart(started, found);
  expect(cart.status).toBe(201);
  expect(cart.json.lineItems[0]).toMatchObject({ currencyCode: 'EUR', orderGroup: '0', friendlyName: 'R-TEST01' });
  expect(cart.json.lineItems[0]).not.toHaveProperty('error');

  const bought = await call('POST', `${of}/carts/${cart.json.id}/checkout`);
  expect(bought.status).toBe(201);
  const orderId = String(bought.json.orders[0].id);
  expect(bought.json).not.toHaveProperty('orderErrors');

  const order = await call('GET', `${of}/orders/${orderId}?include_price=true`);
  expect(order.json).toMatchObject({
    status: 'completed',
    billingCycle: 'monthly',
    totalPrice: cart.json.lineItems[0].pricing.extendedPrice,
  });
  const provisioning = await call('GET', `${of}/orders/${orderId}/provisioningstatus`);
  expect(provisioning.json.items[0].status).toBe('fulfilled');

  const entitlements = await call('GET', `${of}/entitlements?entitlementType=reservedinstance&showExpiry=true`);
  const entitlement = entitlements.json.items.find(
    (one: { referenceOrder: { id: string } }) => one.referenceOrder.id === orderId,
  );
  expect(entitlement.quantity).toBe(3);
  const artifact = await call('GET', `/partner-center/v1${entitlement.entitledArtifacts[0].link.uri}`);
  expect(artifact.json.virtualMachineReservations[0]).toMatchObject({ quantity: 3, scopeType: 'Shared' });

  const invoice = simulation.issueInvoice('EUR');
  const lines = await call(
    'GET',
    `/partner-center/v1/invoices/${String(invoice.id)}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=100`,
  );
  expect(lines.json.items).toHaveLength(1);
  expect(lines.json.items[0]).toMatchObject({ orderId, currency: 'EUR' });
  expect(simulation.orders()).toHaveLength(1);
  expect(simulation.orders()[0]).toMatchObject({
    customerName: 'Contoso Ltd',
    cartId: cart.json.id,
    lines: [
      { friendlyName: 'R-TEST01', armSkuName: 'Standard_D2s_v5', region: 'westeurope', term: 'P3Y', quantity: 3 },
    ],
  });
});
