import type { Reply } from '../http/scripted-server';
import { ATTEMPT, cart, HANDLE, list, openShop, order, ORDER_ID, PATHS, type Shop } from './shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const settle = () => shop.partnerCenter.settle(HANDLE, ATTEMPT);
const checkouts = () => shop.server.count(`POST ${PATHS.checkout}`);
const gone: Reply = { status: 404, json: { code: '800008', description: 'Unable to retrieve cart ID' } };

test('an active cart without an order bought nothing', async () => {
  expect(await settle()).toEqual({ outcome: 'absent' });
  expect(checkouts()).toBe(0);
});

test('an order with the mark is the purchase, whatever the cart says', async () => {
  shop.server.on(
    `GET ${PATHS.orders}`,
    list(order({ id: 'someone', lineItems: [{ friendlyName: 'web farm' }] }), order()),
  );
  expect(await settle()).toEqual({ outcome: 'placed', providerOrderId: '9f3a2b7c41d0', status: 'pending' });
  expect(checkouts()).toBe(0);
});

test("an order older than the approval is somebody else's, even with the same mark", async () => {
  shop.server.on(`GET ${PATHS.orders}`, list(order({ creationDate: '2025-01-01T00:00:00Z' })));
  expect(await settle()).toEqual({ outcome: 'absent' });
});

test('a mark must be the whole id', async () => {
  const similar = order({ lineItems: [{ friendlyName: `${ORDER_ID}9 web farm` }] });
  shop.server.on(`GET ${PATHS.orders}`, list(similar));
  expect(await settle()).toEqual({ outcome: 'absent' });
});

test('an ordered cart not yet listed tells its order when checked out again', async () => {
  shop.server.on(`GET ${PATHS.cart}`, { json: cart({ status: 'ordered' }) });
  expect(await settle()).toMatchObject({ outcome: 'placed', providerOrderId: '9f3a2b7c41d0' });
  expect(checkouts()).toBe(1);
});

test('an ordered cart that refuses to be told again stays in doubt', async () => {
  shop.server.on(`GET ${PATHS.cart}`, { json: cart({ status: 'Ordered' }) });
  shop.server.on(`POST ${PATHS.checkout}`, { status: 400, json: { code: '800065', description: 'already submitted' } });
  expect(await settle()).toMatchObject({ outcome: 'doubtful' });
});

test.each<[string, Reply]>([
  ['cannot be reached', { status: 503 }],
  ['cannot be read', { raw: '<html>' }],
  ['tells no status', { json: cart({ status: undefined }) }],
  ['tells an unknown status', { json: cart({ status: 'Thinking' }) }],
  ['is forbidden', { status: 403, json: { code: '900308' } }],
  ['is gone', gone],
  ['has expired a moment ago', { json: cart({ expirationTimestamp: '2026-11-21T09:59:00Z' }) }],
])('a cart that %s proves nothing', async (_, reply) => {
  shop.server.on(`GET ${PATHS.cart}`, reply);
  expect(await settle()).toMatchObject({ outcome: 'doubtful', failure: { money: 'maybe' } });
  expect(checkouts()).toBe(0);
});

test('an active cart proves nothing while the orders cannot be read', async () => {
  shop.server.on(`GET ${PATHS.orders}`, { status: 500 });
  expect(await settle()).toMatchObject({ outcome: 'doubtful' });
});

test('a cart that is gone proves absence only after its life and the lag of the list', async () => {
  shop.server.on(`GET ${PATHS.cart}`, gone);
  shop.at('2026-11-28T10:14:00Z');
  expect(await settle()).toMatchObject({ outcome: 'doubtful' });
  shop.at('2026-11-28T10:16:00Z');
  expect(await settle()).toEqual({ outcome: 'absent' });
});
