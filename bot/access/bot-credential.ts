import { ClientCertificateCredential, ClientSecretCredential, ManagedIdentityCredential } from '@azure/identity';
import type { TokenCredential } from '@azure/core-auth';
import type { Config } from '../config';
import { keepToken } from './keep-token';

/** What the bot proves itself with when it posts to Teams; none in the unauthenticated sandbox mode. */
export function createBotCredential(config: Config): TokenCredential | undefined {
  const { BOT_STATIC_TOKEN: token } = config;
  if (token) return { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const credential = createCredential(config);
  return credential && keepToken(credential);
}

function createCredential(config: Config): TokenCredential | undefined {
  const { MicrosoftAppId: clientId, MicrosoftAppTenantId: tenantId } = config;
  if (!clientId || !tenantId) return undefined;
  if (config.MicrosoftAppType === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId });
  if (config.CertificatePrivateKey) {
    return new ClientCertificateCredential(tenantId, clientId, { certificate: config.CertificatePrivateKey });
  }
  return new ClientSecretCredential(tenantId, clientId, config.MicrosoftAppPassword ?? '');
}
