import type { Leases, Outbox, Outgoing } from '../orders/journal';
import { orderOfNotice, type OrderedOutbox } from '../store/outbox';
import { backOffMs } from './back-off';
import { oneAtATime } from './one-at-a-time';

export { orderOfNotice as orderOf };

export interface DeliverOptions {
  deliver: (noticeId: string, known?: Outgoing) => Promise<void>;
  outbox: Pick<Outbox, 'retryAt'> & OrderedOutbox;
  leases: Leases;
  leaseMs: number;
  /** Epoch ms. */
  clock: () => number;
  log: { error(fields: object, message: string): void };
}

/**
 * Delivers an order's notices, oldest first and one at a time, until none is due. When somebody else is at it, they
 * will find what this job was for, or the sweeper does.
 */
export function createDeliverWork(options: DeliverOptions): (orderId: string) => Promise<void> {
  const { outbox, leases, log } = options;

  async function deliver(outgoing: Outgoing): Promise<void> {
    try {
      await options.deliver(outgoing.id, outgoing);
    } catch (error) {
      log.error({ notice: outgoing.id, error }, 'a notice could not be delivered; it is tried again later');
      await outbox.retryAt(outgoing.id, options.clock() + backOffMs(outgoing.attempts + 1));
    }
  }

  async function deliverAll(orderId: string): Promise<void> {
    let last: Outgoing | undefined;
    for (;;) {
      const next = await outbox.nextOf(orderId, options.clock());
      // A handler that neither delivered nor postponed would keep this loop busy for ever.
      if (!next || (next.id === last?.id && next.attempts === last.attempts)) return;
      await deliver(next);
      last = next;
    }
  }

  return oneAtATime(async (orderId) => {
    try {
      const held = await leases.hold(`notices:${orderId}`, options.leaseMs, () => deliverAll(orderId));
      return held.ran;
    } catch (error) {
      log.error({ order: orderId, error }, 'Redis failed while notices were delivered; the sweeper comes back to them');
      return false;
    }
  });
}
