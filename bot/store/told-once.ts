import { fingerprint, type Keys } from './keys';
import type { Redis } from './redis';
import { retentionOf, type Retention } from './retention';

/** Who dies while telling leaves it to the next round. */
const TELLING_S = 120;

/** Tells something the first time only, whichever bot is first; what could not be told counts as not told. */
export function createToldOnce(redis: Redis, keys: Keys, { told }: Pick<Retention, 'told'> = retentionOf()) {
  return async (what: string, tell: () => Promise<void>): Promise<void> => {
    const key = `${keys.prefix}:told:${fingerprint(what)}`;
    if ((await redis.set(key, '1', 'EX', TELLING_S, 'NX')) !== 'OK') return;
    try {
      await tell();
      await redis.set(key, '1', 'EX', told);
    } catch (error) {
      await redis.del(key);
      throw error;
    }
  };
}
