import { inspect } from 'node:util';
import { createRefreshTokenCredential } from '../../../bot/access/refresh-token';
import { ScriptedServer, type Reply } from '../commerce/http/scripted-server';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const SCOPE = 'https://api.partnercenter.microsoft.com/.default';
const TOKEN = 'POST /tenant/oauth2/v2.0/token';

let server: ScriptedServer;
let now: number;
let stored: string;
beforeEach(async () => {
  server = await ScriptedServer.start();
  now = NOW;
  stored = 'refresh-1';
});
afterEach(() => server.close());

function open() {
  return createRefreshTokenCredential({
    tenantId: 'tenant',
    clientId: 'client',
    clientSecret: 's3cret',
    authorityHost: server.url,
    read: () => stored,
    keep: (token) => {
      stored = token;
    },
    now: () => now,
  });
}

const granted = (n: number): Reply => ({
  json: { access_token: `access-${n}`, refresh_token: `refresh-${n + 1}`, expires_in: n % 2 ? '3600' : 3600 },
});
const sent = (index: number) => Object.fromEntries(new URLSearchParams(server.requests(TOKEN)[index]!.body));

test('a refresh token becomes an access token and is replaced by the new one', async () => {
  server.on(TOKEN, granted(1), granted(2));
  const credential = open();
  expect(await credential.getToken(SCOPE)).toEqual({ token: 'access-1', expiresOnTimestamp: NOW + 3_600_000 });
  expect(sent(0)).toEqual({
    client_id: 'client',
    client_secret: 's3cret',
    grant_type: 'refresh_token',
    refresh_token: 'refresh-1',
    scope: `${SCOPE} offline_access`,
  });
  expect(stored).toBe('refresh-2');
  await credential.getToken(SCOPE);
  expect(server.count(TOKEN)).toBe(1);
  now += 59 * 60_000;
  expect(await credential.getToken(SCOPE)).toMatchObject({ token: 'access-2' });
  expect(sent(1).refresh_token).toBe('refresh-2');
});

test('two scopes at once exchange one after the other, each with the newest refresh token', async () => {
  server.on(TOKEN, granted(1), granted(2));
  const credential = open();
  await Promise.all([credential.getToken(SCOPE), credential.getToken(['https://graph.microsoft.com/.default'])]);
  expect([sent(0).refresh_token, sent(1).refresh_token]).toEqual(['refresh-1', 'refresh-2']);
});

test('a claims challenge asks anew', async () => {
  server.on(TOKEN, granted(1), granted(2));
  const credential = open();
  await credential.getToken(SCOPE);
  expect(await credential.getToken(SCOPE, { claims: '{}' })).toMatchObject({ token: 'access-2' });
});

test('a refusal names its reason and no secret, and the next call tries again', async () => {
  const refusal = { error: 'invalid_grant', error_description: 'AADSTS700082: The refresh token has expired.\nTrace' };
  server.on(TOKEN, { status: 400, json: refusal }, granted(1));
  const credential = open();
  const error: unknown = await credential.getToken(SCOPE).catch((caught: unknown) => caught);
  expect(String(error)).toContain('AADSTS700082');
  expect(inspect(error, { depth: 9 })).not.toMatch(/s3cret|refresh-1/);
  expect(await credential.getToken(SCOPE)).toMatchObject({ token: 'access-1' });
});

test.each<[string, Reply]>([
  ['HTML', { raw: '<html>' }],
  ['no token', { json: { expires_in: 5 } }],
  ['a cut answer', { raw: '{"access_token":"a', cut: 'middle' }],
])('%s is an error that holds no secret', async (_, reply) => {
  server.on(TOKEN, reply);
  const error: unknown = await open()
    .getToken(SCOPE)
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Error);
  expect(inspect(error, { depth: 9 })).not.toMatch(/s3cret|refresh-1/);
  expect(stored).toBe('refresh-1');
});

test('no secret leaves without TLS', async () => {
  const credential = createRefreshTokenCredential({
    ...{ tenantId: 't', clientId: 'c', clientSecret: 's', authorityHost: 'http://login.example.com' },
    ...{ read: () => 'r', keep: () => undefined, now: () => now },
  });
  await expect(credential.getToken(SCOPE)).rejects.toThrow('https');
});
