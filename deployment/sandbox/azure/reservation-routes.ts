import { z } from 'zod';
import { orderOf, ordersHere } from './order-routes';
import { renewalOf, stateOf, viewReservation } from './order-view';
import { readPurchase } from './purchase-input';
import { ok, refuse, type Reply } from './reply';
import { CAPACITY, route, type Context } from './route';
import type { SimulatedOrder, SimulatedReservation, World } from './world';

const ONE = `${CAPACITY}/reservationOrders/{order}/reservations/{reservation}`;

/** Reservations: read, change, archive. */
export const reservationRoutes = [
  route('GET', `${CAPACITY}/reservations`, ({ world }) => {
    const all = ordersHere(world).flatMap((order) =>
      order.reservations.map((one) => viewReservation(world, order, one)),
    );
    const count = (state: string) => all.filter(({ properties }) => properties.provisioningState === state).length;
    const summary = {
      succeededCount: count('Succeeded'),
      failedCount: count('Failed'),
      pendingCount: count('PendingCapacity'),
      cancelledCount: count('Cancelled'),
    };
    return ok({ value: all, summary, nextLink: null });
  }),
  route('GET', `${CAPACITY}/reservationOrders/{order}/reservations`, (context) => {
    const order = orderOf(context);
    return ok({ value: order.reservations.map((one) => viewReservation(context.world, order, one)), nextLink: null });
  }),
  route('GET', ONE, (context) => {
    const { order, reservation } = reservationOf(context);
    const view = viewReservation(context.world, order, reservation);
    const expand = context.query.get('$expand') ?? context.query.get('expand');
    if (expand !== 'renewProperties') return ok(view);
    const renewProperties = renewalOf(context.world, order, reservation);
    return ok({ ...view, properties: { ...view.properties, ...(renewProperties && { renewProperties }) } });
  }),
  route('GET', `${ONE}/revisions`, (context) => {
    const { order, reservation } = reservationOf(context);
    const revisions = Array.from({ length: reservation.revision }, (_, index) => reservation.revision - index);
    return ok({ value: revisions.map((revision) => viewReservation(context.world, order, reservation, revision)) });
  }),
  route('PATCH', ONE, change),
  route('POST', `${ONE}/availableScopes`, (context) => {
    reservationOf(context);
    const asked = z.object({ properties: z.object({ scopes: z.array(z.string()) }) }).safeParse(context.body);
    if (!asked.success) throw refuse(400, 'InvalidRequestContent', 'scopes are required.');
    const usable = new Set(context.world.subscriptions.filter(({ state }) => state === 'Enabled').map(({ id }) => id));
    const scopes = asked.data.properties.scopes.map((scope) => ({
      scope,
      valid: usable.has(scope.split('/')[2]?.toLowerCase() ?? ''),
    }));
    return ok({ properties: { scopes } });
  }),
  route('POST', `${ONE}/archive`, (context) => archive(context, true)),
  route('POST', `${ONE}/unarchive`, (context) => archive(context, false)),
];

function reservationOf(context: Context): { order: SimulatedOrder; reservation: SimulatedReservation } {
  const order = orderOf(context);
  return { order, reservation: findReservation(order, context.params.reservation ?? '') };
}

/** By its id or by its whole path. */
export function findReservation(order: SimulatedOrder, text: string): SimulatedReservation {
  const id = /reservations\/([^/]+)/i.exec(text)?.[1] ?? text;
  const found = order.reservations.find((one) => one.id === id.toLowerCase());
  if (!found) throw refuse(400, 'ReservationIdNotInReservationOrder', `${id} is not in order ${order.id}.`);
  return found;
}

/** The order a reservation's path names. */
export function orderByPath(world: World, path: string): SimulatedOrder {
  const id = /reservationOrders\/([^/]+)/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const order = world.orders.get(id);
  if (!order) throw refuse(404, 'ReservationOrderNotFound', `The reservation order ${id} was not found.`);
  return order;
}

/** Refuses while Azure is working on the order, and for a reservation that is over. */
export function mustBeIdle(world: World, order: SimulatedOrder, reservation: SimulatedReservation): void {
  if (stateOf(world, order) === 'Succeeded' && reservation.state === 'Succeeded') return;
  throw refuse(409, 'OperationCannotBePerformedInCurrentState', 'The reservation is busy or no longer active.');
}

const Patch = z.object({
  properties: z.object({
    appliedScopeType: z.string().optional(),
    appliedScopeProperties: z.record(z.string(), z.unknown()).optional(),
    instanceFlexibility: z.string().optional(),
    name: z.string().optional(),
    renew: z.boolean().optional(),
    reviewDateTime: z.string().optional(),
    renewProperties: z.object({ purchaseProperties: z.unknown() }).optional(),
  }),
});

function change(context: Context): Reply {
  const { order, reservation } = reservationOf(context);
  mustBeIdle(context.world, order, reservation);
  const parsed = Patch.safeParse(context.body);
  if (!parsed.success) throw refuse(400, 'InvalidRequestContent', 'The patch is not readable.');
  const { appliedScopeType, name, renewProperties, ...rest } = parsed.data.properties;
  if (renewProperties) readPurchase(renewProperties.purchaseProperties);
  const before = JSON.stringify(reservation);
  // Azure switches off what a careless client sends along and keeps what it does not.
  Object.assign(reservation, rest, appliedScopeType && { appliedScopeType }, name && { name }, {
    ...(renewProperties && { renewsInto: renewProperties.purchaseProperties }),
  });
  if (appliedScopeType === 'Shared') delete reservation.appliedScopeProperties;
  if (JSON.stringify(reservation) === before) {
    const code = appliedScopeType ? 'AppliedScopesSameAsExisting' : 'PatchValuesSameAsExisting';
    throw refuse(400, code, 'Nothing would change.');
  }
  reservation.revision += 1;
  return ok(viewReservation(context.world, order, reservation));
}

function archive(context: Context, archived: boolean): Reply {
  reservationOf(context).reservation.archived = archived;
  return { status: 200 };
}
