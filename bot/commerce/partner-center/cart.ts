import { asBotError } from '../../errors';
import type { Failure, ReservationRequest } from '../commerce';
import { pathOf } from '../http/address';
import type { Client } from './client';
import { cart as schema, type Cart, type CartLine } from './schemas/carts';
import type { Availability, Sku } from './schemas/products';

/** One line as Partner Center takes it. */
export interface NewLine {
  id: number;
  catalogItemId: string;
  friendlyName: string;
  quantity: number;
  billingCycle: 'one_time' | 'monthly';
  termDuration?: string;
  provisioningContext?: Record<string, string>;
}

/** Source: Partner Center developer documentation, "Create a cart" and "Order resources, ProvisioningContext". */
export function lineFor(request: ReservationRequest, availability: Availability, sku: Sku, name: string): NewLine {
  return {
    id: 0,
    catalogItemId: availability.catalogItemId,
    friendlyName: name,
    quantity: request.quantity,
    billingCycle: request.billingPlan === 'Monthly' ? 'monthly' : 'one_time',
    termDuration: request.item.term,
    provisioningContext: provisioningContext(request, sku),
  };
}

function provisioningContext(request: ReservationRequest, sku: Sku): Record<string, string> {
  const { billingScope, appliedScope } = request;
  const single = appliedScope.type === 'Single';
  const azureId = appliedScope.subscriptionId ?? billingScope.azureSubscriptions[0]?.id ?? '';
  const duration: Record<string, string> = sku.provisioningVariables?.some((name) => name.toLowerCase() === 'duration')
    ? { duration: sku.dynamicAttributes?.duration ?? `${request.item.term[1]}Years` }
    : {};
  if (!single) return { subscriptionId: billingScope.id, scope: 'shared', ...duration };
  // Under a plan single scope names the Azure subscription; a legacy subscription is one itself.
  if (billingScope.kind === 'azure-plan') return { entitlementId: azureId, scope: 'single', ...duration };
  return { subscriptionId: billingScope.id, scope: 'single', ...duration };
}

export async function createCart(client: Client, customerId: string, line: NewLine, requestId: string): Promise<Cart> {
  return client.json(schema, {
    method: 'POST',
    path: pathOf`/v1/customers/${customerId}/carts`,
    as: 'app',
    requestId,
    repeat: 'throttled',
    body: { lineItems: [line] },
  });
}

export async function updateCart(client: Client, customerId: string, cart: Cart, line: NewLine): Promise<Cart> {
  return client.json(schema, {
    method: 'PUT',
    path: pathOf`/v1/customers/${customerId}/carts/${cart.id}`,
    as: 'app',
    repeat: 'throttled',
    body: { id: cart.id, lineItems: [line] },
  });
}

export function readCart(client: Client, customerId: string, cartId: string): Promise<Cart> {
  return client.json(schema, { path: pathOf`/v1/customers/${customerId}/carts/${cartId}`, as: 'app' });
}

/** True when the cart would buy exactly this line and nothing else. */
export function holdsLine(cart: Cart, line: NewLine): boolean {
  const [held] = cart.lineItems;
  return (
    cart.lineItems.length === 1 &&
    held !== undefined &&
    held.catalogItemId?.toLowerCase() === line.catalogItemId.toLowerCase() &&
    held.quantity === line.quantity &&
    held.billingCycle?.toLowerCase() === line.billingCycle &&
    (line.termDuration === undefined || held.termDuration === line.termDuration) &&
    held.friendlyName === line.friendlyName &&
    sameContext(held, line)
  );
}

function sameContext(held: CartLine, line: NewLine): boolean {
  const context = held.provisioningContext ?? held.ProvisioningContext ?? {};
  const has = (name: string) => (typeof context[name] === 'string' ? context[name].toLowerCase() : undefined);
  return Object.entries(line.provisioningContext ?? {}).every(([name, value]) => has(name) === value.toLowerCase());
}

/** Cart error codes come as names or as numbers; the documentation does not settle it. */
const LINE_ERRORS: Record<string, readonly [number: string, message: string, remedy: string]> = {
  currencyisnotsupported: ['10000', 'The currency is not supported.', 'Choose another product or market.'],
  catalogitemidisnotvalid: ['10001', 'The availability is no longer valid.', 'Ask for a new quote.'],
  quotanotavailable: ['10002', 'The quota does not suffice.', 'Ask for fewer, or raise the quota.'],
  inventorynotavailable: ['10003', 'There is no inventory for this reservation.', 'Choose another SKU or region.'],
  participantsisnotsupportedforpartner: ['10004', 'A reseller cannot be named here.', 'Buy it in Partner Center.'],
  unabletoprocesscartlineitem: ['10006', 'Partner Center could not process the line.', 'Try again later.'],
  subscriptionisnotvalid: ['10007', 'The subscription is not valid.', 'Choose another billing scope.'],
  subscriptionisnotenabledforri: [
    '10008',
    'The subscription is not enabled for reservations.',
    'Register it and try again.',
  ],
  sandboxlimitexceeded: ['10009', 'The limit of the sandbox is reached.', 'Buy fewer in the sandbox.'],
  invalidinput: ['10010', 'Partner Center did not accept the line.', 'Correct the request.'],
  subscriptionnotregistered: [
    '10011',
    'The subscription is not registered for reservations.',
    'Register it and try again.',
  ],
  attestationnotaccepted: ['10012', 'The partner attestation is missing.', 'Buy it in Partner Center.'],
  billingplannotsupported: ['10013', 'The billing plan is not supported.', 'Choose the other billing plan.'],
};

/** Why the cart's line cannot be bought; undefined when it can. A cart answered with 201 may hold failed lines. */
export function lineFailure(cart: Cart): Failure | undefined {
  const line = cart.lineItems[0];
  if (!line) return fault('EMPTY_CART', 'Partner Center made a cart without a line.', 'Try again.');
  if (!line.error) return undefined;
  const code = line.error.errorCode ?? 'Unknown';
  const key = code.toLowerCase().replaceAll('_', '');
  const known = LINE_ERRORS[key] ?? Object.values(LINE_ERRORS).find(([number]) => number === key);
  const left = line.error.additionalInformation?.availableQuantity;
  const message = known?.[1] ?? line.error.errorDescription ?? 'Partner Center did not accept the line.';
  return fault(
    code,
    left === undefined ? message : `${message} Available: ${left}.`,
    known?.[2] ?? 'Correct the request.',
  );
}

function fault(code: string, message: string, remedy: string): Failure {
  return { code, message, remedy, money: 'none' };
}

/** The scope Partner Center put into the line, which is not always the one asked for. */
export function scopeOfLine(line: CartLine): string | undefined {
  const context = line.provisioningContext ?? line.ProvisioningContext;
  return typeof context?.scope === 'string' ? context.scope.toLowerCase() : undefined;
}

export function isUsable(cart: Cart, nowMs: number): boolean {
  const expires = Date.parse(cart.expirationTimestamp ?? '');
  return cart.status?.toLowerCase() === 'active' && !(expires - LAST_MINUTES_MS < nowMs);
}

/** A cart about to expire is not worth an approval. */
const LAST_MINUTES_MS = 60_000;

/** Partner Center has no such cart (any more). */
export function isUnknownCart(error: unknown): boolean {
  return ['800008', '404', '1000'].includes(asBotError(error).failure.code);
}
