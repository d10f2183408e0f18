import { azurePlanRequest } from '../../../../bot/commerce/partner-center/azure-plan-request';
import { list, openShop, PATHS, REQUEST, type Shop } from './shop';

const PLAN_REQUEST = azurePlanRequest(REQUEST.customer);
const ORDER = `GET ${PATHS.orders}/o1`;
const PROVISIONING = `GET ${PATHS.customer}/subscriptions/s1/provisioningstatus`;

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const follow = () => shop.partnerCenter.follow(PLAN_REQUEST, 'o1');

test('a plan is active when its subscription is set up, not when its order is completed', async () => {
  shop.server.on(ORDER, { json: { id: 'o1', status: 'completed', lineItems: [{ quantity: 1 }] } });
  expect(await follow()).toMatchObject({ outcome: 'pending' });

  shop.server.on(ORDER, {
    json: { id: 'o1', status: 'completed', lineItems: [{ quantity: 1, subscriptionId: 's1' }] },
  });
  shop.server.on(PROVISIONING, { json: { status: 'pending' } });
  expect(await follow()).toMatchObject({ outcome: 'pending', status: 'pending' });
  shop.server.on(PROVISIONING, { json: { status: 'success' } });
  expect(await follow()).toMatchObject({ outcome: 'active', reservations: [] });
  shop.server.on(PROVISIONING, { json: { status: 'failed' } });
  expect(await follow()).toMatchObject({ outcome: 'failed' });
});

test.each([
  ['pending_review', 'needs-human'],
  ['error', 'failed'],
  ['pending', 'pending'],
])('an order that is %s is %s, as for reservations', async (status, outcome) => {
  shop.server.on(ORDER, { json: { id: 'o1', status, lineItems: [] } });
  expect(await follow()).toMatchObject({ outcome });
});

test('a plan is priced without asking anybody, and says so', async () => {
  const { price, source } = await shop.partnerCenter.quote(PLAN_REQUEST);
  expect(price).toBeUndefined();
  expect(source).toContain('costs nothing by itself');
});

test('a second plan is refused before anybody is asked to approve it', async () => {
  const held = { id: 's0', offerId: 'DZH318Z0BPS6:0001:ABC', friendlyName: 'Old plan', status: 'active' };
  shop.server
    .on(`GET ${PATHS.customer}/subscriptions`, list(held))
    .on(`GET ${PATHS.customer}/subscriptions/s0/azureEntitlements`, list())
    .on('GET /v1/products', list())
    .on('GET /v1/products/DZH318Z0BPS6/skus/0001/availabilities', list())
    .on(`GET ${PATHS.customer}/directSignedMicrosoftCustomerAgreementStatus`, { json: { isSigned: true } })
    .on(`GET ${PATHS.customer}/agreements`, list())
    .on(`GET ${PATHS.customer}/validationStatus`, { json: { status: 'Allowed' } });
  const checks = await shop.partnerCenter.preflight(PLAN_REQUEST);
  const failed = checks.filter(({ outcome }) => outcome === 'fail').map(({ message }) => message);
  expect(failed.join(' ')).toMatch(/already has an Azure plan \(Old plan\).*cannot be bought in this market/);
  expect(checks.map(({ name, outcome }) => `${name} ${outcome}`)).toContain('Agreement pass');
});
