import type { ReservationRequest } from '../../../../bot/commerce/commerce';
import type { Reply } from '../http/scripted-server';
import { list, openShop, PATHS, REQUEST, SKU, type Shop } from './shop';

let shop: Shop;
const SIGNED = `GET ${PATHS.customer}/directSignedMicrosoftCustomerAgreementStatus`;
const ATTESTED = `GET ${PATHS.customer}/agreements`;
const VALIDATION = `GET ${PATHS.customer}/validationStatus`;

beforeEach(async () => {
  shop = await openShop();
  shop.server
    .on(SIGNED, { json: { isSigned: true } })
    .on(ATTESTED, list())
    .on(VALIDATION, { json: { type: 'account', status: 'Allowed' } });
});
afterEach(() => shop.close());

async function outcomes(change: Partial<ReservationRequest> = {}): Promise<Record<string, string>> {
  const checks = await shop.partnerCenter.preflight({ ...REQUEST, ...change });
  for (const { message } of checks) expect(message).toMatch(/\w.*[.?]$/);
  return Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));
}

const ALL_WELL = {
  'Billing scope': 'pass',
  'Applied scope': 'pass',
  Market: 'pass',
  Agreement: 'pass',
  Validation: 'pass',
  Availability: 'pass',
  Quantity: 'pass',
  'Billing plan': 'pass',
  Inventory: 'pass',
};

test('all is well', async () => {
  expect(await outcomes()).toEqual(ALL_WELL);
  expect(shop.server.requests(SIGNED)[0]!.headers.authorization).toBe('Bearer user-token');
  expect(shop.server.requests(ATTESTED)[0]!.query.get('agreementType')).toBe('MicrosoftCustomerAgreement');
});

const forbidden: Reply = { status: 403, json: { code: '900329', description: 'no app-only' } };
test.each<[string, string, Reply, object]>([
  ['an agreement not signed', SIGNED, { json: { isSigned: false } }, { Agreement: 'fail' }],
  ['an agreement that cannot be asked for', SIGNED, forbidden, { Agreement: 'warn' }],
  ['a customer not allowed', VALIDATION, { json: { status: 'NotAllowed' } }, { Validation: 'fail' }],
  ['a customer under review', VALIDATION, { json: { status: 'UnderReview' } }, { Validation: 'warn' }],
  ['a customer not ready', VALIDATION, { json: { status: 'Not Ready' } }, { Validation: 'warn' }],
  ['an unknown validation', VALIDATION, { json: { status: 'Brand new' } }, { Validation: 'warn' }],
  ['no validation on record', VALIDATION, { status: 404, json: { code: 600074, errorName: 'x' } }, {}],
  ['a validation that cannot be asked for', VALIDATION, forbidden, { Validation: 'warn' }],
  ['no availability', `GET ${PATHS.availabilities}`, list(), { Availability: 'fail' }],
  ['an inventory without the SKU', `POST ${PATHS.inventory}`, { json: [] }, { Inventory: 'fail' }],
  ['an inventory that is down', `POST ${PATHS.inventory}`, { status: 503 }, { Inventory: 'warn' }],
  ['an inventory that refuses', `POST ${PATHS.inventory}`, { status: 400 }, { Inventory: 'warn' }],
  ['a smaller maximum', `GET ${PATHS.sku}`, { json: { ...SKU, maximumQuantity: 2 } }, { Quantity: 'fail' }],
  [
    'no monthly payment',
    `GET ${PATHS.sku}`,
    { json: { ...SKU, supportedBillingCycles: ['monthly'] } },
    { 'Billing plan': 'fail' },
  ],
])('%s', async (_, route, reply, change) => {
  shop.server.on(route, reply);
  expect(await outcomes()).toEqual({ ...ALL_WELL, ...change });
});

test('an attested agreement is enough; a legacy subscription needs none', async () => {
  shop.server.on(SIGNED, forbidden).on(ATTESTED, list({ type: 'MicrosoftCustomerAgreement' }));
  expect(await outcomes()).toEqual(ALL_WELL);
  shop.server.on(ATTESTED, list());
  const legacy = await outcomes({ billingScope: { ...REQUEST.billingScope, kind: 'legacy-csp' } });
  expect({ ...legacy, Agreement: 'pass' }).toEqual(ALL_WELL);
  expect(legacy).not.toHaveProperty('Agreement');
});

test('a SKU without inventory check is not asked for', async () => {
  shop.server.on(`GET ${PATHS.sku}`, { json: { ...SKU, purchasePrerequisites: [] } });
  expect(await outcomes()).not.toHaveProperty('Inventory');
  expect(shop.server.count(`POST ${PATHS.inventory}`)).toBe(0);
});

test.each<[string, Partial<ReservationRequest>, object]>([
  ['a market on the list', { customer: { ...REQUEST.customer, country: 'AZ' } }, { Market: 'warn' }],
  ['a management group', { appliedScope: { type: 'ManagementGroup' } }, { 'Applied scope': 'fail' }],
  ['single scope without a subscription', { appliedScope: { type: 'Single' } }, { 'Applied scope': 'fail' }],
  ['a quantity of nothing', { quantity: 0 }, { Quantity: 'fail' }],
  [
    'a scope that cannot pay',
    { billingScope: { ...REQUEST.billingScope, eligible: false } },
    { 'Billing scope': 'fail' },
  ],
])('%s', async (_, change, expected) => {
  expect(await outcomes(change)).toMatchObject(expected);
});
