import type { Attempt, MarkedOrder, ReservationRequest, Sighting } from '../commerce';
import { carriesMarker } from './display-name';
import { allPages } from './pages';
import { ReservationOrder } from './schema/order';
import { Page } from './schema/parts';
import { CAPACITY, type Wire } from './wire';

/** Clocks here and at Azure may differ by this much. */
const SKEW_MS = 5 * 60_000;

/** An order at Azure that bears our order's id and is not older than its approval. Not finding one proves little. */
export async function findMarked(wire: Wire, attempt: Attempt): Promise<ReservationOrder | undefined> {
  return markedAmong(await listOrders(wire), attempt);
}

function markedAmong(orders: ReservationOrder[], attempt: Attempt): ReservationOrder | undefined {
  const since = Date.parse(attempt.approvedAt) - SKEW_MS;
  return orders.find((order) => {
    const asked = Date.parse(order.requestDateTime ?? order.createdDateTime ?? '');
    return carriesMarker(order.displayName, attempt.orderId) && !(asked < since);
  });
}

/** How late the list may show an order. Microsoft names no time; a purchase itself takes about ten minutes. */
const LIST_LAG_MS = 20 * 60_000;

/**
 * The second witness before a purchase. The list is asked once. A list without any order proves nothing: some callers
 * are shown an empty one whatever exists.
 */
export function createFindByMarker(wire: Wire, clock: () => number) {
  return async (_request: ReservationRequest, attempt: Attempt, sentBefore: string): Promise<Sighting> => {
    const orders = await listOrders(wire);
    const marked = markedAmong(orders, attempt);
    const lagIsOver = clock() > Date.parse(sentBefore) + LIST_LAG_MS;
    if (!marked) return { found: false, conclusive: lagIsOver && orders.length > 0 };
    return { found: true, providerOrderId: marked.id, status: marked.provisioningState ?? 'unknown' };
  };
}

const ANY_MARK = /(?:^|_)(R-[0-9A-Z]{4,12})$/;

export function createMarkedOrders(wire: Wire) {
  return async (): Promise<MarkedOrder[]> =>
    (await listOrders(wire)).flatMap(({ id, displayName, provisioningState: status = 'unknown' }) => {
      const orderId = ANY_MARK.exec(displayName ?? '')?.[1];
      return orderId ? [{ orderId, providerOrderId: id, status }] : [];
    });
}

export function listOrders(wire: Wire, signal?: AbortSignal): Promise<ReservationOrder[]> {
  return allPages(wire, Page(ReservationOrder), { method: 'GET', path: `${CAPACITY}/reservationOrders`, signal });
}
