import { z } from 'zod';
import { fingerprint, type Keys } from './keys';
import type { Redis } from './redis';
import type { Seal } from './seal';

/** A secret that replaces itself with every use, kept sealed from one start of the bot to the next. */
export interface KeptToken {
  read(): Promise<string>;
  keep(token: string): Promise<void>;
}

const Kept = z.object({ of: z.string(), token: z.string() });

/**
 * The newest successor of a configured token. A newly configured one starts anew; without a seal that encrypts, the
 * successors live in this process only, because they must not be written in the clear.
 */
export function createKeptToken(redis: Redis, keys: Keys, seal: Seal | undefined, configured: string): KeptToken {
  const key = keys.keptToken;
  const of = fingerprint('configured token', configured);
  let current = configured;
  return {
    async read() {
      const sealed = seal && (await redis.get(key));
      if (!sealed) return current;
      const kept = Kept.parse(JSON.parse(seal.open(sealed, key)));
      return kept.of === of ? kept.token : current;
    },
    async keep(token) {
      current = token;
      if (seal) await redis.set(key, seal.seal(JSON.stringify({ of, token }), key));
    },
  };
}
