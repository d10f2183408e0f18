import type { Reply } from '../http/scripted-server';
import { CUSTOMER, list, openShop, order, PATHS, REQUEST, type Shop } from './shop';

let shop: Shop;
const ID = '9f3a2b7c41d0';
const ORDER = `GET ${PATHS.orders}/${ID}`;
const PROVISIONING = `GET ${PATHS.orders}/${ID}/provisioningstatus`;
const ENTITLEMENTS = `GET /v1/customers/${CUSTOMER}/entitlements`;
const ARTIFACT = `/customers/${CUSTOMER}/artifacts/reservedinstance/groups/g/lineitems/l/resource/r`;

beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const follow = (status: string) => {
  shop.server.on(ORDER, { json: order({ status }) });
  return shop.partnerCenter.follow(REQUEST, ID);
};

test.each([
  ['pending', 'pending', undefined],
  ['processing', 'pending', undefined],
  ['po_upload_complete', 'pending', undefined],
  ['cancelled', 'failed', 'none'],
  ['po_review_rejected', 'failed', 'none'],
  ['error', 'failed', 'none'],
  ['Error', 'failed', 'none'],
  ['suspended', 'needs-human', 'moved'],
  ['pending_review', 'needs-human', 'moved'],
  ['pending_po_upload', 'needs-human', 'moved'],
  ['Pending PO Upload', 'needs-human', 'moved'],
  ['partial_success', 'needs-human', 'moved'],
  ['something_new', 'needs-human', 'maybe'],
])('an order that is %s is %s', async (status, outcome, money) => {
  const progress = await follow(status);
  expect(progress).toMatchObject({ outcome, status });
  if ('failure' in progress) {
    expect(progress.failure.money).toBe(money);
    expect(progress.failure.remedy).toMatch(/\w.*\.$/);
  }
});

test('a completed order is active with its reservations and their end', async () => {
  const link = { uri: ARTIFACT, method: 'GET', headers: [] };
  const entitled = (id: string) => ({
    referenceOrder: { id, lineItemId: '0' },
    entitlementType: 'reservedinstance',
    entitledArtifacts: [{ link }],
  });
  const reservation = { reservationId: 'res-1', quantity: 3, expiryDateTime: '2029-11-21T00:00:00' };
  shop.server
    .on(PROVISIONING, list({ lineItemNumber: 0, status: 'fulfilled' }))
    .on(ENTITLEMENTS, list(entitled('other'), entitled(ID.toUpperCase())))
    .on(`GET /v1${ARTIFACT}`, { json: { type: 'reservedinstance', virtualMachineReservations: [reservation] } });
  expect(await follow('completed')).toEqual({
    outcome: 'active',
    status: 'completed',
    reservations: [{ id: 'res-1', quantity: 3, expiresAt: '2029-11-21T00:00:00.000Z' }],
    expiresAt: '2029-11-21T00:00:00.000Z',
  });
  expect(shop.server.count(`GET /v1${ARTIFACT}`)).toBe(1);
  expect(shop.server.requests(ORDER)[0]!.query.get('include_price')).toBe('true');
});

test.each<[string, Reply]>([
  ['forbidden', { status: 403, json: { code: '900329' } }],
  ['broken', { raw: '<html>' }],
])('entitlements that are %s leave the end to be reckoned from the term', async (_, reply) => {
  shop.server.on(PROVISIONING, reply).on(ENTITLEMENTS, reply);
  expect(await follow('completed')).toMatchObject({
    outcome: 'active',
    reservations: [],
    expiresAt: '2029-11-21T09:59:30.123Z',
  });
});

test.each([
  ['prefulfillment_pending', 'pending'],
  ['PrefulfillmentPending', 'pending'],
  ['unfulfilled', 'needs-human'],
])('a completed order whose line is %s is %s', async (status, outcome) => {
  shop.server.on(PROVISIONING, list({ lineItemNumber: 0, status }));
  expect(await follow('completed')).toMatchObject({ outcome });
});

test('an order not visible yet is pending; trouble is thrown to be tried again', async () => {
  shop.server.on(ORDER, { status: 404, json: { code: '20000', description: 'Order was not found' } });
  expect(await shop.partnerCenter.follow(REQUEST, ID)).toMatchObject({ outcome: 'pending', retryAfterMs: 5000 });
  shop.server.on(ORDER, { status: 503 });
  await expect(shop.partnerCenter.follow(REQUEST, ID)).rejects.toMatchObject({ retry: true });
});
