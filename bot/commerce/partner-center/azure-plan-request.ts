import { asBotError } from '../../errors';
import type { Check, Customer, Progress, ReservationRequest } from '../commerce';
import { PLAN_PRODUCT, PLAN_SKU, planAvailability, refuseSecondPlan, subscriptionProgress } from './azure-plan';
import type { Client } from './client';
import { customerChecks } from './customer-checks';
import type { PartnerOrder } from './schemas/orders';

const NAME = 'Azure plan';

/**
 * An Azure plan for a customer as something the desk can take, record and have approved. What a plan has not (region,
 * term, scope) is filled so that nothing is said by it.
 */
export function azurePlanRequest(customer: Customer): ReservationRequest {
  return {
    kind: 'azure-plan',
    backend: 'partner-center',
    customer,
    billingScope: { id: '', name: NAME, kind: 'azure-plan', status: 'new', eligible: true, azureSubscriptions: [] },
    item: {
      ref: `${PLAN_PRODUCT}/${PLAN_SKU}`,
      productId: PLAN_PRODUCT,
      productTitle: 'Microsoft Azure plan',
      resourceType: 'AzurePlan',
      sku: NAME,
      skuTitle: NAME,
      region: '',
      regionTitle: '',
      term: 'P1Y',
      billingPlans: ['Monthly'],
      minQuantity: 1,
      maxQuantity: 1,
    },
    billingPlan: 'Monthly',
    quantity: 1,
    appliedScope: { type: 'Shared' },
    renew: false,
  };
}

export function isAzurePlan({ kind }: ReservationRequest): boolean {
  return kind === 'azure-plan';
}

/** What could stop the purchase of a plan: what the customer has already, the offer in its market, its agreement. */
export async function azurePlanChecks(client: Client, { customer }: ReservationRequest): Promise<Check[]> {
  const [held, offered, known] = await Promise.all([
    checked('Billing scope', () => refuseSecondPlan(client, customer)),
    checked('Availability', () => planAvailability(client, customer)),
    customerChecks(client, customer),
  ]);
  return [held, offered, ...known];
}

async function checked(name: string, ask: () => Promise<unknown>): Promise<Check> {
  try {
    await ask();
    return { name, outcome: 'pass', message: 'Nothing stands against it.' };
  } catch (error) {
    const { failure, retry } = asBotError(error);
    if (retry) throw error;
    return { name, outcome: 'fail', message: `${failure.message} ${failure.remedy}`.trim() };
  }
}

/** A completed order of a plan is done when its subscription is set up, which its line names once it is known. */
export async function azurePlanProgress(client: Client, customerId: string, order: PartnerOrder): Promise<Progress> {
  const subscriptionId = order.lineItems.flatMap((line) => line.subscriptionId ?? [])[0];
  if (subscriptionId) return subscriptionProgress(client, customerId, subscriptionId);
  return {
    outcome: 'pending',
    status: 'subscription not named yet',
    retryAfterMs: client.options.followAfterMs ?? 30_000,
  };
}
