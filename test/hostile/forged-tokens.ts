import { MEGAN, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import type { Order } from '../../bot/orders/order';
import { activityOf, clickOf, VICTIM_THREAD, type HostileDesk } from './hostile-desk';
import { APP_ID, TOKEN_ISSUER, type TokenChange } from './issuer';
import type { Attempt } from './run-cases';

const now = () => Math.floor(Date.now() / 1000);

/** Everything that is wrong with a token whose activity is right. */
const CHANGES: Record<string, (desk: HostileDesk) => TokenChange> = {
  'alg none, unsigned': () => ({ header: { alg: 'none' }, unsigned: true }),
  'alg None, unsigned': () => ({ header: { alg: 'None' }, unsigned: true }),
  'alg none, signed': () => ({ header: { alg: 'none' } }),
  'no alg': () => ({ header: { alg: undefined } }),
  'alg as a list': () => ({ header: { alg: ['RS256'] } }),
  'RS256 without signature': () => ({ unsigned: true }),
  'HS256 with the public key as secret': ({ issuer }) => ({ header: { alg: 'HS256' }, secret: issuer.publicPem }),
  'HS256 with the app id as secret': () => ({ header: { alg: 'HS256' }, secret: APP_ID }),
  'HS256 with an empty secret': () => ({ header: { alg: 'HS256' }, secret: '' }),
  'HMAC that says RS256': ({ issuer }) => ({ secret: issuer.publicPem }),
  RS384: () => ({ header: { alg: 'RS384' } }),
  RS512: () => ({ header: { alg: 'RS512' } }),
  'PS256 in name': () => ({ header: { alg: 'PS256' } }),
  'ES256 in name': () => ({ header: { alg: 'ES256' } }),
  'signed by a stranger under our key id': () => ({ key: 'stranger', header: { kid: 'channel' } }),
  'signed by a stranger under their own': () => ({ key: 'stranger' }),
  'unknown key id': () => ({ header: { kid: 'nobody' } }),
  'no key id': () => ({ header: { kid: undefined } }),
  'key id as a path': () => ({ header: { kid: '../../etc/passwd' } }),
  'key id as a list': () => ({ header: { kid: ['channel'] } }),
  'key of another channel': () => ({ key: 'other-channel' }),
  'key of its own in the header': () => ({ key: 'stranger', header: { jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' } } }),
  'keys from an address in the header': () => ({ key: 'stranger', header: { jku: 'http://127.0.0.1:1/keys' } }),
  'critical header': () => ({ header: { crit: ['exp'] } }),
  'expired six minutes ago': () => ({ claims: { exp: now() - 360 } }),
  'expired a year ago': () => ({ claims: { exp: now() - 31_536_000 } }),
  'no expiry': () => ({ claims: { exp: undefined } }),
  'expiry as text': () => ({ claims: { exp: String(now() + 3600) } }),
  'expiry null': () => ({ claims: { exp: null } }),
  'not valid for ten minutes yet': () => ({ claims: { nbf: now() + 600 } }),
  'service address of the claim is another': () => ({
    claims: { serviceurl: 'https://smba.trafficmanager.net/amer/' },
  }),
  'no service address claim': () => ({ claims: { serviceurl: undefined } }),
  'empty service address claim': () => ({ claims: { serviceurl: '' } }),
  'service address claim as a list': ({ connector }) => ({ claims: { serviceurl: [connector.serviceUrl] } }),
  'skill claims of another bot': () => ({ claims: { ver: '2.0', azp: 'b0000000-0000-4000-8000-000000000000' } }),
};

const AUDIENCES = [undefined, null, '', '*', APP_ID.toUpperCase(), ` ${APP_ID}`, `${APP_ID} `, APP_ID.slice(0, -1)];
const MORE_AUDIENCES = [
  [APP_ID],
  [APP_ID, 'x'],
  { id: APP_ID },
  1,
  true,
  'https://api.botframework.com',
  SANDBOX_TENANT,
];
const ISSUERS = [
  ...[undefined, null, '', '*', `${TOKEN_ISSUER}/`, TOKEN_ISSUER.toUpperCase(), TOKEN_ISSUER.replace('https', 'http')],
  ...[
    'https://api.botframework.us',
    'https://api.botframework.com.evil.example',
    [TOKEN_ISSUER],
    { iss: TOKEN_ISSUER },
  ],
  ...[`https://sts.windows.net/${SANDBOX_TENANT}/`, `https://login.microsoftonline.com/${SANDBOX_TENANT}/v2.0`],
  ...[
    'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
    'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
  ],
  ...['https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0', 'https://accounts.google.com'],
];

/** Headers that hold no token at all, or half of one. */
const HEADERS: Record<string, (token: string) => string | undefined> = {
  'no header': () => undefined,
  'an empty header': () => '',
  'the scheme alone': () => 'Bearer',
  'the scheme and a space': () => 'Bearer ',
  'no scheme': (token) => token,
  'another scheme': (token) => `Basic ${token}`,
  'the scheme in small letters': (token) => `bearer ${token}`,
  'two spaces': (token) => `Bearer  ${token}`,
  'two tokens': (token) => `Bearer ${token} ${token}`,
  'two headers in one': (token) => `Bearer x, Bearer ${token}`,
  'a token in quotes': (token) => `Bearer "${token}"`,
  'one part': (token) => `Bearer ${token.split('.')[0]}`,
  'two parts': (token) => `Bearer ${token.split('.').slice(0, 2).join('.')}`,
  'four parts': (token) => `Bearer ${token}.x`,
  'five parts': (token) => `Bearer ${token}.x.y`,
  'empty parts': () => 'Bearer ..',
  'parts that are no JSON': () => 'Bearer aaaa.bbbb.cccc',
  'parts that are null': () =>
    `Bearer ${['null', 'null', ''].map((one) => Buffer.from(one).toString('base64url')).join('.')}`,
  'ten kilobytes': (token) => `Bearer ${token}${'A'.repeat(10_000)}`,
  'a password': () => `Basic ${Buffer.from('admin:admin').toString('base64')}`,
};

/** The approver's own click, with a token that is not quite the channel's. */
export function forgedTokens(order: Order): Attempt[] {
  const send = (name: string, headerOf: (desk: HostileDesk) => string | undefined): Attempt => ({
    name,
    make: (desk) =>
      desk.post(
        activityOf(MEGAN, desk.connector.serviceUrl, VICTIM_THREAD, { value: clickOf(desk.tickets, order, 'approve') }),
        headerOf(desk),
      ),
  });
  const changed = (name: string, change: (desk: HostileDesk) => TokenChange) =>
    send(name, (desk) => `Bearer ${desk.issuer.token(desk.connector.serviceUrl, change(desk))}`);
  const good = (desk: HostileDesk) => desk.issuer.token(desk.connector.serviceUrl);
  return [
    ...Object.entries(CHANGES).map(([name, change]) => changed(name, change)),
    ...[...AUDIENCES, ...MORE_AUDIENCES].map((aud) =>
      changed(`audience ${JSON.stringify(aud)}`, () => ({ claims: { aud } })),
    ),
    ...ISSUERS.map((iss) => changed(`issuer ${JSON.stringify(iss)}`, () => ({ claims: { iss } }))),
    ...Object.entries(HEADERS).map(([name, header]) => send(name, (desk) => header(good(desk)))),
    ...Array.from({ length: 120 }, (_, n) =>
      send(`signature altered, place ${n}`, (desk) => `Bearer ${altered(good(desk), 2, n * 2)}`),
    ),
    ...Array.from({ length: 80 }, (_, n) =>
      send(`claims altered, place ${n}`, (desk) => `Bearer ${altered(good(desk), 1, n * 3)}`),
    ),
    ...Array.from({ length: 30 }, (_, n) =>
      send(`header altered, place ${n}`, (desk) => `Bearer ${altered(good(desk), 0, n * 2)}`),
    ),
    ...[1, 5, 50, 200].map((n) => send(`signature ${n} short`, (desk) => `Bearer ${good(desk).slice(0, -n)}`)),
  ];
}

/** Another letter of the alphabet at one place of one of the three parts, far enough to change the bytes. */
function altered(token: string, part: number, at: number): string {
  const parts = token.split('.');
  const text = parts[part]!;
  const place = at % (text.length - 1);
  const other = text[place] === 'Q' ? 'g' : 'Q';
  parts[part] = text.slice(0, place) + other + text.slice(place + 1);
  return parts.join('.');
}
