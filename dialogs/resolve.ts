import type { BillingScope, Catalogue, CatalogueScope, Customer, ReservationRequest } from '../bot/commerce/commerce';
import { said } from '../cards/said';
import { REQUIRED, type PartialRequest, type Problems, type Slot } from './slots';
import { FIRST_SKUS, firstRegions } from './resolve/first-choices';
import type { Resolution, Settled } from './resolve/resolution';
import type { DialogWords } from './resolve/say';
import { settleAppliedScope, wholeScope } from './resolve/settle-applied-scope';
import { settleBillingScope } from './resolve/settle-billing-scope';
import { settleCustomer } from './resolve/settle-customer';
import { settleItem, type ItemSettled } from './resolve/settle-item';
import {
  settleBillingPlan,
  settleDisplayName,
  settleFlexibility,
  settleQuantity,
  settleRenew,
  settleReviewDate,
} from './resolve/settle-purchase-options';

/** What resolving needs of the provider. Every method may throw a BotError or an AbortError. */
export interface Lookups {
  /** Customers whose name or domain contains the text, or whose id it is; all when it is empty. */
  findCustomers(text: string, signal?: AbortSignal): Promise<Customer[]>;
  billingScopes(customer: Customer, signal?: AbortSignal): Promise<BillingScope[]>;
  catalogue(scope: CatalogueScope, signal?: AbortSignal): Promise<Catalogue>;
}

/**
 * Compares what people typed with what the provider knows. Slots that depend on an unsettled one (a SKU without a
 * customer) are taken as typed until it is settled. `known` are problems the parser found already. Choices are only
 * found for a draft that will be shown, because it is not complete or because it `isShown` anyway.
 */
export async function resolve(
  typed: PartialRequest,
  known: Problems,
  lookups: Lookups,
  words: DialogWords,
  signal?: AbortSignal,
  isShown = false,
): Promise<Resolution> {
  const result: Resolution = { missing: [], problems: saidIn(known, words), notes: [], warnings: [], choices: {} };
  const find = (text: string) => lookups.findCustomers(text, signal);
  const settled = await settleCustomer(typed.customer, find, words, typed.backEnd);
  const customer = note(result, 'customer', settled);
  const scopes = customer ? await lookups.billingScopes(customer, signal) : undefined;
  const billingScope = scopes && note(result, 'subscription', settleBillingScope(typed.subscription, scopes, words));
  const catalogue = customer && (await lookups.catalogue({ customer, billingScope }, signal));
  const found = catalogue ? settleItem(typed, catalogue.items, words) : undefined;
  const item = resolveItem(result, typed, found);
  Object.assign(result, { customer, billingScope, item });
  const options = resolveOptions(result, typed, words);
  result.missing = result.missing.filter((slot) => result.problems[slot] === undefined);
  const isComplete = result.missing.length === 0 && Object.keys(result.problems).length === 0;
  if (isComplete && customer && billingScope && item) {
    result.request = { backend: customer.backend, customer, billingScope, item, ...options } as ReservationRequest;
  }
  if (isShown || !result.request) {
    if (settled.findChoice) result.choices.customer = [await settled.findChoice()];
    Object.assign(result.choices, found?.choices());
  }
  return result;
}

function resolveItem(result: Resolution, typed: PartialRequest, settled: ItemSettled | undefined) {
  if (!settled) {
    const unanswered = REQUIRED.filter((slot) => /^(?:sku|region|term)$/.test(slot) && typed[slot] === undefined);
    result.missing.push(...unanswered);
    result.choices = { sku: FIRST_SKUS, region: firstRegions(), ...result.choices };
    return undefined;
  }
  result.resourceType = settled.resourceType;
  result.missing.push(...settled.missing);
  result.problems = { ...settled.problems, ...result.problems };
  return settled.value;
}

/** Everything that is judged against the item, the customer and the billing scope. */
function resolveOptions(result: Resolution, typed: PartialRequest, words: DialogWords): Partial<ReservationRequest> {
  const { customer, item } = result;
  const options: Partial<ReservationRequest> = {
    billingPlan: note(result, 'billingPlan', settleBillingPlan(typed.billingPlan, words, item)),
    quantity: note(result, 'quantity', settleQuantity(typed.quantity, words, item)),
    appliedScope: resolveScope(result, typed, words),
    renew: note(result, 'renew', settleRenew(typed.renew, words, customer)),
    displayName: note(result, 'displayName', settleDisplayName(typed.displayName, words)),
    instanceFlexibility: note(
      result,
      'instanceFlexibility',
      settleFlexibility(typed.instanceFlexibility, words, item, customer),
    ),
    reviewDateTime: note(result, 'reviewDate', settleReviewDate(typed.reviewDate, words, customer)),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function resolveScope(result: Resolution, typed: PartialRequest, words: DialogWords) {
  const scope = settleAppliedScope(typed, words, result.customer, result.billingScope);
  note(result, 'appliedScopeType', scope.type);
  for (const [slot, settled] of Object.entries(scope.details)) note(result, slot as Slot, settled);
  result.appliedSubscription = scope.details.appliedSubscription?.value?.subscriptionId;
  return wholeScope(scope);
}

/** The parser knows no reader. */
function saidIn(problems: Problems, words: DialogWords): Problems {
  return Object.fromEntries(Object.entries(problems).map(([slot, problem]) => [slot, said(problem, words)]));
}

function note<T>(result: Resolution, slot: Slot, settled: Settled<T>): T | undefined {
  if (settled.isMissing) result.missing.push(slot);
  if (settled.problem) result.problems[slot] ??= settled.problem;
  if (settled.note) result.notes.push(settled.note);
  if (settled.warning) result.warnings.push(settled.warning);
  if (settled.choices) result.choices[slot] = settled.choices;
  return settled.value;
}
