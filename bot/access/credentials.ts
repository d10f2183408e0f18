import type { TokenCredential } from '@azure/core-auth';
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import { botError } from '../errors';
import { createRefreshTokenCredential, type RefreshTokenOptions } from './refresh-token';

export interface CredentialOptions {
  tenantId?: string;
  clientId?: string;
  clientSecret?: string;
  /** PEM file with certificate and private key. */
  certificatePath?: string;
  /** File with the federated token of a workload identity. */
  federatedTokenFile?: string;
  authorityHost?: string;
  /** A fixed token for simulated services on loopback, instead of everything else. */
  staticToken?: string;
  /** App + user by the secure application model; needs tenant, client id and client secret. */
  refreshToken?: Pick<RefreshTokenOptions, 'read' | 'keep'>;
  /** Epoch milliseconds. */
  now: () => number;
}

export interface Credentials {
  app: TokenCredential;
  user: TokenCredential;
}

/**
 * The credentials that the configuration names, never a guess along a chain: a fixed token, a federated token file, a
 * certificate, a secret, or the managed identity when none of them is given.
 */
export function createCredentials(options: CredentialOptions): Credentials {
  if (options.staticToken) {
    const fixed = fixedToken(options.staticToken, options.now);
    return { app: fixed, user: fixed };
  }
  const app = appCredential(options);
  return { app, user: options.refreshToken ? userCredential(options, options.refreshToken) : app };
}

/** The same token for ever. Only for test servers; the configuration refuses it for any other address. */
function fixedToken(token: string, now: () => number): TokenCredential {
  return { getToken: () => Promise.resolve({ token, expiresOnTimestamp: now() + 24 * 60 * 60_000 }) };
}

function appCredential(options: CredentialOptions): TokenCredential {
  const { tenantId, clientId, clientSecret, certificatePath, federatedTokenFile } = options;
  const common = options.authorityHost ? { authorityHost: options.authorityHost } : {};
  if (federatedTokenFile) {
    return new WorkloadIdentityCredential({
      ...common,
      ...needed({ tenantId, clientId }, 'a federated token file'),
      tokenFilePath: federatedTokenFile,
    });
  }
  if (certificatePath) {
    const who = needed({ tenantId, clientId }, 'a certificate');
    return new ClientCertificateCredential(who.tenantId, who.clientId, { certificatePath }, common);
  }
  if (clientSecret) {
    const who = needed({ tenantId, clientId }, 'a client secret');
    return new ClientSecretCredential(who.tenantId, who.clientId, clientSecret, common);
  }
  return clientId ? new ManagedIdentityCredential({ clientId }) : new ManagedIdentityCredential();
}

function userCredential(
  options: CredentialOptions,
  token: Pick<RefreshTokenOptions, 'read' | 'keep'>,
): TokenCredential {
  const { tenantId, clientId, clientSecret } = options;
  const who = needed({ tenantId, clientId, clientSecret }, 'a refresh token');
  return createRefreshTokenCredential({ ...who, ...token, authorityHost: options.authorityHost, now: options.now });
}

const VARIABLES = { tenantId: 'AZURE_TENANT_ID', clientId: 'AZURE_CLIENT_ID', clientSecret: 'AZURE_CLIENT_SECRET' };

function needed<K extends keyof typeof VARIABLES>(
  given: Record<K, string | undefined>,
  what: string,
): Record<K, string> {
  const missing = (Object.keys(given) as K[]).filter((name) => !given[name]).map((name) => VARIABLES[name]);
  if (missing.length > 0) throw botError('CONFIGURATION', { faults: `${what} also needs ${missing.join(' and ')}` });
  return given as Record<K, string>;
}
