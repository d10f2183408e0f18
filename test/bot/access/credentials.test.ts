import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { createCredentials } from '../../../bot/access/credentials';

const now = () => Date.parse('2026-11-21T10:00:00Z');
const WHO = { tenantId: '11111111-2222-3333-4444-555555555555', clientId: '66666666-7777-8888-9999-000000000000' };

test.each([
  ['a client secret', { ...WHO, clientSecret: 's' }, ClientSecretCredential],
  ['a certificate', { ...WHO, certificatePath: '/nowhere.pem' }, ClientCertificateCredential],
  ['a federated token', { ...WHO, federatedTokenFile: '/nowhere' }, WorkloadIdentityCredential],
  ['a client id alone', { clientId: WHO.clientId }, ManagedIdentityCredential],
  ['nothing', {}, ManagedIdentityCredential],
])('%s says which credential it is', (_, options, kind) => {
  const { app, user } = createCredentials({ ...options, now });
  expect(app).toBeInstanceOf(kind);
  expect(user).toBe(app);
});

test('what is missing is named as the operator knows it', () => {
  expect(() => createCredentials({ clientSecret: 's', now })).toThrow('AZURE_TENANT_ID and AZURE_CLIENT_ID');
  const refreshToken = { read: () => 'r', keep: () => undefined };
  expect(() => createCredentials({ ...WHO, refreshToken, now })).toThrow('AZURE_CLIENT_SECRET');
});

test('a fixed token speaks for both, always fresh', async () => {
  const { app, user } = createCredentials({ staticToken: 'fixed', clientSecret: 'ignored', now });
  expect(await app.getToken('any')).toMatchObject({ token: 'fixed' });
  expect(user).toBe(app);
});

test('with a refresh token the user speaks for itself', () => {
  const refreshToken = { read: () => 'r', keep: () => undefined };
  const { app, user } = createCredentials({ ...WHO, clientSecret: 's', refreshToken, now });
  expect(app).toBeInstanceOf(ClientSecretCredential);
  expect(user).not.toBe(app);
});
