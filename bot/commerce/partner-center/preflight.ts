import { asBotError } from '../../errors';
import type { Check, ReservationRequest } from '../commerce';
import { pathOf } from '../http/address';
import { currentAvailability } from './availability';
import { idsOfRef, plansOf, viewOf } from './catalogue';
import type { Client } from './client';
import { inventoryCheck } from './inventory-check';
import { skuById } from './lookups';
import { MARKETS_UNAVAILABLE } from './markets';
import { allPages } from './pages';
import { agreement, directSigned, validationStatus } from './schemas/customers';
import type { Sku } from './schemas/products';

/** What could stop the purchase. A question that cannot be asked warns; it never fails the whole list. */
export async function preflight(client: Client, request: ReservationRequest): Promise<Check[]> {
  const asked = await Promise.all([
    guarded('Agreement', () => agreementCheck(client, request)),
    guarded('Validation', () => validationCheck(client, request)),
    guarded('Availability', () => availabilityCheck(client, request)),
    skuChecks(client, request),
  ]);
  const known = [billingScopeCheck(request), appliedScopeCheck(request), marketCheck(client, request)];
  return [...known, ...asked.flat()].filter((one) => one !== undefined);
}

type Found = Check | undefined;

async function guarded(name: string, ask: () => Promise<Found>): Promise<Found> {
  try {
    return await ask();
  } catch (error) {
    const { failure, retry } = asBotError(error);
    const sentence = retry ? 'could not be asked just now; it is asked again before the purchase' : failure.message;
    return { name, outcome: 'warn', message: retry ? `This ${sentence}.` : `This could not be checked. ${sentence}` };
  }
}

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

function marketCheck(client: Client, { customer }: ReservationRequest): Check {
  const list = client.options.marketsUnavailable ?? MARKETS_UNAVAILABLE;
  const country = (customer.country ?? '').toUpperCase();
  if (!country)
    return { name: 'Market', outcome: 'fail', message: "The customer's country is unknown; add it in Partner Center." };
  if (!list.markets.includes(country))
    return { name: 'Market', outcome: 'pass', message: `Reservations are sold in ${country}.` };
  const message = `${list.source} of ${list.date} says that reservations are not sold in ${country}; Partner Center will decide.`;
  return { name: 'Market', outcome: 'warn', message };
}

/** Azure plans need the Microsoft Customer Agreement: signed by the customer, or attested by the partner. */
async function agreementCheck(client: Client, { billingScope, customer }: ReservationRequest): Promise<Found> {
  if (billingScope.kind !== 'azure-plan') return undefined;
  const name = 'Agreement';
  const base = pathOf`/v1/customers/${customer.id}`;
  const signed = client
    .json(directSigned, { path: `${base}/directSignedMicrosoftCustomerAgreementStatus`, as: 'user' })
    .then(({ isSigned }) => isSigned === true)
    .catch((error: unknown) => asBotError(error));
  const attested = allPages(client, agreement, {
    path: `${base}/agreements`,
    query: { agreementType: 'MicrosoftCustomerAgreement' },
    as: 'user',
  })
    .then((list) => list.length > 0)
    .catch((error: unknown) => asBotError(error));
  const answers = await Promise.all([signed, attested]);
  if (answers.includes(true))
    return { name, outcome: 'pass', message: 'The Microsoft Customer Agreement is accepted.' };
  const unasked = answers.find((answer) => typeof answer !== 'boolean');
  if (unasked) throw unasked;
  const message =
    'The customer has not accepted the Microsoft Customer Agreement; have it accepted or attest it in Partner Center.';
  return { name, outcome: 'fail', message };
}

async function validationCheck(client: Client, { customer }: ReservationRequest): Promise<Check> {
  const name = 'Validation';
  const path = pathOf`/v1/customers/${customer.id}/validationStatus`;
  try {
    const { status = 'Unknown' } = await client.json(validationStatus, {
      path,
      query: { type: 'account' },
      as: 'user',
    });
    return validationSays(name, status);
  } catch (error) {
    // Nothing stored does not block a purchase.
    if (asBotError(error).failure.code === '600074')
      return { name, outcome: 'pass', message: 'Microsoft has no objection on record.' };
    throw error;
  }
}

function validationSays(name: string, status: string): Check {
  switch (status.toLowerCase().replace(/[\s_]/g, '')) {
    case 'allowed':
      return { name, outcome: 'pass', message: "Microsoft has validated the customer's account." };
    case 'notallowed':
      return {
        name,
        outcome: 'fail',
        message: 'Microsoft does not allow purchases for this customer; check its account details.',
      };
    case 'underreview':
      return {
        name,
        outcome: 'warn',
        message: "Microsoft reviews the customer's account; the purchase may be refused for some days.",
      };
    case 'notready':
      return {
        name,
        outcome: 'warn',
        message: "The customer's account details are incomplete; complete them in Partner Center.",
      };
    default:
      return {
        name,
        outcome: 'warn',
        message: `Microsoft's validation of the customer is "${status}"; the purchase may be refused.`,
      };
  }
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
