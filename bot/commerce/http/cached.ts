import { LRUCache } from 'lru-cache';

export interface Cached<V> {
  /** The value, loaded once however many ask; a stale one is answered at once and renewed behind the scenes. */
  get(key: string): Promise<V>;
  /** What is held now, fresh or stale, without loading. */
  peek(key: string): V | undefined;
}

export interface CacheOptions<V extends object> {
  load(key: string): Promise<V>;
  /** Milliseconds for which a value needs no renewal. */
  freshForMs: number;
  /** How many keys are held. */
  max: number;
  now: () => number;
}

/** A cache that loads once per key, serves stale values while it renews them, and keeps them when renewal fails. */
export function cached<V extends object>(options: CacheOptions<V>): Cached<V> {
  const cache = new LRUCache<string, V>({
    max: options.max,
    ttl: options.freshForMs,
    ttlResolution: 0,
    perf: { now: options.now },
    allowStale: true,
    allowStaleOnFetchRejection: true,
    noDeleteOnFetchRejection: true,
    noDeleteOnStaleGet: true,
    fetchMethod: (key) => options.load(key),
  });
  return {
    async get(key) {
      const value = await cache.fetch(key);
      return value ?? options.load(key);
    },
    peek: (key) => cache.peek(key, { allowStale: true }),
  };
}
