import { LRUCache } from 'lru-cache';
import { z } from 'zod';

/**
 * Looks at a bearer token without verifying it and turns away what can never be the channel's. It stands before the
 * SDK, which remembers strings of unverified tokens for ever and also takes tokens of emulators and skills.
 */
export interface BearerCheckOptions {
  /** The bot's app id: the only audience. */
  appId: string;
  /** https://api.botframework.com; https://api.botframework.us in the US Government clouds. */
  issuer: string;
  now: () => Date;
}

const MAX_TOKEN_LENGTH = 8192;
/** Seconds by which clocks may differ; the SDK allows as much. */
const SKEW_S = 300;

const Header = z.looseObject({ alg: z.literal('RS256'), kid: z.string().min(1).max(256), crit: z.never().optional() });
const Payload = z.looseObject({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().min(1),
});

/** Tells whether it is worth verifying the token of an Authorization header. */
export function createBearerCheck({ appId, issuer, now }: BearerCheckOptions): (authorization: string) => boolean {
  /** The channel sends one token for an hour; only its times are looked at again. */
  const read = new LRUCache<string, { exp: number; nbf: number }>({ max: 20 });

  function timesOf(authorization: string): { exp: number; nbf: number } | undefined {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization.slice(0, MAX_TOKEN_LENGTH + 1)) ?? [];
    if (!token || token.length > MAX_TOKEN_LENGTH) return undefined;
    const [header, payload] = token.split('.').map(decoded);
    const claims = Payload.safeParse(payload);
    if (!Header.safeParse(header).success || !claims.success) return undefined;
    const { iss, aud, exp, nbf = 0 } = claims.data;
    return iss === issuer && aud === appId ? { exp, nbf } : undefined;
  }

  function remember(authorization: string) {
    const times = timesOf(authorization);
    if (times) read.set(authorization, times);
    return times;
  }

  return (authorization) => {
    const times = read.get(authorization) ?? remember(authorization);
    if (!times) return false;
    const seconds = now().getTime() / 1000;
    return times.exp > seconds - SKEW_S && times.nbf < seconds + SKEW_S;
  };
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
