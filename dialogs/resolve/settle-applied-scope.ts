import {
  APPLIED_SCOPE_TYPES,
  type AppliedScope,
  type AppliedScopeType,
  type AzureSubscription,
  type BillingScope,
  type Customer,
} from '../../bot/commerce/commerce';
import type { PartialRequest, Slot } from '../slots';
import { scopesOffered } from './offered';
import { pick } from './pick';
import type { Settled } from './resolution';
import { sentenceOr } from './say';

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
  customer: Customer | undefined,
  billingScope: BillingScope | undefined,
): ScopeSettled {
  const text = typed.appliedScopeType ?? 'Shared';
  const type = APPLIED_SCOPE_TYPES.find((known) => known.toLowerCase() === text.toLowerCase());
  const offered = scopesOffered(customer);
  const choices = offered.map((one) => ({ title: one, value: one }));
  if (!type) {
    const problem = `The scope is "shared", "single" or "management group"; "${text}" is not.`;
    return { type: { problem, choices }, details: {} };
  }
  if (!offered.includes(type)) return { type: { problem: notOffered(type), choices }, details: {} };
  return { type: { value: type, choices }, details: detailsOf(type, typed, customer, billingScope) };
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
  customer: Customer | undefined,
  billingScope: BillingScope | undefined,
): ScopeSettled['details'] {
  if (type === 'Single') return singleDetails(typed, customer, billingScope);
  if (type === 'ManagementGroup') return groupDetails(typed, customer);
  return {};
}

function singleDetails(
  typed: PartialRequest,
  customer: Customer | undefined,
  billingScope: BillingScope | undefined,
): ScopeSettled['details'] {
  if (!billingScope) return { appliedSubscription: {} };
  const appliedSubscription = settleSubscription(typed.appliedSubscription, billingScope.azureSubscriptions);
  if (!typed.resourceGroup) return { appliedSubscription };
  return {
    appliedSubscription,
    resourceGroup: settleResourceGroup(typed.resourceGroup, appliedSubscription.value?.subscriptionId, customer),
  };
}

function settleSubscription(
  text: string | undefined,
  subscriptions: AzureSubscription[],
): Settled<Pick<AppliedScope, 'subscriptionId'>> {
  const names = subscriptions.map(({ name }) => name);
  const choices = subscriptions.map(({ name, id }) => ({ title: name, value: id }));
  const only = subscriptions[0];
  if (!only)
    return { problem: 'There is no Azure subscription to which a single scope could apply; use "scope shared".' };
  if (!text) {
    if (subscriptions.length > 1) return { isMissing: true, choices };
    const note = `The discount applies to "${only.name}", the only subscription.`;
    return { value: { subscriptionId: only.id }, note, choices };
  }
  const picked = pick(idIn(text), subscriptions, ({ name, id }) => [name, id]);
  if (picked.outcome === 'one') return { value: { subscriptionId: picked.value.id }, choices };
  return {
    problem: `"${text}" is not one of the subscriptions it could apply to: ${sentenceOr(names)}. Write "applied to subscription …".`,
    choices,
  };
}

function settleResourceGroup(
  text: string,
  subscriptionId: string | undefined,
  customer: Customer | undefined,
): Settled<Pick<AppliedScope, 'resourceGroupId'>> {
  if (customer?.backend === 'partner-center') {
    const warning = 'Partner Center cannot narrow the scope to a resource group; do it in Azure after the purchase.';
    return { value: {}, warning };
  }
  const [, owner] = /^\/subscriptions\/([^/]+)\/resourceGroups\/[^/]+$/i.exec(text) ?? [];
  if (text.startsWith('/') && !owner) {
    return { problem: `"${text}" is not the id of a resource group: /subscriptions/…/resourceGroups/….` };
  }
  if (owner && subscriptionId && owner.toLowerCase() !== subscriptionId.toLowerCase()) {
    return { problem: 'That resource group is in another subscription than the discount applies to.' };
  }
  if (!subscriptionId) return {};
  return { value: { resourceGroupId: owner ? text : `/subscriptions/${subscriptionId}/resourceGroups/${text}` } };
}

/** Azure demands both: the group, and the tenant it is in. */
function groupDetails(typed: PartialRequest, customer: Customer | undefined): ScopeSettled['details'] {
  const { managementGroup: text, managementTenant } = typed;
  const managementTenantId = managementTenant ?? customer?.id;
  const isTenant = managementTenantId === undefined || TENANT.test(managementTenantId);
  return {
    managementGroup: text
      ? { value: { managementGroupId: text.startsWith('/') ? text : GROUP_PREFIX + text } }
      : { isMissing: true },
    managementTenant: isTenant
      ? { value: { tenantId: managementTenantId } }
      : { problem: `"${managementTenant}" is no tenant id; it looks like 00000000-0000-0000-0000-000000000000.` },
  };
}

function notOffered(type: AppliedScopeType): string {
  const words = type === 'ManagementGroup' ? 'a management group' : type;
  return `Partner Center does not sell for ${words}; use "scope shared" or "scope single", and change it in Azure after the purchase.`;
}

function idIn(text: string): string {
  return /^\/subscriptions\/([^/]+)/i.exec(text)?.[1] ?? text;
}
