import type { Attempt, MarkedOrder, ReservationRequest, Sighting } from '../commerce';
import type { Client } from './client';
import { createdSince, isOurs } from './marker';
import { LIST_LAG_MS, listOrders } from './orders';
import type { PartnerOrder } from './schemas/orders';

/**
 * An order of the customer that bears this purchase's mark. Its absence is conclusive once the lag of the list is over
 * for whatever was sent before, unless the list shows an order for the same quantity and term without any mark:
 * Microsoft may have replaced the friendly name, and that could be ours.
 */
export async function findByMarker(
  client: Client,
  request: ReservationRequest,
  attempt: Attempt,
  sentBefore: string,
): Promise<Sighting> {
  const orders = await listOrders(client, request.customer.id);
  const marked = orders.find((order) => isOurs(order, attempt));
  if (marked) return { found: true, providerOrderId: marked.id, status: marked.status ?? 'unknown' };
  const lagIsOver = client.options.clock() > Date.parse(sentBefore) + LIST_LAG_MS;
  return { found: false, conclusive: lagIsOver && !orders.some((order) => couldBeOurs(order, request, attempt)) };
}

const ANY_MARK = /^R-[0-9A-Z]{4,12}\b/;

function couldBeOurs(order: PartnerOrder, request: ReservationRequest, attempt: Attempt): boolean {
  if (!createdSince(order, attempt)) return false;
  return order.lineItems.some(
    (line) =>
      line.quantity === request.quantity &&
      (line.termDuration ?? request.item.term) === request.item.term &&
      !ANY_MARK.test(line.friendlyName ?? ''),
  );
}

export async function markedOrders(client: Client, request: ReservationRequest): Promise<MarkedOrder[]> {
  const orders = await listOrders(client, request.customer.id);
  return orders.flatMap(({ id, status = 'unknown', lineItems }) => {
    const [orderId] = lineItems.flatMap((line) => ANY_MARK.exec(line.friendlyName ?? '')?.[0] ?? []);
    return orderId ? [{ orderId, providerOrderId: id, status }] : [];
  });
}
