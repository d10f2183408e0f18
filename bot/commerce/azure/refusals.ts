import type { Failure } from '../commerce';

/** What Azure answered to a purchase, where that says more than reading the order can. */
export interface Refusal {
  /** Azure will never take this id, so an order that is not there now will not come. */
  isFinal: boolean;
  failure: Failure;
}

export type Refusals = ReturnType<typeof createRefusals>;

const MOST = 1000;

/**
 * Remembers refusals for as long as the process lives, which is enough: a refusal with a reason of its own is in the
 * order's record as well (Attempt.said), and without the rest an order only waits longer for its proof of absence.
 */
export function createRefusals() {
  const known = new Map<string, Refusal>();
  const sessionEnds = new Map<string, number>();
  return {
    /** How often a price session of this order has ended too early, this time included. */
    countSessionEnd(orderId: string): number {
      const count = (sessionEnds.get(orderId) ?? 0) + 1;
      keep(sessionEnds, orderId, count);
      return count;
    },
    of: (key: string): Refusal | undefined => known.get(key),
    note: (key: string, refusal: Refusal): void => keep(known, key, refusal),
  };
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
}
