import { asBotError, providerError } from '../../errors';
import type { Attempt, Customer, Preparation, Progress, ProviderHandle, Quote } from '../commerce';
import { pathOf } from '../http/address';
import { billingScopes } from './billing-scopes';
import type { NewLine } from './cart';
import { viewOf } from './catalogue';
import type { Client } from './client';
import { codeEntry } from './error-codes';
import { availabilities, products } from './lookups';
import { failure, handleOf, obtainCart, refusalsAsData } from './obtain-cart';
import { quoteOf } from './quote';
import type { Availability } from './schemas/products';
import { subscriptionProvisioning } from './schemas/subscriptions';

export const PLAN_PRODUCT = 'DZH318Z0BPS6';
export const PLAN_SKU = '0001';

/**
 * A cart with an Azure plan for a customer who has none; place() and settle() go on from its handle as for a
 * reservation. Source: Partner Center developer documentation, "Create an Azure plan".
 */
export function prepareAzurePlan(client: Client, customer: Customer, attempt: Attempt): Promise<Preparation> {
  return refusalsAsData(client, async () => {
    if (!attempt.previous) await refuseSecondPlan(client, customer);
    const obtained = await obtainCart(client, customer.id, attempt, () => planLine(client, customer, attempt));
    if ('outcome' in obtained) return obtained;
    const handle: ProviderHandle = 'submitted' in obtained ? obtained.submitted : handleOf(obtained.cart, customer.id);
    return { outcome: 'ready', handle, quote: azurePlanQuote(client) };
  });
}

export function azurePlanQuote(client: Client): Quote {
  return quoteOf(client, 'An Azure plan costs nothing by itself; what is used under it is billed monthly');
}

/** Throws ALREADY_THERE when the customer has something that a second plan could not stand beside. */
export async function refuseSecondPlan(client: Client, customer: Customer): Promise<void> {
  const [held] = await billingScopes(client, customer);
  if (!held) return;
  const legacy = held.kind === 'legacy-csp';
  const message = `${customer.name} already has ${legacy ? 'a legacy Azure subscription' : 'an Azure plan'} (${held.name}).`;
  const remedy = legacy ? 'Move it to an Azure plan in Partner Center first.' : 'Use that plan for the reservation.';
  throw providerError(failure('ALREADY_THERE', message, remedy), false);
}

async function planLine(client: Client, customer: Customer, attempt: Attempt): Promise<NewLine> {
  const { catalogItemId } = await planAvailability(client, customer);
  return {
    id: 0,
    catalogItemId,
    friendlyName: `${attempt.orderId} Azure plan`,
    quantity: 1,
    billingCycle: 'one_time',
  };
}

/** The plan as it can be bought now in the customer's market. Throws 400072 where it cannot. */
export async function planAvailability(client: Client, customer: Customer): Promise<Availability> {
  const view = { ...viewOf({ customer }), legacy: true };
  const found = await products(client, view, 'MicrosoftAzure');
  const product = found.find(({ id }) => id.toUpperCase() === PLAN_PRODUCT)?.id ?? PLAN_PRODUCT;
  const offered = await availabilities(client, view, product, PLAN_SKU);
  const availability = offered.find((one) => one.isPurchasable !== false);
  if (!availability) {
    const remedy = codeEntry(200, '400072')?.remedy ?? '';
    throw providerError(failure('400072', 'The Azure plan cannot be bought in this market.', remedy), false);
  }
  return availability;
}

/** Whether a subscription or plan just bought is ready; its status is renewed every 15 minutes. App + user only. */
export async function subscriptionProgress(
  client: Client,
  customerId: string,
  subscriptionId: string,
): Promise<Progress> {
  const path = pathOf`/v1/customers/${customerId}/subscriptions/${subscriptionId}/provisioningstatus`;
  const { status = 'unknown' } = await client
    .json(subscriptionProvisioning, { path, as: 'user' })
    .catch(pendingIfUnknown);
  const said = status.toLowerCase();
  if (said === 'success') return { outcome: 'active', status, reservations: [] };
  if (said === 'pending') return { outcome: 'pending', status, retryAfterMs: client.options.followAfterMs ?? 30_000 };
  const remedy = 'Look at the subscription in Partner Center.';
  if (said === 'failed') {
    return { outcome: 'failed', status, failure: failure(status, 'The subscription could not be set up.', remedy) };
  }
  const message = `Partner Center says "${status}", which I do not know.`;
  return { outcome: 'needs-human', status, failure: failure(status, message, remedy) };
}

/** A subscription just bought may be unknown for a while. */
function pendingIfUnknown(error: unknown): { status?: string } {
  if (['20003', '404', '1000', '800007'].includes(asBotError(error).failure.code)) return { status: 'pending' };
  throw error;
}
