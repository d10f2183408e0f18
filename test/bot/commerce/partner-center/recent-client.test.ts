import { ATTEMPT, list, openShop, PATHS, REQUEST, type Shop } from './shop';

let shop: Shop;
const AVAILABILITIES = `GET ${PATHS.availabilities}`;
const SIGNED = `GET ${PATHS.customer}/directSignedMicrosoftCustomerAgreementStatus`;

beforeEach(async () => {
  shop = await openShop();
  shop.server
    .on(SIGNED, { json: { isSigned: true } })
    .on(`GET ${PATHS.customer}/agreements`, list())
    .on(`GET ${PATHS.customer}/validationStatus`, { json: { type: 'account', status: 'Allowed' } })
    .on(`GET ${PATHS.registration}`, { json: { status: 'registered' } });
});
afterEach(() => shop.close());

const asked = (what: string) => shop.server.requests(what).length;

test('checks and price of a request, and the next request for the same, ask Partner Center once', async () => {
  await Promise.all([shop.partnerCenter.preflight(REQUEST), shop.partnerCenter.quote(REQUEST)]);
  await shop.partnerCenter.preflight({ ...REQUEST, quantity: 4 });
  expect([asked(AVAILABILITIES), asked(SIGNED), asked(`POST ${PATHS.inventory}`)]).toEqual([1, 1, 1]);
});

test('what is about to be bought is asked anew', async () => {
  await Promise.all([shop.partnerCenter.preflight(REQUEST), shop.partnerCenter.quote(REQUEST)]);
  await shop.partnerCenter.prepare(REQUEST, ATTEMPT);
  expect([asked(AVAILABILITIES), asked(`POST ${PATHS.inventory}`)]).toEqual([2, 2]);
});

test('a refusal is not remembered: what was put right is seen at the next try', async () => {
  shop.server.on(SIGNED, { json: { isSigned: false } });
  const before = await shop.partnerCenter.preflight(REQUEST);
  shop.server.on(SIGNED, { json: { isSigned: true } });
  const after = await shop.partnerCenter.preflight(REQUEST);
  const agreement = (checks: typeof before) => checks.find(({ name }) => name === 'Agreement')?.outcome;
  expect([agreement(before), agreement(after)]).toEqual(['fail', 'pass']);
});

test('a failed call is not remembered', async () => {
  shop.server.on(AVAILABILITIES, { status: 403, json: { code: 'x' } });
  await expect(shop.partnerCenter.quote(REQUEST)).rejects.toThrow();
  const before = asked(AVAILABILITIES);
  await expect(shop.partnerCenter.quote(REQUEST)).rejects.toThrow();
  expect(asked(AVAILABILITIES)).toBe(before + 1);
});
