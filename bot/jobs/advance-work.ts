import type { Journal, Leases } from '../orders/journal';
import { backOffMs } from './back-off';
import { oneAtATime } from './one-at-a-time';

export type DueTimes = Pick<Journal, 'postpone'> & {
  /** Lets a job that comes late see that its work was done. */
  dueAt?: (orderId: string) => Promise<number | null>;
};

export interface AdvanceOptions {
  advance: (orderId: string) => Promise<void>;
  journal: DueTimes;
  leases: Leases;
  leaseMs: number;
  /** Epoch ms. */
  clock: () => number;
  /** Told how long the lease of somebody else still lasts, unless they extend it. */
  onBusy?: (freeInMs: number) => void;
  log: { error(fields: object, message: string): void };
}

/** Works on one order while nobody else does. When somebody does, the order's due time brings it back. */
export function createAdvanceWork(options: AdvanceOptions): (orderId: string) => Promise<void> {
  const { journal, leases, log } = options;
  const failures = new Map<string, number>();

  async function isDue(orderId: string): Promise<boolean> {
    if (!journal.dueAt) return true;
    const dueAt = await journal.dueAt(orderId);
    return dueAt !== null && dueAt <= options.clock();
  }

  async function advance(orderId: string): Promise<boolean> {
    if (!(await isDue(orderId))) return true;
    try {
      await options.advance(orderId);
      failures.delete(orderId);
      return true;
    } catch (error) {
      const count = (failures.get(orderId) ?? 0) + 1;
      failures.set(orderId, count);
      log.error({ order: orderId, failures: count, error }, 'an order could not be advanced; it is tried again later');
      await journal.postpone(orderId, options.clock() + backOffMs(count));
      return false;
    }
  }

  return oneAtATime(async (orderId) => {
    try {
      const held = await leases.hold(`order:${orderId}`, options.leaseMs, () => advance(orderId));
      if (held.ran) return held.result;
      options.onBusy?.(held.freeInMs);
      return false;
    } catch (error) {
      log.error({ order: orderId, error }, 'Redis failed while an order was worked on; the sweeper comes back to it');
      return false;
    }
  });
}
