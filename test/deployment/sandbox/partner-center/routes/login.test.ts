import { start, type Started } from '../support/start';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

const HOST = 'https://api.partnercenter.microsoft.com';
const ask = (form: Record<string, string>, version = '/v2.0') =>
  started.call(
    'POST',
    `/login/some-tenant/oauth2${version}/token`,
    new URLSearchParams({ client_id: 'app', client_secret: 'secret', ...form }).toString(),
    { 'Content-Type': 'application/x-www-form-urlencoded' },
  );
const appOnly = (scope = `${HOST}/.default`) => ask({ grant_type: 'client_credentials', scope });
const using = (token: string, path: string) =>
  started.api('GET', path, undefined, { Authorization: `Bearer ${token}` });

test('an app-only token reads customers but not what needs a person', async () => {
  const issued = await appOnly();
  expect(issued.json).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  const token = issued.string('access_token');
  expect((await using(token, '/customers?size=1')).status).toBe(200);
  const customer = await started.customer('Contoso');
  const refused = [
    `/customers/${customer}/entitlements`,
    `/customers/${customer}/validationStatus?type=account`,
    `/customers/${customer}/agreements`,
    `/customers/${customer}/directSignedMicrosoftCustomerAgreementStatus`,
    '/invoices/summaries',
    '/invoices/G000000001',
    '/invoices/G000000001/documents/statement',
  ].map(async (path) => {
    const reply = await using(token, path);
    return [reply.status, reply.at('code')];
  });
  for (const one of await Promise.all(refused)) expect(one).toEqual([403, '900329']);
});

test('a refresh token gives a token of App+User and a new refresh token', async () => {
  const first = await ask({ grant_type: 'refresh_token', refresh_token: 'sandbox-refresh', scope: `${HOST}/.default` });
  expect((await using(first.string('access_token'), '/invoices/summaries')).status).toBe(200);
  const refresh = first.string('refresh_token');
  expect(refresh).not.toBe('sandbox-refresh');
  const second = await ask({ grant_type: 'refresh_token', refresh_token: refresh });
  expect(second.string('refresh_token')).not.toBe(refresh);
  const unknown = await ask({ grant_type: 'refresh_token', refresh_token: 'stolen' });
  expect([unknown.status, unknown.at('error')]).toEqual([400, 'invalid_grant']);
});

test('the old endpoint writes numbers as text and still gives the retired audience, which is then refused', async () => {
  const issued = await ask({ grant_type: 'client_credentials', resource: 'https://graph.windows.net' }, '');
  expect(issued.at('expires_in')).toBe('3600');
  const refused = await using(issued.string('access_token'), '/customers');
  expect([refused.status, refused.at('code')]).toEqual([401, '900420']);
});

test('no token, a strange token, a token for somebody else and an old token are refused', async () => {
  const none = await started.api('GET', '/customers', undefined, { Authorization: '' });
  expect([none.status, none.at('code')]).toEqual([401, '800001']);
  expect((await using('strange', '/customers')).status).toBe(401);
  const graph = await appOnly('https://graph.microsoft.com/.default');
  expect((await using(graph.string('access_token'), '/customers')).status).toBe(401);
  const token = (await appOnly()).string('access_token');
  started.simulation.advance(3_600_000);
  expect((await using(token, '/customers')).status).toBe(401);
});

test('a wrong secret is refused', async () => {
  const refused = await ask({ grant_type: 'client_credentials', client_secret: 'wrong' });
  expect([refused.status, refused.at('error')]).toEqual([401, 'invalid_client']);
});
