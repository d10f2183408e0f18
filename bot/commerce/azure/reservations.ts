import { z } from 'zod';
import type { Answer } from './answer';
import { allPages } from './pages';
import { reservationsOf } from './follow';
import { listOrders } from './find-order';
import { readOrder } from './settle';
import { ReservationOrder } from './schema/order';
import { maybe, maybeText, Page } from './schema/parts';
import { idsOf, ReservationDetails } from './schema/reservation';
import { botError } from '../../errors';
import { CAPACITY, parsed, type Wire } from './wire';

export interface ReservationFilter {
  /** Azure's own filter: eq, and, or over properties. */
  filter?: string;
  /** For example "properties/expiryDateTime asc". */
  orderBy?: string;
  /** Only those in this state, as Azure words it. */
  state?: string;
}

const AppliedOrders = z.object({ properties: z.object({ reservationOrderIds: maybe(Page(z.string())) }) });

const AsTold = z.record(z.string(), z.unknown());

const Operation = z.object({
  name: z.string(),
  display: maybe(z.object({ resource: maybeText, operation: maybeText, description: maybeText })),
});
export type Operation = z.infer<typeof Operation>;

const Scopes = z.object({
  properties: z.object({ scopes: z.array(z.object({ scope: z.string(), valid: z.boolean() })) }),
});

/** Reading what was bought: orders with their payments, reservations with their utilisation. */
export function createReservations(wire: Wire) {
  const reading = (path: string, query: Record<string, string | undefined>, signal?: AbortSignal) =>
    allPages(wire, Page(ReservationDetails), { method: 'GET', path, query, signal });
  return {
    orders: (signal?: AbortSignal) => listOrders(wire, signal),
    /** With the payment schedule in `planInformation`. */
    order: async (orderId: string, signal?: AbortSignal): Promise<ReservationOrder> =>
      parsed(ReservationOrder, await readOrder(wire, orderId, 'schedule', signal)),
    reservations: ({ filter, orderBy, state }: ReservationFilter = {}, signal?: AbortSignal) =>
      reading(`${CAPACITY}/reservations`, { $filter: filter, $orderby: orderBy, selectedState: state }, signal),
    reservationsOf: (orderId: string, signal?: AbortSignal) => reservationsOf(wire, orderId, signal),
    /** With the price of the renewal, from 30 days before expiry on. */
    reservation: (id: string, signal?: AbortSignal) => readReservation(wire, id, signal),
    /** Every field as it was told, unknown ones as well. */
    reservationAsTold: async (id: string, signal?: AbortSignal) =>
      parsed(AsTold, await askReservation(wire, id, signal)),
    orderAsTold: async (orderId: string, signal?: AbortSignal) =>
      parsed(AsTold, await readOrder(wire, orderId, 'schedule', signal)),
    revisions: (id: string, signal?: AbortSignal) => reading(`${pathOf(id)}/revisions`, {}, signal),
    availableScopes: async (id: string, subscriptionIds: readonly string[]) => {
      const body = { properties: { scopes: subscriptionIds.map((one) => `/subscriptions/${one}`) } };
      const answer = await wire.ask(Scopes, { method: 'POST', path: `${pathOf(id)}/availableScopes`, body });
      return answer.properties.scopes;
    },
    /** Ids of the orders whose benefit reaches a subscription. */
    appliedReservations: async (subscriptionId: string, signal?: AbortSignal): Promise<string[]> => {
      const call = wire.through((api, options) => api.getAppliedReservationList(subscriptionId, options), signal);
      const { properties } = parsed(AppliedOrders, await call);
      return (properties.reservationOrderIds?.value ?? []).map((path) => path.split('/').at(-1) ?? path);
    },
    /** What the provider can do at all, for permissions. */
    operations: (signal?: AbortSignal): Promise<Operation[]> =>
      allPages(wire, Page(Operation), { method: 'GET', path: `${CAPACITY}/operations`, signal }),
  };
}

export async function readReservation(wire: Wire, id: string, signal?: AbortSignal): Promise<ReservationDetails> {
  return parsed(ReservationDetails, await askReservation(wire, id, signal));
}

function askReservation(wire: Wire, id: string, signal?: AbortSignal): Promise<Answer> {
  const { orderId, reservationId } = bothIds(id);
  return wire.through(
    (api, options) => api.reservation.get(orderId, reservationId, { ...options, expand: 'renewProperties' }),
    signal,
  );
}

/** Order and reservation of a reservation's resource id; throws a BotError for any other text. */
export function bothIds(id: string): { orderId: string; reservationId: string } {
  const ids = idsOf(id);
  if (ids) return ids;
  throw botError('NOT_FOUND', { what: `The reservation ${id}`, hint: 'Take its id from the list of reservations.' });
}

export function pathOf(id: string): string {
  const { orderId, reservationId } = bothIds(id);
  return `${orderPathOf(orderId)}/reservations/${encodeURIComponent(reservationId)}`;
}

export function orderPathOf(orderId: string): string {
  return `${CAPACITY}/reservationOrders/${encodeURIComponent(orderId)}`;
}
