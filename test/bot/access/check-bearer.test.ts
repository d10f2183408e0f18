import { createBearerCheck } from '../../../bot/access/check-bearer';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const SECONDS = NOW / 1000;
const check = createBearerCheck({ appId: 'app', issuer: 'https://issuer', now: () => new Date(NOW) });
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const GOOD = { iss: 'https://issuer', aud: 'app', exp: SECONDS + 60, nbf: SECONDS - 60, serviceurl: 'https://x' };
const bearer = (claims: object = {}, header: object = {}) =>
  `Bearer ${part({ alg: 'RS256', kid: 'k', ...header })}.${part({ ...GOOD, ...claims })}.c2ln`;

it.each<[string, object, object]>([
  ['as it should be', {}, {}],
  ['expired within the tolerance', { exp: SECONDS - 299 }, {}],
  ['early within the tolerance', { nbf: SECONDS + 299 }, {}],
  ['without nbf', { nbf: undefined }, {}],
  ['with more in it', { tid: 'x', amr: [] }, { typ: 'JWT', x5t: 'y' }],
])('a token %s may be verified', (_, claims, header) => {
  expect(check(bearer(claims, header))).toBe(true);
});

it.each<[string, object, object]>([
  ['of another issuer', { iss: 'https://issuer/' }, {}],
  ['for another audience', { aud: 'app2' }, {}],
  ['for a list of audiences', { aud: ['app'] }, {}],
  ['expired', { exp: SECONDS - 301 }, {}],
  ['without expiry', { exp: undefined }, {}],
  ['too early', { nbf: SECONDS + 301 }, {}],
  ['without service address', { serviceurl: undefined }, {}],
  ['of another algorithm', {}, { alg: 'HS256' }],
  ['without key id', {}, { kid: undefined }],
  ['with critical headers', {}, { crit: ['b64'] }],
])('a token %s is turned away', (_, claims, header) => {
  expect(check(bearer(claims, header))).toBe(false);
});

it.each([
  '',
  'Bearer',
  'bearer a.b.c',
  'Bearer a.b',
  'Bearer a.b.c.d',
  `${'Bearer '}${'a'.repeat(9000)}.b.c`,
  'Basic a.b.c',
])('what is no token (%#) is turned away', (header) => {
  expect(check(header)).toBe(false);
});
