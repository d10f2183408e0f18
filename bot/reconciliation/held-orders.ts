import type { Azure } from '../commerce/azure/azure';
import type { Customer, ReservationRequest } from '../commerce/commerce';
import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import type { OutsideOrder } from '../store/outside-orders';

/** Purchases of reservations that a provider holds without a mark of this bot. */
export interface HeldOrders {
  /** Those of one place (a customer; Azure is one place) that were made after that time (epoch ms). */
  unmarkedSince(sinceMs: number): Promise<Held[]>;
}

export type Held = OutsideOrder & { customerId?: string };

export function heldAtAzure(azure: Pick<Azure, 'orders' | 'markedOrders'>): HeldOrders {
  return {
    async unmarkedSince(sinceMs) {
      const recent = (await azure.orders()).filter(
        ({ requestDateTime, createdDateTime }) => Date.parse(requestDateTime ?? createdDateTime ?? '') >= sinceMs,
      );
      if (recent.length === 0) return [];
      // Azure marks are in the order's name, whoever it is for.
      const marked = await azure.markedOrders({} as ReservationRequest);
      return recent.filter(isUnmarked(marked)).map((order) => ({
        backend: 'azure',
        id: order.id,
        customer: order.billingAccountId?.split('/').at(-1) ?? 'Azure',
        what: [
          order.originalQuantity && `${order.originalQuantity} ×`,
          order.displayName,
          order.term,
          order.billingPlan,
        ]
          .filter(Boolean)
          .join(' '),
        at: order.requestDateTime ?? order.createdDateTime ?? '',
      }));
    },
  };
}

export function heldAtPartnerCenter(
  partnerCenter: Pick<PartnerCenter, 'orders' | 'markedOrders' | 'entitlements'>,
  customer: Customer,
): HeldOrders {
  return {
    async unmarkedSince(sinceMs) {
      const recent = (await partnerCenter.orders(customer.id)).filter(
        ({ creationDate }) => Date.parse(creationDate ?? '') >= sinceMs,
      );
      if (recent.length === 0) return [];
      const marked = await partnerCenter.markedOrders({ customer } as ReservationRequest);
      const found: Held[] = [];
      for (const order of recent.filter(isUnmarked(marked))) {
        // Licences are ordered in the same list; only a reservation has such an entitlement, once it is fulfilled.
        const entitled = await partnerCenter.entitlements(customer.id, { orderId: order.id });
        if (entitled.length === 0) continue;
        const lines = order.lineItems.map((line) => [
          line.quantity && `${line.quantity} ×`,
          line.friendlyName,
          line.termDuration,
        ]);
        const what = lines.map((words) => words.filter(Boolean).join(' ')).join(', ');
        const [at = '', { id, name }] = [order.creationDate, customer];
        found.push({ backend: 'partner-center', id: order.id, customer: name, customerId: id, what, at });
      }
      return found;
    },
  };
}

function isUnmarked(marked: readonly { providerOrderId: string }[]) {
  const ids = new Set(marked.map(({ providerOrderId }) => providerOrderId.toLowerCase()));
  return ({ id }: { id: string }) => !ids.has(id.toLowerCase());
}
