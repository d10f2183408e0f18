import { z } from 'zod';
import { ok, refuse, type Reply } from './reply';
import { monthsLater, orderPath, priceOf, stateOf, viewOrder } from './order-view';
import { readPurchase, type PurchaseInput } from './purchase-input';
import { CAPACITY, route, type Context } from './route';
import { subscriptionOf, type SimulatedOrder, type World } from './world';

const SESSION_ENDED =
  'Session timed out - Call CalculatePrice again and provide the new Reservation Order ID for purchase';

/** Prices, purchases and reservation orders. */
export const orderRoutes = [
  route('POST', `${CAPACITY}/calculatePrice`, ({ world, body }) => {
    const input = readPurchase(body);
    mayBuy(world, input, 'calculatePrice/action');
    const id = world.newId();
    world.sessions.set(id, { input, at: world.clock() });
    return ok({ properties: quoteOf(world, input, id) });
  }),
  route('PUT', `${CAPACITY}/reservationOrders/{order}`, purchase),
  route('GET', `${CAPACITY}/reservationOrders`, ({ world, query, base, path }) => {
    const all = ordersHere(world).reverse();
    const skip = Number(query.get('$skiptoken') ?? 0);
    const value = all.slice(skip, skip + 20).map((order) => viewOrder(world, order, stateOf(world, order)));
    query.set('$skiptoken', String(skip + 20));
    return ok({ value, nextLink: skip + 20 < all.length ? `${base}${path}?${query.toString()}` : null });
  }),
  route('GET', `${CAPACITY}/reservationOrders/{order}`, (context) => {
    const order = orderOf(context);
    order.etag += 1;
    const expand = context.query.get('$expand') === 'schedule';
    return ok(viewOrder(context.world, order, stateOf(context.world, order), expand));
  }),
  route('POST', `${CAPACITY}/reservationOrders/{order}/changeDirectory`, (context) => {
    const order = orderOf(context);
    const asked = z.object({ destinationTenantId: z.guid() }).safeParse(context.body);
    if (!asked.success) throw refuse(400, 'InvalidTenantId', 'destinationTenantId is required.');
    order.movedTo = asked.data.destinationTenantId;
    const done = (id: string, name: string) => ({ id, name, isSucceeded: true, error: null });
    return ok({
      reservationOrder: done(order.id, order.input.displayName ?? ''),
      reservations: order.reservations.map(({ id, name }) => done(id, name)),
    });
  }),
];

/** Those that were not moved to another tenant. */
export function ordersHere(world: World): SimulatedOrder[] {
  return [...world.orders.values()].filter(({ movedTo }) => !movedTo);
}

export function orderOf({ world, params }: Context): SimulatedOrder {
  const order = world.orders.get(params.order?.toLowerCase() ?? '');
  if (!order || order.movedTo)
    throw refuse(404, 'ReservationOrderNotFound', `The reservation order ${params.order} was not found.`);
  return order;
}

function purchase({ world, params, body, base }: Context): Reply {
  const id = params.order?.toLowerCase() ?? '';
  if (world.orders.has(id)) throw refuse(409, 'ReservationOrderIdAlreadyExists', `Order ${id} exists already.`);
  const session = world.sessions.get(id);
  if (!session || world.clock() - session.at > world.sessionMs) throw refuse(400, 'BadRequest', SESSION_ENDED);
  const input = readPurchase(body);
  mayBuy(world, input, 'reservationOrders/write');
  const order = recordOrder(world, id, input);
  world.sessions.delete(id);
  const location = `${base}${orderPath(id)}?api-version=2022-11-01`;
  return { status: 202, headers: { location }, body: viewOrder(world, order, 'Creating') };
}

/** Makes the order as Azure would after a purchase or an exchange. */
export function recordOrder(world: World, id: string, input: PurchaseInput): SimulatedOrder {
  const ending = world.endings.shift();
  const order: SimulatedOrder = {
    id,
    input,
    at: world.clock(),
    etag: 1,
    endsAs: ending?.state ?? 'Succeeded',
    statusMessage: ending?.message,
    reservations: [
      {
        id: world.newId(),
        quantity: input.quantity,
        name: input.displayName ?? '',
        state: 'Succeeded',
        archived: false,
        renew: input.renew ?? false,
        appliedScopeType: input.appliedScopeType,
        appliedScopeProperties: input.appliedScopeProperties ?? undefined,
        instanceFlexibility: input.reservedResourceProperties?.instanceFlexibility ?? undefined,
        reviewDateTime: input.reviewDateTime ?? undefined,
        revision: 1,
      },
    ],
  };
  world.orders.set(id, order);
  return order;
}

function mayBuy(world: World, input: PurchaseInput, action: string): void {
  const subscription = subscriptionOf(world, input.billingScopeId);
  if (!subscription) throw refuse(400, 'InvalidSubscriptionId', `${input.billingScopeId} is not a subscription.`);
  if (subscription.state !== 'Enabled') throw refuse(400, 'NonsupportedAccountId', 'The subscription is not enabled.');
  if (!subscription.registered) throw refuse(400, 'BadRequest', 'Microsoft.Capacity is not registered.');
  if (subscription.mayBuy) return;
  throw refuse(
    403,
    'AuthorizationFailed',
    `The client does not have authorization to perform 'Microsoft.Capacity/${action}'.`,
  );
}

function quoteOf(world: World, input: PurchaseInput, reservationOrderId: string) {
  const { months, billing, pricing } = priceOf(world, input);
  const monthly = input.billingPlan === 'Monthly';
  const line = (index: number) => ({
    dueDate: monthsLater(world.clock(), index).slice(0, 10),
    pricingCurrencyTotal: monthly ? pricing.month : pricing.total,
    // Azure tells the billing currency for the first payment only.
    ...(index === 0 && { billingCurrencyTotal: monthly ? billing.month : billing.total }),
    status: 'Scheduled',
  });
  return {
    billingCurrencyTotal: billing.total,
    pricingCurrencyTotal: pricing.total,
    netTotal: 0,
    taxTotal: 0,
    grandTotal: 0,
    isTaxIncluded: false,
    isBillingPartnerManaged: subscriptionOf(world, input.billingScopeId)?.partnerManaged ?? false,
    reservationOrderId,
    skuTitle: input.product.title,
    skuDescription: input.product.sku,
    paymentSchedule: Array.from({ length: monthly ? months : 1 }, (_, index) => line(index)),
  };
}
