import { asBotError } from '../../errors';
import type { Check, ReservationRequest } from '../commerce';
import { currentAvailability } from './availability';
import { idsOfRef, plansOf, viewOf } from './catalogue';
import type { Client } from './client';
import { agreementCheck, guarded, marketCheck, validationCheck } from './customer-checks';
import { inventoryCheck } from './inventory-check';
import { skuById } from './lookups';
import type { Sku } from './schemas/products';

/** What could stop the purchase. A question that cannot be asked warns; it never fails the whole list. */
export async function preflight(client: Client, request: ReservationRequest): Promise<Check[]> {
  const asked = await Promise.all([
    guarded('Agreement', async () =>
      request.billingScope.kind === 'azure-plan' ? agreementCheck(client, request.customer) : undefined,
    ),
    guarded('Validation', () => validationCheck(client, request.customer)),
    guarded('Availability', () => availabilityCheck(client, request)),
    skuChecks(client, request),
  ]);
  const known = [billingScopeCheck(request), appliedScopeCheck(request), marketCheck(client, request.customer)];
  return [...known, ...asked.flat()].filter((one) => one !== undefined);
}

type Found = Check | undefined;

function billingScopeCheck({ billingScope }: ReservationRequest): Check {
  const name = 'Billing scope';
  if (billingScope.eligible)
    return { name, outcome: 'pass', message: `${billingScope.name} is ${billingScope.status}.` };
  return { name, outcome: 'fail', message: billingScope.reason ?? `${billingScope.name} cannot pay for reservations.` };
}

function appliedScopeCheck({ appliedScope }: ReservationRequest): Check {
  const name = 'Applied scope';
  if (appliedScope.type === 'ManagementGroup') {
    const message = 'Partner Center sells with Shared or Single scope; choose one and change it in Azure afterwards.';
    return { name, outcome: 'fail', message };
  }
  if (appliedScope.resourceGroupId) {
    const message = 'Partner Center cannot narrow to a resource group; do it in Azure after the purchase.';
    return { name, outcome: 'warn', message };
  }
  if (appliedScope.type === 'Single' && !appliedScope.subscriptionId) {
    return { name, outcome: 'fail', message: 'Single scope needs an Azure subscription; choose one.' };
  }
  return { name, outcome: 'pass', message: `${appliedScope.type} scope.` };
}

async function availabilityCheck(client: Client, request: ReservationRequest): Promise<Check> {
  const name = 'Availability';
  try {
    await currentAvailability(client, request);
    return { name, outcome: 'pass', message: 'It can be bought now.' };
  } catch (error) {
    const { failure, retry } = asBotError(error);
    if (retry) throw error;
    return { name, outcome: 'fail', message: `${failure.message} ${failure.remedy}` };
  }
}

async function skuChecks(client: Client, request: ReservationRequest): Promise<Found[]> {
  const { productId, skuId } = idsOfRef(request.item.ref);
  try {
    const sku = await skuById(client, viewOf(request), productId, skuId);
    return [
      quantityCheck(request, sku),
      billingPlanCheck(request, sku),
      await guarded('Inventory', () => inventoryCheck(client, request, sku)),
    ];
  } catch (error) {
    return [await guarded('SKU', () => Promise.reject(asBotError(error)))];
  }
}

function quantityCheck({ quantity }: ReservationRequest, sku: Sku): Check {
  const [least, most] = [sku.minimumQuantity ?? 1, sku.maximumQuantity ?? Infinity];
  const name = 'Quantity';
  if (!Number.isInteger(quantity) || quantity < least)
    return { name, outcome: 'fail', message: `At least ${least} must be bought.` };
  if (quantity > most) return { name, outcome: 'fail', message: `At most ${most} can be bought at once.` };
  return { name, outcome: 'pass', message: `${quantity} can be bought at once.` };
}

function billingPlanCheck({ billingPlan }: ReservationRequest, sku: Sku): Check {
  const plans = plansOf(sku.supportedBillingCycles);
  const name = 'Billing plan';
  if (plans.includes(billingPlan)) return { name, outcome: 'pass', message: `${billingPlan} payment is offered.` };
  return {
    name,
    outcome: 'fail',
    message: `${billingPlan} payment is not offered; choose ${plans.join(' or ') || 'another SKU'}.`,
  };
}
