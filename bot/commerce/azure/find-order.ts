import type { Attempt } from '../commerce';
import { carriesMarker } from './display-name';
import { allPages } from './pages';
import { ReservationOrder } from './schema/order';
import { Page } from './schema/parts';
import { CAPACITY, type Wire } from './wire';

/** Clocks here and at Azure may differ by this much. */
const SKEW_MS = 5 * 60_000;

/** An order at Azure that bears our order's id and is not older than its approval. Not finding one proves little. */
export async function findMarked(wire: Wire, attempt: Attempt): Promise<ReservationOrder | undefined> {
  const orders = await listOrders(wire);
  const since = Date.parse(attempt.approvedAt) - SKEW_MS;
  return orders.find((order) => {
    const asked = Date.parse(order.requestDateTime ?? order.createdDateTime ?? '');
    return carriesMarker(order.displayName, attempt.orderId) && !(asked < since);
  });
}

export function listOrders(wire: Wire, signal?: AbortSignal): Promise<ReservationOrder[]> {
  return allPages(wire, Page(ReservationOrder), { method: 'GET', path: `${CAPACITY}/reservationOrders`, signal });
}
