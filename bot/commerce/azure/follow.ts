import { asBotError } from '../../errors';
import type { Failure, Progress, Reservation, ReservationRequest } from '../commerce';
import { isSuccess, retryAfterMs } from './answer';
import { refusal } from './failures';
import { courseOf, endFailure } from './order-state';
import { allPages } from './pages';
import { ReservationOrder } from './schema/order';
import { Page } from './schema/parts';
import { ReservationDetails } from './schema/reservation';
import { isNotFound, readOrder } from './settle';
import { CAPACITY, parsed, type Wire } from './wire';
import type { AzureOptions } from './options';

/** A purchase takes about ten minutes; one that takes this long wants a person. */
const PATIENCE_MS = 30 * 60_000;

/** How far Azure has got with an order. A state nobody has heard of means "not yet". */
export function createFollow(wire: Wire, options: Pick<AzureOptions, 'clock' | 'pollAfterMs'>) {
  const pause = options.pollAfterMs ?? 30_000;
  return async (_request: ReservationRequest, orderId: string): Promise<Progress> => {
    const answer = await readOrder(wire, orderId);
    if (isNotFound(answer) || answer.status === 403) {
      // The buyer becomes owner of the order only after a while.
      return { outcome: 'pending', status: `not visible yet (${answer.status})`, retryAfterMs: pause };
    }
    if (!isSuccess(answer)) throw refusal(answer);
    const order = parsed(ReservationOrder, answer);
    const status = order.provisioningState ?? 'unknown';
    const course = courseOf(status);
    if (course === 'succeeded') return { outcome: 'active', status, ...(await outcomeOf(wire, order)) };
    if (course === 'failed') return failed(wire, order, status);
    if (isOverdue(order, options.clock())) return { outcome: 'needs-human', status, failure: overdue(status) };
    return { outcome: 'pending', status, retryAfterMs: retryAfterMs(answer, options.clock()) ?? pause };
  };
}

export function reservationsOf(wire: Wire, orderId: string, signal?: AbortSignal): Promise<ReservationDetails[]> {
  const path = `${CAPACITY}/reservationOrders/${encodeURIComponent(orderId)}/reservations`;
  return allPages(wire, Page(ReservationDetails), { method: 'GET', path, signal });
}

async function outcomeOf(
  wire: Wire,
  order: ReservationOrder,
): Promise<{ reservations: Reservation[]; expiresAt?: string }> {
  const details = await reservationsOf(wire, order.id);
  const reservations = details.map((one) => ({ id: one.id, quantity: one.quantity, expiresAt: expiryOf(one) }));
  return { reservations, expiresAt: expiryOf(order) ?? reservations.find((one) => one.expiresAt)?.expiresAt };
}

function expiryOf(of: { expiryDateTime?: string; expiryDate?: string }): string | undefined {
  return of.expiryDateTime ?? (of.expiryDate && `${of.expiryDate.slice(0, 10)}T00:00:00Z`);
}

async function failed(wire: Wire, order: ReservationOrder, status: string): Promise<Progress> {
  const details = await reservationsOf(wire, order.id).catch((error: unknown) => {
    // The reason is a help, not a need: without it the failure is reported all the same.
    void asBotError(error);
    return [];
  });
  const reason = details.find(({ extendedStatusInfo }) => extendedStatusInfo?.message)?.extendedStatusInfo?.message;
  return { outcome: 'failed', status, failure: endFailure(status, reason) };
}

function isOverdue(order: ReservationOrder, nowMs: number): boolean {
  return nowMs - Date.parse(order.requestDateTime ?? order.createdDateTime ?? '') > PATIENCE_MS;
}

function overdue(status: string): Failure {
  return {
    code: 'STILL_PENDING',
    message: `Azure has been working on the order for more than half an hour (${status}).`,
    remedy: 'Look at the order in the Azure portal; if it does not move, open a ticket with Azure support.',
    money: 'maybe',
  };
}
