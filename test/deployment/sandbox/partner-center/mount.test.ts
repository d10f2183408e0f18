import { createCart, findSku } from './support/purchase';
import { start, type Started } from './support/start';

let started: Started;
beforeEach(async () => {
  started = await start();
});
afterEach(() => started.close());

test('a reservation goes the whole way from the search for a customer to the invoice', async () => {
  const { api, simulation } = started;
  const found = await findSku(started);
  const of = `/customers/${found.customerId}`;
  const cart = await createCart(started, found);
  expect(cart.status).toBe(201);
  expect(cart.at('lineItems.0')).toMatchObject({ currencyCode: 'EUR', orderGroup: '0', friendlyName: 'R-TEST01' });
  expect(cart.at('lineItems.0')).not.toHaveProperty('error');

  const bought = await api('POST', `${of}/carts/${cart.string('id')}/checkout`);
  expect(bought.status).toBe(201);
  expect(bought.json).not.toHaveProperty('orderErrors');
  const orderId = bought.string('orders.0.id');

  const order = await api('GET', `${of}/orders/${orderId}?include_price=true`);
  expect(order.json).toMatchObject({
    status: 'completed',
    billingCycle: 'monthly',
    totalPrice: cart.number('lineItems.0.pricing.extendedPrice'),
  });
  const provisioning = await api('GET', `${of}/orders/${orderId}/provisioningstatus`);
  expect(provisioning.at('items.0.status')).toBe('fulfilled');

  const entitlements = await api('GET', `${of}/entitlements?entitlementType=reservedinstance&showExpiry=true`);
  expect(entitlements.list()).toMatchObject([{ quantity: 3, referenceOrder: { id: orderId } }]);
  const artifact = await api('GET', entitlements.string('items.0.entitledArtifacts.0.link.uri'));
  expect(artifact.at('virtualMachineReservations.0')).toMatchObject({ quantity: 3, scopeType: 'Shared' });

  const invoice = simulation.issueInvoice('EUR');
  const query = 'provider=onetime&invoicelineitemtype=billinglineitems&size=100';
  const lines = await api('GET', `/invoices/${String(invoice.id)}/lineitems?${query}`);
  expect(lines.list()).toMatchObject([{ orderId, currency: 'EUR' }]);
  expect(simulation.orders()).toMatchObject([
    {
      customerName: 'Contoso',
      cartId: cart.string('id'),
      lines: [
        { friendlyName: 'R-TEST01', armSkuName: 'Standard_D2s_v5', region: 'westeurope', term: 'P3Y', quantity: 3 },
      ],
    },
  ]);
});

test('the same seed gives the same customers and prices, another seed gives others', async () => {
  const twin = await start();
  const stranger = await start({ seed: 2 });
  try {
    const ids = await Promise.all([started, twin, stranger].map((one) => one.customer('Contoso')));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
    const totals = await Promise.all(
      [started, twin].map(async (one) => (await createCart(one, await findSku(one))).at('lineItems.0.pricing')),
    );
    expect(totals[0]).toEqual(totals[1]);
  } finally {
    await Promise.all([twin.close(), stranger.close()]);
  }
});
