import {
  APPLIED_SCOPE_TYPES,
  type AppliedScope,
  type AppliedScopeType,
  type AzureSubscription,
  type BillingScope,
  type Customer,
} from '../../bot/commerce/commerce';
import { fillIn } from '../../cards/texts';
import type { PartialRequest, Slot } from '../slots';
import { scopesOffered } from './offered';
import { pick } from './pick';
import type { Settled } from './resolution';
import { sentenceOr, type DialogWords } from './say';

const TENANT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const GROUP_PREFIX = '/providers/Microsoft.Management/managementGroups/';

/** How the scope and what belongs to it turned out, each in the slot where it is answered. */
export interface ScopeSettled {
  type: Settled<AppliedScopeType>;
  details: Partial<Record<Slot, Settled<Partial<AppliedScope>>>>;
}

/** What the discount applies to. Shared unless something else is said. */
export function settleAppliedScope(
  typed: PartialRequest,
  words: DialogWords,
  customer: Customer | undefined,
  billingScope: BillingScope | undefined,
): ScopeSettled {
  const text = typed.appliedScopeType ?? 'Shared';
  const type = APPLIED_SCOPE_TYPES.find((known) => known.toLowerCase() === text.toLowerCase());
  const offered = scopesOffered(customer);
  const choices = offered.map((one) => ({ title: words.scope.titles[one] ?? one, value: one }));
  if (!type) {
    return { type: { problem: fillIn(words.scope.none, { text }), choices }, details: {} };
  }
  if (!offered.includes(type)) return { type: { problem: notOffered(type, words), choices }, details: {} };
  return { type: { value: type, choices }, details: detailsOf(type, typed, words, customer, billingScope) };
}

/** The scope of a complete request; undefined while anything about it is open. */
export function wholeScope({ type, details }: ScopeSettled): AppliedScope | undefined {
  const parts = Object.values(details);
  if (!type.value || parts.some(({ value }) => value === undefined)) return undefined;
  return Object.assign({ type: type.value }, ...parts.map(({ value }) => value)) as AppliedScope;
}

function detailsOf(
  type: AppliedScopeType,
  typed: PartialRequest,
  words: DialogWords,
  customer: Customer | undefined,
  billingScope: BillingScope | undefined,
): ScopeSettled['details'] {
  if (type === 'Single') return singleDetails(typed, words, customer, billingScope);
  if (type === 'ManagementGroup') return groupDetails(typed, words, customer);
  return {};
}

function singleDetails(
  typed: PartialRequest,
  words: DialogWords,
  customer: Customer | undefined,
  billingScope: BillingScope | undefined,
): ScopeSettled['details'] {
  if (!billingScope) return { appliedSubscription: {} };
  const appliedSubscription = settleSubscription(typed.appliedSubscription, billingScope.azureSubscriptions, words);
  if (!typed.resourceGroup) return { appliedSubscription };
  return {
    appliedSubscription,
    resourceGroup: settleResourceGroup(typed.resourceGroup, words, appliedSubscription.value?.subscriptionId, customer),
  };
}

function settleSubscription(
  text: string | undefined,
  subscriptions: AzureSubscription[],
  words: DialogWords,
): Settled<Pick<AppliedScope, 'subscriptionId'>> {
  const names = subscriptions.map(({ name }) => name);
  const choices = subscriptions.map(({ name, id }) => ({ title: name, value: id }));
  const only = subscriptions[0];
  if (!only) return { problem: words.scope.noSubscription };
  if (!text) {
    if (subscriptions.length > 1) return { isMissing: true, choices };
    const note = fillIn(words.scope.onlySubscription, { name: only.name });
    return { value: { subscriptionId: only.id }, note, choices };
  }
  const picked = pick(idIn(text), subscriptions, ({ name, id }) => [name, id]);
  if (picked.outcome === 'one') return { value: { subscriptionId: picked.value.id }, choices };
  return {
    problem: fillIn(words.scope.otherSubscription, { text, names: sentenceOr(names, words) }),
    choices,
  };
}

function settleResourceGroup(
  text: string,
  { scope: words }: DialogWords,
  subscriptionId: string | undefined,
  customer: Customer | undefined,
): Settled<Pick<AppliedScope, 'resourceGroupId'>> {
  if (customer?.backend === 'partner-center') {
    return { value: {}, warning: words.groupLater };
  }
  const [, owner] = /^\/subscriptions\/([^/]+)\/resourceGroups\/[^/]+$/i.exec(text) ?? [];
  if (text.startsWith('/') && !owner) {
    return { problem: fillIn(words.noGroup, { text }) };
  }
  if (owner && subscriptionId && owner.toLowerCase() !== subscriptionId.toLowerCase()) {
    return { problem: words.otherGroup };
  }
  if (!subscriptionId) return {};
  return { value: { resourceGroupId: owner ? text : `/subscriptions/${subscriptionId}/resourceGroups/${text}` } };
}

/** Azure demands both: the group, and the tenant it is in. */
function groupDetails(
  typed: PartialRequest,
  { scope: words }: DialogWords,
  customer: Customer | undefined,
): ScopeSettled['details'] {
  const { managementGroup: text, managementTenant } = typed;
  const managementTenantId = managementTenant ?? customer?.id;
  const isTenant = managementTenantId === undefined || TENANT.test(managementTenantId);
  return {
    managementGroup: text
      ? { value: { managementGroupId: text.startsWith('/') ? text : GROUP_PREFIX + text } }
      : { isMissing: true },
    managementTenant: isTenant
      ? { value: { tenantId: managementTenantId } }
      : { problem: fillIn(words.noTenant, { text: managementTenant ?? '' }) },
  };
}

function notOffered(type: AppliedScopeType, { scope: words }: DialogWords): string {
  return fillIn(words.notSold, { scope: type === 'ManagementGroup' ? words.group : (words.titles[type] ?? type) });
}

function idIn(text: string): string {
  return /^\/subscriptions\/([^/]+)/i.exec(text)?.[1] ?? text;
}
