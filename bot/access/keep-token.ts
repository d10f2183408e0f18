import type { AccessToken, TokenCredential } from '@azure/core-auth';

/** Before a token ends it is asked for again: clocks differ, and a call takes its time. */
const MARGIN_MS = 5 * 60_000;

/**
 * Remembers what a credential answered until it says to ask again. The SDK's own memory is reached through its tracing,
 * its logging and its look for an authority, for every message anew.
 */
export function keepToken(credential: TokenCredential, now: () => number = Date.now): TokenCredential {
  const kept = new Map<string, AccessToken>();
  return {
    async getToken(scopes, options) {
      if (typeof scopes !== 'string' || options) return credential.getToken(scopes, options);
      const known = kept.get(scopes);
      if (known && now() < goodUntil(known)) return known;
      const fresh = await credential.getToken(scopes);
      if (fresh) kept.set(scopes, fresh);
      return fresh;
    },
  };
}

function goodUntil({ expiresOnTimestamp, refreshAfterTimestamp = Infinity }: AccessToken): number {
  return Math.min(expiresOnTimestamp - MARGIN_MS, refreshAfterTimestamp);
}
