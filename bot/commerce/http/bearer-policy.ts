import type { AccessToken, TokenCredential } from '@azure/core-auth';
import type { PipelinePolicy, PipelineRequest } from '@azure/core-rest-pipeline';
import { isLoopback } from './loopback';

/** The token could not be had, so nothing was sent. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
}

export interface BearerOptions {
  credential: TokenCredential;
  scopes: string[];
  /** Sends once more with a new token after 401. Off for the call that spends money. */
  resendOn401: boolean;
  now: () => number;
}

const RENEW_BEFORE_MS = 2 * 60_000;

/**
 * Adds the bearer token. The stock policy refuses plain http altogether; this one allows it on loopback, for the sandbox.
 */
export function bearerPolicy(options: BearerOptions): PipelinePolicy {
  const tokens = tokenKeeper(options);
  return {
    name: 'bearerPolicy',
    async sendRequest(request, next) {
      refusePlainHttp(request);
      request.headers.set('Authorization', `Bearer ${(await tokens.get()).token}`);
      const response = await next(request);
      if (response.status !== 401 || !options.resendOn401) return response;
      response.readableStreamBody?.resume();
      const renewed = await tokens.renew(claimsOf(response.headers.get('WWW-Authenticate')));
      request.headers.set('Authorization', `Bearer ${renewed.token}`);
      return next(request);
    },
  };
}

function refusePlainHttp(request: PipelineRequest): void {
  if (request.url.startsWith('https://') || isLoopback(request.url)) return;
  throw new CredentialError(`a token is never sent without TLS to ${new URL(request.url).host}`);
}

function tokenKeeper({ credential, scopes, now }: BearerOptions) {
  let held: AccessToken | undefined;
  let asking: Promise<AccessToken> | undefined;

  async function ask(claims?: string): Promise<AccessToken> {
    try {
      const token = await credential.getToken(scopes, claims ? { claims } : {});
      if (!token) throw new Error('the credential gave no token');
      return (held = token);
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      throw new CredentialError(reason, { cause: error });
    } finally {
      asking = undefined;
    }
  }

  return {
    async get(): Promise<AccessToken> {
      if (held && held.expiresOnTimestamp - now() > RENEW_BEFORE_MS) return held;
      return (asking ??= ask());
    },
    renew(claims?: string): Promise<AccessToken> {
      held = undefined;
      return (asking ??= ask(claims));
    },
  };
}

/** Entra's claims challenge makes the credential skip its own cache. */
function claimsOf(challenge: string | undefined): string | undefined {
  const encoded = /claims="([^"]+)"/.exec(challenge ?? '')?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}
