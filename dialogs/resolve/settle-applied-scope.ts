import {
  APPLIED_SCOPE_TYPES,
  type AppliedScope,
  type AzureSubscription,
  type BillingScope,
  type Customer,
} from '../../bot/commerce/commerce';
import type { PartialRequest } from '../slots';
import { pick } from './pick';
import type { Settled } from './resolution';
import { sentenceOr } from './say';

const GROUP_PREFIX = '/providers/Microsoft.Management/managementGroups/';

/** What the discount applies to. Shared unless something else is said. */
export function settleAppliedScope(
  typed: PartialRequest,
  customer: Customer | undefined,
  billingScope: BillingScope | undefined,
): Settled<AppliedScope> {
  const text = typed.appliedScopeType ?? 'Shared';
  const type = APPLIED_SCOPE_TYPES.find((known) => known.toLowerCase() === text.toLowerCase());
  if (type === 'Shared') return { value: { type } };
  if (type === 'Single') return settleSingle(typed, billingScope);
  if (type === 'ManagementGroup') return settleGroup(typed.managementGroup, customer);
  return { problem: `The scope is "shared", "single" or "management group"; "${text}" is not.` };
}

function settleSingle(typed: PartialRequest, billingScope: BillingScope | undefined): Settled<AppliedScope> {
  if (!billingScope) return {};
  const chosen = settleSubscription(typed.appliedSubscription, billingScope.azureSubscriptions);
  if (!chosen.value) return { problem: chosen.problem };
  const subscriptionId = chosen.value.id;
  const scope: AppliedScope = { type: 'Single', subscriptionId };
  if (typed.resourceGroup) scope.resourceGroupId = resourceGroupId(typed.resourceGroup, subscriptionId);
  return { value: scope, note: chosen.note };
}

function settleSubscription(text: string | undefined, subscriptions: AzureSubscription[]): Settled<AzureSubscription> {
  const names = subscriptions.map(({ name }) => name);
  const only = subscriptions[0];
  if (!only)
    return { problem: 'There is no Azure subscription to which a single scope could apply; use "scope shared".' };
  if (!text) {
    if (subscriptions.length === 1)
      return { value: only, note: `The discount applies to "${only.name}", the only subscription.` };
    return {
      problem: `To which subscription shall it apply: ${sentenceOr(names)}? Write "applied to subscription …".`,
    };
  }
  const picked = pick(idIn(text), subscriptions, ({ name, id }) => [name, id]);
  if (picked.outcome === 'one') return { value: picked.value };
  return { problem: `"${text}" is not one of the subscriptions it could apply to: ${sentenceOr(names)}.` };
}

function settleGroup(text: string | undefined, customer: Customer | undefined): Settled<AppliedScope> {
  if (!text) return { problem: 'Which management group? Write "management group …".' };
  const managementGroupId = text.startsWith('/') ? text : GROUP_PREFIX + text;
  return { value: { type: 'ManagementGroup', managementGroupId, tenantId: customer?.id } };
}

function idIn(text: string): string {
  return /^\/subscriptions\/([^/]+)/i.exec(text)?.[1] ?? text;
}

function resourceGroupId(text: string, subscriptionId: string): string {
  return text.startsWith('/') ? text : `/subscriptions/${subscriptionId}/resourceGroups/${text}`;
}
