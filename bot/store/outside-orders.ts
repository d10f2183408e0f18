import { z } from 'zod';
import type { Keys } from './keys';
import type { Redis } from './redis';

/** A purchase that a provider holds and nobody asked for here. */
export interface OutsideOrder {
  backend: 'partner-center' | 'azure';
  /** The provider's. */
  id: string;
  customer: string;
  /** What was bought, in the provider's words; may be empty. */
  what: string;
  /** ISO 8601: when it was bought. */
  at: string;
  told?: boolean;
}

export interface OutsideOrders {
  /** Epoch ms since which this bot looks: what was bought before is not news. */
  since(nowMs: number): Promise<number>;
  all(): Promise<OutsideOrder[]>;
  /** Remembers it as not told yet; one that is known already stays as it is. */
  add(order: OutsideOrder): Promise<void>;
  told(order: OutsideOrder): Promise<void>;
  forget(order: OutsideOrder): Promise<void>;
  /** Where the last round over all customers ended; empty at the beginning. */
  readCursor(): Promise<string>;
  writeCursor(cursor: string): Promise<void>;
}

const Stored = z.looseObject({
  backend: z.enum(['partner-center', 'azure']),
  id: z.string(),
  customer: z.string(),
  what: z.string(),
  at: z.string(),
  told: z.boolean().optional(),
});

export function createOutsideOrders(redis: Redis, keys: Keys): OutsideOrders {
  const field = ({ backend, id }: OutsideOrder) => `${backend} ${id.toLowerCase()}`;
  return {
    since: async (nowMs) => {
      await redis.set(keys.outside('since'), nowMs, 'NX');
      return Number(await redis.get(keys.outside('since')));
    },
    all: async () => (await redis.hvals(keys.outside('orders'))).map((json) => Stored.parse(JSON.parse(json))),
    add: async (order) => {
      await redis.hsetnx(keys.outside('orders'), field(order), JSON.stringify(order));
    },
    told: async (order) => {
      await redis.hset(keys.outside('orders'), field(order), JSON.stringify({ ...order, told: true }));
    },
    forget: async (order) => {
      await redis.hdel(keys.outside('orders'), field(order));
    },
    readCursor: async () => (await redis.get(keys.outside('cursor'))) ?? '',
    writeCursor: async (cursor) => {
      await redis.set(keys.outside('cursor'), cursor);
    },
  };
}
