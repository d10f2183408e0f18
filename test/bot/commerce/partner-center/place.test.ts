import { ATTEMPT, HANDLE, openShop, order, ORDER_ID, PATHS, type Shop } from './shop';
import type { Reply } from '../http/scripted-server';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const CHECKOUT = `POST ${PATHS.checkout}`;
const error = (status: number, code?: string | number): Reply => ({ status, json: { code, description: 'said so' } });

async function place(reply: Reply) {
  shop.server.on(CHECKOUT, reply);
  const placement = await shop.partnerCenter.place(HANDLE, ATTEMPT);
  expect(shop.server.count(CHECKOUT)).toBe(1);
  return placement;
}

test('an order in the answer is a purchase', async () => {
  const placement = await place({ status: 201, json: { orders: [order()], attributes: {} } });
  expect(placement).toEqual({ outcome: 'placed', providerOrderId: '9f3a2b7c41d0', status: 'pending' });
  const [seen] = shop.server.requests(CHECKOUT);
  expect(seen?.headers['ms-requestid']).toBe(ATTEMPT.requestId);
  expect(seen?.headers['ms-correlationid']).toMatch(/^[0-9a-f-]{36}$/);
  expect(seen?.headers.authorization).toBe('Bearer app-token');
  expect(seen?.body).toBe('');
  // A kept connection may be dead already, and then a purchase would be in doubt for nothing.
  expect(seen?.headers.connection).toBe('close');
});

test('the order that bears the mark is taken when the answer names several', async () => {
  const other = order({ id: 'other', lineItems: [{ friendlyName: `${ORDER_ID}X` }] });
  const placement = await place({ status: 201, json: { orders: [other, order()] } });
  expect(placement).toMatchObject({ outcome: 'placed', providerOrderId: '9f3a2b7c41d0' });
});

test.each([
  [
    'a byte order mark',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify({ orders: [order()] }))]),
  ],
  ['UTF-16', Buffer.from(`\uFEFF${JSON.stringify({ orders: [order()] })}`, 'utf16le')],
  ['a question mark in its place', `?${JSON.stringify({ orders: [order()] })}`],
])('an answer with %s is read', async (_, raw) => {
  expect(await place({ status: 201, raw })).toMatchObject({ outcome: 'placed' });
});

test.each<[string, Reply]>([
  ['408', error(408)],
  ['409 without a code', { status: 409, raw: '<html>conflict</html>' }],
  ['409 in progress', error(409, '800060')],
  ['409 being processed', error(409, 800064)],
  ['400 already submitted', error(400, '800065')],
  ['401', error(401, '400')],
  ['404 unknown cart', error(404, '800008')],
  [
    '429',
    { status: 429, json: { statusCode: 429, message: 'Try again in 57 seconds.' }, headers: { 'retry-after': '0' } },
  ],
  ['500', error(500, '800005')],
  ['500 HTML', { status: 500, raw: '<html>' }],
  ['503 with Retry-After', { status: 503, headers: { 'retry-after': '0' } }],
  ['504', { status: 504 }],
  ['a redirect', { status: 307, headers: { location: '/v1/elsewhere' } }],
  ['a cut before the answer', { cut: 'before' }],
  ['a cut in the answer', { status: 201, raw: '{"orders":[{"id":"1"', cut: 'middle' }],
  ['no answer', { stall: true }],
  ['an empty 201', { status: 201 }],
  ['HTML with 200', { status: 200, raw: '<html>' }],
  ['201 without orders', { status: 201, json: { orders: [] } }],
  ['201 with an order that cannot be read', { status: 201, json: { orders: [{ status: 'pending' }] } }],
  ['201 with an undecided order error', { status: 201, json: { orderErrors: [{ code: 800005, description: 'no' }] } }],
])('%s leaves the purchase in doubt, after one send', async (_, reply) => {
  const placement = await place(reply);
  expect(placement).toMatchObject({ outcome: 'doubtful', failure: { money: 'maybe', requestId: ATTEMPT.requestId } });
  expect(placement.outcome === 'doubtful' && placement.failure.correlationId).toMatch(/^[0-9a-f-]{36}$/);
});

test.each<[string, Reply, string]>([
  ['404 availability reissued', error(404, '400019'), '400019'],
  ['403 agreement missing', error(403, '13605'), '13605'],
  ['400 of the Graph shape', { status: 400, json: { error: { code: 'BadRequest', message: 'no' } } }, 'BadRequest'],
  ['400 of the newer shape', { status: 400, json: { code: 900317, errorName: 'x', isRetryable: false } }, '900317'],
  ['an unknown 4xx', error(422, 'brand-new'), 'brand-new'],
  ['403 without a body', { status: 403 }, '403'],
  ['200 with an error inside', { status: 200, json: { code: '400072', description: 'not available' } }, '400072'],
  ['201 with order errors only', { status: 201, json: { orders: [], orderErrors: [{ code: 800010 }] } }, '800010'],
  [
    '201 with an unknown order error',
    { status: 201, json: { orderErrors: [{ code: 123456, description: 'odd' }] } },
    '123456',
  ],
])('%s is a refusal', async (_, reply, code) => {
  const placement = await place(reply);
  expect(placement).toMatchObject({
    outcome: 'refused',
    failure: { code, money: 'none', requestId: ATTEMPT.requestId },
  });
  expect(placement.outcome === 'refused' && placement.failure.message).toMatch(/\w.*\.$|odd/);
});

test('a host that is down is in doubt, not an error', async () => {
  await shop.server.close();
  const placement = await shop.partnerCenter.place(HANDLE, ATTEMPT);
  expect(placement).toMatchObject({ outcome: 'doubtful' });
  shop = await openShop();
});
