import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import { asBotError } from '../errors';
import type { Log } from '../orders/purchase';
import type { Tidings } from '../store/tidings';
import type { Watch, Watches } from '../store/watches';
import { statusesOf } from './watching';

export interface OrderLookOptions {
  partnerCenter: Pick<PartnerCenter, 'orders'>;
  watches: Pick<Watches, 'all' | 'known'>;
  tidings: Pick<Tidings, 'record'>;
  newId(): string;
  now(): Date;
  log: Log;
}

/** Finds orders of watched customers that appeared or changed their status; Partner Center announces none of it. */
export function createOrderLook(options: OrderLookOptions): () => Promise<void> {
  async function tell(watch: Watch, customerId: string, statuses: Record<string, string>): Promise<void> {
    const known = await options.watches.known(watch.id);
    for (const [orderId, status] of Object.entries(statuses)) {
      const before = known[orderId];
      if (before === status) continue;
      const tiding = { kind: 'order', customerId, orderId, status, before } as const;
      await options.tidings.record(watch.id, options.newId(), tiding, options.now().getTime());
    }
  }

  return async () => {
    const watching = new Map<string, Watch[]>();
    for (const watch of await options.watches.all()) {
      if (watch.about.kind !== 'orders') continue;
      const { customerId } = watch.about;
      watching.set(customerId, [...(watching.get(customerId) ?? []), watch]);
    }
    // One customer after the other: Partner Center counts calls.
    for (const [customerId, watches] of watching) {
      try {
        const statuses = statusesOf(await options.partnerCenter.orders(customerId));
        for (const watch of watches) await tell(watch, customerId, statuses);
      } catch (error) {
        options.log.warn({ customer: customerId, code: asBotError(error).code }, 'watched orders cannot be read now');
      }
    }
  };
}
