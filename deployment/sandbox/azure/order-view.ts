import { monthlyPrice, monthsOf } from './products';
import { subscriptionOf, tenantOf, type SimulatedOrder, type SimulatedReservation, type World } from './world';
import { readPurchase, type PurchaseInput } from './purchase-input';

const ORDERS = '/providers/microsoft.capacity/reservationOrders';

export const orderPath = (id: string) => `${ORDERS}/${id}`;
export const reservationPath = (orderId: string, id: string) => `${ORDERS}/${orderId}/reservations/${id}`;

/** Whole-term price in the billing currency, and what each month costs. */
export function priceOf(world: World, input: PurchaseInput) {
  const subscription = subscriptionOf(world, input.billingScopeId);
  const { currency, rate } = subscription ? tenantOf(world, subscription) : { currency: 'USD', rate: 1 };
  const months = monthsOf(input.term);
  const dollars = round(monthlyPrice(input.product, input.location.toLowerCase(), input.term) * input.quantity);
  const amount = (value: number) => ({ currencyCode: currency, amount: round(value) });
  const dollar = (value: number) => ({ currencyCode: 'USD', amount: round(value) });
  const monthly = round(dollars * rate);
  return {
    months,
    billing: { month: amount(monthly), total: amount(monthly * months) },
    pricing: { month: dollar(dollars), total: dollar(dollars * months) },
  };
}

/** Creating at once, PendingCapacity while Azure works, then how it ends; busy again during a return. */
export function stateOf(world: World, order: SimulatedOrder): string {
  const now = world.clock();
  if (order.busyUntil && now < order.busyUntil.at) return order.busyUntil.state;
  return now - order.at < world.paceMs ? 'PendingCapacity' : order.endsAs;
}

export function viewOrder(world: World, order: SimulatedOrder, state: string, expand = false) {
  const { input } = order;
  const done = state === 'Succeeded';
  const expiry = expiryOf(order);
  return {
    id: orderPath(order.id),
    name: order.id,
    type: 'microsoft.capacity/reservationOrders',
    etag: order.etag,
    systemData: systemDataOf(order),
    properties: {
      originalQuantity: input.quantity,
      requestDateTime: new Date(order.at).toISOString(),
      billingPlan: input.billingPlan,
      reservations: order.reservations.map(({ id }) => ({ id: reservationPath(order.id, id) })),
      term: input.term,
      displayName: input.displayName,
      provisioningState: state,
      billingAccountId: '/providers/Microsoft.Billing/billingAccounts/sandbox',
      billingProfileId: '/providers/Microsoft.Billing/billingAccounts/sandbox/billingProfiles/SAND-BOX',
      ...(done && { ...birthOf(world, order), expiryDate: expiry.slice(0, 10), expiryDateTime: expiry }),
      ...(expand && { planInformation: planOf(world, order) }),
    },
  };
}

function planOf(world: World, order: SimulatedOrder) {
  const { months, billing, pricing } = priceOf(world, order.input);
  const lines = order.input.billingPlan === 'Monthly' ? months : 1;
  const line = (index: number) => ({
    dueDate: monthsLater(order.at, index).slice(0, 10),
    status: index === 0 ? 'Succeeded' : 'Scheduled',
    ...(index === 0 && { paymentDate: monthsLater(order.at, 0).slice(0, 10) }),
    pricingCurrencyTotal: lines === 1 ? pricing.total : pricing.month,
    ...(index === 0 && { billingCurrencyTotal: lines === 1 ? billing.total : billing.month }),
  });
  return {
    pricingCurrencyTotal: pricing.total,
    startDate: monthsLater(order.at, 0).slice(0, 10),
    nextPaymentDueDate: lines > 1 ? monthsLater(order.at, 1).slice(0, 10) : null,
    transactions: Array.from({ length: lines }, (_, index) => line(index)),
  };
}

function birthOf(world: World, order: SimulatedOrder) {
  return { createdDateTime: iso(order.at + world.paceMs), benefitStartTime: iso(order.at + world.paceMs) };
}

