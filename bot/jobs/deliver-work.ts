import type { Delivery, Leases, Outbox, Outgoing } from '../orders/journal';
import { orderOfNotice } from '../store/outbox';
import { backOffMs } from './back-off';
import { oneAtATime } from './one-at-a-time';

export { orderOfNotice as orderOf };

/**
 * Delivers one notice and answers the next one that was begun with its end, null when that gave the lease back; or
 * leaves asking for the next one to others. Moves the notice's next try, or throws and is tried again later.
 */
export type DeliverOne = (delivery: Delivery) => Promise<Delivery | null | void>;

export interface DeliverOptions {
  deliver: DeliverOne;
  outbox: Pick<Outbox, 'begin' | 'retryAt'>;
  leases: Pick<Leases, 'keep'>;
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
  const { outbox, leases, clock, log } = options;

  async function deliver(delivery: Delivery): Promise<Delivery | null | void> {
    const { outgoing } = delivery;
    try {
      return await options.deliver(delivery);
    } catch (error) {
      log.error({ notice: outgoing.id, error }, 'a notice could not be delivered; it is tried again later');
      await outbox.retryAt(outgoing.id, clock() + backOffMs(outgoing.attempts + 1));
    }
  }

  async function deliverFrom(first: Delivery): Promise<void> {
    for (let present = first; ;) {
      const { outgoing, lease } = present;
      let next: Delivery | null | void | 'busy' = await deliver(present);
      if (next === undefined) {
        next = await outbox.begin(outgoing.orderId, { lease, nowMs: clock() });
        // A handler that neither delivered nor postponed would keep this loop busy for ever.
        if (isSame(next, outgoing)) return;
      }
      if (!next || next === 'busy') return;
      present = next;
    }
  }

  return oneAtATime(async (orderId) => {
    try {
      const lease = { name: `notices:${orderId}`, ms: options.leaseMs };
      const first = await outbox.begin(orderId, { lease, nowMs: clock() });
      if (first && first !== 'busy') await leases.keep(first.lease, () => deliverFrom(first));
      return first !== 'busy';
    } catch (error) {
      log.error({ order: orderId, error }, 'Redis failed while notices were delivered; the sweeper comes back to them');
      return false;
    }
  });
}

function isSame(begun: Delivery | null | 'busy', { id, attempts }: Outgoing): boolean {
  return begun !== null && begun !== 'busy' && begun.outgoing.id === id && begun.outgoing.attempts === attempts;
}
