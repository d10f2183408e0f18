import { isLoopback } from '../../bot/commerce/http/loopback';
import { readConfig } from '../../bot/config';

const SANDBOX = {
  TEAMS_AUTH: 'none',
  PARTNER_CENTER_URL: 'http://127.0.0.1:1/partner-center',
  AZURE_RESOURCE_MANAGER_URL: 'http://127.0.0.1:1/arm',
};
const PRODUCTION = {
  MicrosoftAppId: 'a',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: 't',
  MicrosoftAppPassword: 'p',
};

function faultsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('readConfig', () => {
  it('fills in defaults', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      PORT: 3978,
      PARTNER_CENTER_URL: 'https://api.partnercenter.microsoft.com',
      AZURE_RESOURCE_MANAGER_URL: 'https://management.azure.com',
      CARD_ACTIONS: 'submit',
    });
  });

  it('treats a blank variable as absent', () => {
    expect(readConfig({ ...PRODUCTION, PORT: '', REDIS_URL: ' ' })).toMatchObject({ PORT: 3978, REDIS_URL: undefined });
  });

  it('tells all faults at once', () => {
    const message = faultsOf({ PORT: '99999', REDIS_URL: 'http://x', CARD_ACTIONS: 'both' });
    for (const name of ['PORT', 'REDIS_URL', 'CARD_ACTIONS', 'MicrosoftAppId is missing'])
      expect(message).toContain(name);
  });

  it.each([
    ['no application id without saying so', {}, 'MicrosoftAppId is missing'],
    ['no application type', { ...PRODUCTION, MicrosoftAppType: '' }, 'MicrosoftAppType is missing'],
    [
      'a MultiTenant application',
      { ...PRODUCTION, MicrosoftAppType: 'MultiTenant' },
      'MicrosoftAppType must be one of',
    ],
    ['no tenant', { ...PRODUCTION, MicrosoftAppTenantId: '' }, 'MicrosoftAppTenantId is missing'],
    ['no secret of any kind', { ...PRODUCTION, MicrosoftAppPassword: '' }, 'MicrosoftAppPassword is missing'],
    ['authentication off with an application id', { ...PRODUCTION, TEAMS_AUTH: 'none' }, 'TEAMS_AUTH'],
    [
      'a static token for Microsoft',
      { TEAMS_AUTH: 'none', COMMERCE_STATIC_TOKEN: 's' },
      'COMMERCE_STATIC_TOKEN is only for test servers',
    ],
    [
      'a static token when only one address is loopback',
      { ...SANDBOX, AZURE_RESOURCE_MANAGER_URL: 'https://management.azure.com', COMMERCE_STATIC_TOKEN: 's' },
      'AZURE_RESOURCE_MANAGER_URL is management.azure.com',
    ],
    ['a short encryption key', { ...PRODUCTION, ENCRYPTION_KEY: 'c2hvcnQ=' }, 'ENCRYPTION_KEY is not 32 bytes'],
  ])('refuses %s', (_, env, sentence) => {
    expect(faultsOf(env)).toContain(sentence);
  });

  it('allows a managed identity without any secret', () => {
    const env = { ...PRODUCTION, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' };
    expect(readConfig(env).MicrosoftAppType).toBe('UserAssignedMSI');
  });

  it('allows the static token when all services are on loopback', () => {
    expect(readConfig({ ...SANDBOX, COMMERCE_STATIC_TOKEN: 's' }).COMMERCE_STATIC_TOKEN).toBe('s');
  });

  it('never repeats a secret in a fault', () => {
    expect(faultsOf({ TEAMS_AUTH: 'none', COMMERCE_STATIC_TOKEN: 'planted-secret' })).not.toContain('planted-secret');
  });
});

it.each([
  ['http://127.0.0.1:3978', true],
  ['http://[::1]:80/x', true],
  ['http://localhost', true],
  ['http://127.0.0.1.evil.example', false],
  ['https://management.azure.com', false],
])('isLoopback(%s) is %s', (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
