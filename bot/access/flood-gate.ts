import { LRUCache } from 'lru-cache';

export interface FloodGateOptions {
  /** Activities one person may send within the window; typing into a search field sends many. */
  perPerson?: number;
  /** All people of one tenant together. */
  perTenant?: number;
  windowMs?: number;
  now(): number;
}

interface Window {
  startedAt: number;
  count: number;
}

/**
 * Counts what proven senders send, each for themselves, so that one who floods the bot is held up and nobody else.
 * In the process' memory and bounded: a restart forgives.
 */
export function createFloodGate(options: FloodGateOptions): (tenantId: string, personId: string) => boolean {
  const { perPerson = 240, perTenant = 3000, windowMs = 60_000 } = options;
  const windows = new LRUCache<string, Window>({ max: 10_000 });

  function count(name: string, most: number): boolean {
    const at = options.now();
    const known = windows.get(name);
    const window = known && at - known.startedAt < windowMs ? known : { startedAt: at, count: 0 };
    if (window.count >= most) return false;
    window.count += 1;
    windows.set(name, window);
    return true;
  }

  // The person first: what is refused there must not use up what the tenant's others may send.
  return (tenantId, personId) => count(`p|${tenantId}|${personId}`, perPerson) && count(`t|${tenantId}`, perTenant);
}
