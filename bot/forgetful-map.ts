import { LRUCache } from 'lru-cache';

/** Keeps the newest `max` values for about `ttl` ms, and looks at the clock ten times a second at most: each look costs a timer. */
export function forgetfulMap<V extends NonNullable<unknown>>({
  max,
  ttl,
}: {
  max: number;
  ttl: number;
}): LRUCache<string, V> {
  return new LRUCache<string, V>({ max, ttl, ttlResolution: 100 });
}
