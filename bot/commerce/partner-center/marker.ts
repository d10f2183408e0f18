import type { Attempt, ReservationRequest } from '../commerce';
import type { PartnerOrder } from './schemas/orders';

const LONGEST_NAME = 64;
/** Clocks differ; an order "created" slightly before its approval is still this one. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** The friendly name of a purchase: the order's id first, so that it can be recognised at Partner Center. */
export function markerOf(request: ReservationRequest, attempt: Attempt): string {
  return `${attempt.orderId} ${request.displayName ?? ''}`.trim().slice(0, LONGEST_NAME);
}

export function bearsMarker(name: string | undefined, orderId: string): boolean {
  return name === orderId || (name?.startsWith(`${orderId} `) ?? false);
}

/** False only for an order that is known to be older than the approval. */
export function createdSince(order: PartnerOrder, attempt: Attempt): boolean {
  return !(Date.parse(order.creationDate ?? '') < Date.parse(attempt.approvedAt) - CLOCK_SKEW_MS);
}

/** True when a line bears the order's id and the order is not older than the approval. */
export function isOurs(order: PartnerOrder, attempt: Attempt): boolean {
  if (!createdSince(order, attempt)) return false;
  return order.lineItems.some((line) => bearsMarker(line.friendlyName, attempt.orderId));
}