function systemDataOf({ at }: SimulatedOrder) {
  const by = { createdBy: 'reservation-desk', createdByType: 'Application' };
  return { createdAt: iso(at), ...by, lastModifiedAt: iso(at), lastModifiedBy: 'reservation-desk' };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function expiryOf(order: SimulatedOrder): string {
  return monthsLater(order.at, monthsOf(order.input.term));
}

export function monthsLater(fromMs: number, months: number): string {
  const date = new Date(fromMs);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString();
}

export function viewReservation(world: World, order: SimulatedOrder, one: SimulatedReservation, revision?: number) {
  const { input } = order;
  const state = one.state === 'Succeeded' ? stateOf(world, order) : one.state;
  const suffix = revision ? `/revisions/${revision}` : '';
  return {
    sku: { name: input.product.sku },
    id: reservationPath(order.id, one.id) + suffix,
    // The service writes the name now with and now without the order's id.
    name: one.splitSource || one.mergeSources ? `${order.id}/${one.id}` : one.id,
    type: 'microsoft.capacity/reservationOrders/reservations',
    location: input.location,
    etag: one.revision,
    kind: 'Microsoft.Compute',
    systemData: systemDataOf(order),
    properties: {
      reservedResourceType: input.reservedResourceType,
      displayName: one.name,
      quantity: one.quantity,
      term: input.term,
      billingPlan: input.billingPlan,
      billingScopeId: input.billingScopeId,
      provisioningState: state,
      displayProvisioningState: state === 'PendingCapacity' ? 'Pending' : state,
      appliedScopeType: one.appliedScopeType,
      appliedScopeProperties: one.appliedScopeProperties,
      userFriendlyAppliedScopeType: one.appliedScopeType,
      renew: one.renew,
      userFriendlyRenewState: one.renew ? 'On' : 'Off',
      archived: one.archived,
      instanceFlexibility: one.instanceFlexibility,
      reviewDateTime: one.reviewDateTime,
      capabilities: 'ExchangeableWithSavingsPlan',
      ...{ purchaseDate: iso(order.at).slice(0, 10), purchaseDateTime: iso(order.at) },
      ...{ benefitStartTime: iso(order.at), effectiveDateTime: iso(order.at), lastUpdatedDateTime: iso(order.at) },
      expiryDate: expiryOf(order).slice(0, 10),
      expiryDateTime: expiryOf(order),
      skuDescription: input.product.title,
      ...(one.splitSource && { splitProperties: { splitSource: one.splitSource } }),
      ...(one.mergeSources && { mergeProperties: { mergeSources: one.mergeSources } }),
      ...(one.mergeDestination && { mergeProperties: { mergeDestination: one.mergeDestination } }),
      ...(order.statusMessage && { extendedStatusInfo: { statusCode: state, message: order.statusMessage } }),
      utilization: { trend: 'SAME', aggregates: utilisation(one.id) },
    },
  };
}

const PRICE_KNOWN_MS = 30 * 86_400_000;

/** What a renewal that is on will buy; its price is told in the last 30 days. */
export function renewalOf(world: World, order: SimulatedOrder, one: SimulatedReservation) {
  if (!one.renew) return undefined;
  const { input } = order;
  const { product: _product, location: _location, ...properties } = { ...input, quantity: one.quantity };
  const again = { sku: { name: input.product.sku }, location: input.location, properties };
  const purchaseProperties = one.renewsInto ?? again;
  if (Date.parse(expiryOf(order)) - world.clock() > PRICE_KNOWN_MS) return { purchaseProperties };
  const { billing, pricing } = priceOf(world, readPurchase(purchaseProperties));
  return { purchaseProperties, billingCurrencyTotal: billing.total, pricingCurrencyTotal: pricing.total };
}

function utilisation(id: string) {
  const value = 60 + (parseInt(id.slice(0, 2), 16) % 40);
  return [1, 7, 30].map((grain) => ({ grain, grainUnit: 'days', value: value - grain / 10, valueUnit: 'percentage' }));
}

export function round(value: number): number {
  return Number(value.toFixed(2));
}
