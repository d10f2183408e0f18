import { ATTEMPT, list, openShop, order, ORDER_ID, PATHS, REQUEST, type Shop } from './shop';

/** The second witness before a purchase: what Partner Center's list of orders says about this one. */
let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

/** Nothing can have been sent after this; the list shows everything 15 minutes later. */
const SENT_BEFORE = '2026-11-21T10:00:00Z';
const look = () => shop.partnerCenter.findByMarker(REQUEST, ATTEMPT, SENT_BEFORE);
const lines = (friendlyName: string, more: object = {}) => ({
  lineItems: [{ lineItemNumber: 0, friendlyName, quantity: 3, termDuration: 'P3Y', ...more }],
});

test('finds the order that bears the mark, and asks for nothing else', async () => {
  shop.server.on(`GET ${PATHS.orders}`, list(order()));
  expect(await look()).toMatchObject({ found: true, providerOrderId: expect.any(String) });
  expect(shop.server.count(`GET ${PATHS.orders}`)).toBe(1);
});

test.each([
  ['the mark of another order', order({ ...lines('R-AAAAAA web farm') })],
  ['a mark that only begins like it', order({ ...lines(`${ORDER_ID}X web farm`) })],
  ['the mark in an order from before the request', order({ creationDate: '2026-11-20T09:00:00Z' })],
])('does not take %s for it', async (_what, other) => {
  shop.server.on(`GET ${PATHS.orders}`, list(other));
  shop.at('2026-11-21T10:15:01Z');
  expect(await look()).toEqual({ found: false, conclusive: true });
});

test('proves nothing before the lag of the list is over', async () => {
  shop.server.on(`GET ${PATHS.orders}`, list());
  shop.at('2026-11-21T10:14:59Z');
  expect(await look()).toEqual({ found: false, conclusive: false });
  shop.at('2026-11-21T10:15:01Z');
  expect(await look()).toEqual({ found: false, conclusive: true });
});

test('proves nothing while an order like it bears a name that Microsoft gave', async () => {
  shop.at('2026-11-21T10:15:01Z');
  shop.server.on(`GET ${PATHS.orders}`, list(order(lines('Reserved VM Instance'))));
  expect(await look()).toEqual({ found: false, conclusive: false });
  shop.server.on(`GET ${PATHS.orders}`, list(order(lines('Reserved VM Instance', { quantity: 4 }))));
  expect(await look()).toEqual({ found: false, conclusive: true });
});

test('throws when the list cannot be had: then nothing is bought', async () => {
  shop.server.on(`GET ${PATHS.orders}`, { status: 500 });
  await expect(look()).rejects.toMatchObject({ retry: true });
});
