import { buy, checkout, createCart, findSku, lineFor, type Found } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
let found: Found;
beforeEach(async () => {
  started = await start();
  found = await findSku(started);
});
afterEach(() => started.close());

const ids = (orders: Record<string, unknown>[]) => orders.map((one) => one.id);

test('a repeated checkout tells the same orders again and buys nothing', async () => {
  const cart = await createCart(started, found);
  const first = await checkout(started, found, cart);
  const second = await checkout(started, found, cart);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(ids(second.list('orders'))).toEqual(ids(first.list('orders')));
  expect(started.simulation.orders()).toHaveLength(1);
  const read = await started.api('GET', `/customers/${found.customerId}/carts/${cart.string('id')}`);
  expect(read.at('status')).toBe('Ordered');
});

test('a repeated checkout can be refused instead', async () => {
  started.simulation.settings({ repeatedCheckout: 'refuse' });
  const cart = await createCart(started, found);
  await checkout(started, found, cart);
  const second = await checkout(started, found, cart);
  expect([second.status, second.at('code')]).toEqual([400, '800065']);
  expect(started.simulation.orders()).toHaveLength(1);
});

test('of two checkouts at once one is refused and one buys', async () => {
  started.simulation.settings({ checkoutMs: 300 });
  const cart = await createCart(started, found);
  const both = await Promise.all([checkout(started, found, cart), checkout(started, found, cart)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(both.find(({ status }) => status === 409)?.at('code')).toBe('800064');
  expect(started.simulation.orders()).toHaveLength(1);
});

test('the answer begins with a byte order mark', async () => {
  const bought = await checkout(started, found, await createCart(started, found));
  expect([...bought.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test('a part can succeed; the next checkout tries only the rest', async () => {
  const lines = [lineFor(found), lineFor(found, { id: 1, billingCycle: 'one_time', friendlyName: 'R-LUCKLESS' })];
  started.simulation.addTrouble({
    stage: 'checkout',
    match: 'LUCKLESS',
    code: '800069',
    description: 'Risk.',
    times: 1,
  });
  const cart = await createCart(started, found, ...lines);
  expect(cart.list('lineItems').map((line) => line.orderGroup)).toEqual(['0', '1']);
  const first = await checkout(started, found, cart);
  expect(first.list('orders')).toHaveLength(1);
  expect(first.list('orderErrors')).toEqual([{ orderGroupId: '1', code: 800069, description: 'Risk.' }]);
  const second = await checkout(started, found, cart);
  expect(second.list('orders')).toHaveLength(2);
  expect(started.simulation.orders().map(({ lines }) => lines[0]?.friendlyName)).toEqual(['R-TEST01', 'R-LUCKLESS']);
});

test('an availability that was reissued stops the checkout until the cart has the new one', async () => {
  const cart = await createCart(started, found);
  started.simulation.reissueAvailabilities();
  const stale = await checkout(started, found, cart);
  expect([stale.status, stale.at('code')]).toEqual([404, '400019']);
  const fresh = await findSku(started);
  const put = await started.api('PUT', `/customers/${found.customerId}/carts/${cart.string('id')}`, {
    lineItems: [lineFor(fresh)],
  });
  expect([put.status, put.at('id')]).toEqual([201, cart.at('id')]);
  expect((await checkout(started, found, cart)).status).toBe(201);
});

test('a cart expires', async () => {
  const cart = await createCart(started, found);
  started.simulation.settings({ availabilityLifeMs: 1e12 });
  started.simulation.advance(7 * 86_400_000);
  const late = await checkout(started, found, cart);
  expect([late.status, late.at('code')]).toEqual([404, '800008']);
});

test('the price is the one at the time of the checkout', async () => {
  const cart = await createCart(started, found);
  started.simulation.setPriceFactor(1.5);
  const bought = await checkout(started, found, cart);
  const before = cart.number('lineItems.0.pricing.extendedPrice');
  expect(bought.number('orders.0.totalPrice') / before).toBeCloseTo(1.5, 3);
});

test.each([
  ['Tailspin Toys', 'SE', 403, '13605'],
  ['Woodgrove Bank', 'GB', 403, '800073'],
  ['Wingtip Toys', 'US', 403, '800075'],
  ['Fabrikam', 'US', 400, '800030'],
])('%s in %s cannot check out: %i %s', async (customer, country, status, code) => {
  const theirs = await findSku(started, { customer, country });
  const refused = await checkout(started, theirs, await createCart(started, theirs));
  expect([refused.status, refused.at('code')]).toEqual([status, code]);
  expect(started.simulation.orders()).toEqual([]);
});

test('nothing can be put into a cart in a closed market', async () => {
  const customerId = await started.customer('Fourth Coffee');
  const refused = await createCart(started, { ...found, customerId });
  expect([refused.status, refused.at('code')]).toEqual([400, '800070']);
});

test('a cart line with an error made to order is refused at the checkout as well', async () => {
  started.simulation.addTrouble({
    stage: 'cart',
    match: 'R-TEST01',
    code: 'QuotaNotAvailable',
    description: 'Too many.',
    times: 1,
  });
  const cart = await createCart(started, found);
  expect(cart.at('lineItems.0.error')).toMatchObject({ errorCode: 'QuotaNotAvailable', errorDescription: 'Too many.' });
  const refused = await checkout(started, found, cart);
  expect([refused.status, refused.at('code')]).toEqual([400, '800009']);
});

test('an Azure plan can be bought, appears after the pace, and can then be registered', async () => {
  started.simulation.settings({ paceMs: 60_000 });
  const customerId = await started.customer('Trey Research');
  const path = '/products/DZH318Z0BPS6/skus/0001/availabilities?country=US';
  const catalogItemId = (await started.api('GET', path)).string('items.0.catalogItemId');
  const theirs = { ...found, customerId };
  const line = { catalogItemId, quantity: 1, billingCycle: 'one_time' };
  const bought = await checkout(started, theirs, await createCart(started, theirs, line));
  expect(bought.at('orders.0.lineItems.0')).not.toHaveProperty('subscriptionId');
  const all = `/customers/${customerId}/subscriptions`;
  expect((await started.api('GET', all)).list()).toEqual([]);
  started.simulation.advance(60_000);
  const order = await started.api('GET', `/customers/${customerId}/orders/${bought.string('orders.0.id')}`);
  const planId = order.string('lineItems.0.subscriptionId');
  expect((await started.api('GET', all)).at('items.0.id')).toBe(planId);
  expect((await started.api('GET', `${all}/${planId}/provisioningstatus`)).at('status')).toBe('success');
  expect((await started.api('GET', `${all}/${planId}/azureEntitlements`)).list().length).toBeGreaterThan(0);
  expect((await started.api('POST', `${all}/${planId}/registrations`)).status).toBe(202);
});

test('orders placed without a cart are counted too, each time', async () => {
  const body = { BillingCycle: 'one_time', LineItems: [{ OfferId: 'MS-AZR-0145P', FriendlyName: 'New', Quantity: 1 }] };
  const customerId = await started.customer('Trey Research');
  for (let times = 0; times < 2; times++) {
    expect((await started.api('POST', `/customers/${customerId}/orders`, body)).status).toBe(201);
  }
  expect(started.simulation.orders().map(({ cartId }) => cartId)).toEqual([undefined, undefined]);
});

test('without a pace an order is completed at once', async () => {
  const orderId = await buy(started, found);
  expect(started.simulation.orders()).toMatchObject([{ id: orderId, status: 'completed' }]);
});
