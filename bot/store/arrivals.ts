import type { Keys } from './keys';
import type { Redis } from './redis';

/** Ids of invoices that Partner Center announced and that were not found in its list yet. */
export interface Arrivals {
  /** The same announcement again changes nothing. */
  add(invoiceId: string, nowMs: number): Promise<void>;
  /** Those that wait, with the epoch ms of their announcement. */
  waiting(): Promise<{ invoiceId: string; sinceMs: number }[]>;
  remove(invoiceIds: readonly string[]): Promise<void>;
}

export function createArrivals(redis: Redis, keys: Keys): Arrivals {
  return {
    add: async (invoiceId, nowMs) => {
      // Sent again or not: the first announcement counts.
      await redis.zadd(keys.arrivals, 'NX', String(nowMs), invoiceId);
    },
    waiting: async () => {
      const flat = await redis.zrangebyscore(keys.arrivals, '-inf', '+inf', 'WITHSCORES', 'LIMIT', 0, 200);
      return Array.from({ length: flat.length / 2 }, (_, i) => ({
        invoiceId: flat[2 * i]!,
        sinceMs: Number(flat[2 * i + 1]),
      }));
    },
    remove: async (invoiceIds) => {
      if (invoiceIds.length > 0) await redis.zrem(keys.arrivals, ...invoiceIds);
    },
  };
}
