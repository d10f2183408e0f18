import { APPLIED_SCOPE_TYPES, type AppliedScopeType, type Customer } from '../../bot/commerce/commerce';
import type { DETAIL_SLOTS, PartialRequest } from '../slots';

type Detail = (typeof DETAIL_SLOTS)[number];

/** Partner Center's carts know no management groups. */
export function scopesOffered(customer: Customer | undefined): readonly AppliedScopeType[] {
  return customer?.backend === 'partner-center'
    ? APPLIED_SCOPE_TYPES.filter((type) => type !== 'ManagementGroup')
    : APPLIED_SCOPE_TYPES;
}

/** Azure's purchase carries these; Partner Center's has no place for them. */
export function isSaidAtPurchase(customer: Customer | undefined): boolean {
  return customer?.backend !== 'partner-center';
}

/** The details that this request can have: only these are offered. */
export function detailsOffered(
  typed: PartialRequest,
  customer: Customer | undefined,
  resourceType: string | undefined,
): Detail[] {
  const isAzure = customer?.backend === 'azure';
  const scope = typed.appliedScopeType?.toLowerCase();
  const applies: Record<Detail, boolean> = {
    appliedSubscription: scope === 'single',
    resourceGroup: isAzure && scope === 'single',
    managementGroup: isAzure && scope === 'managementgroup',
    managementTenant: isAzure && scope === 'managementgroup',
    instanceFlexibility: isAzure && resourceType === 'VirtualMachines',
    reviewDate: isAzure,
  };
  return (Object.keys(applies) as Detail[]).filter((slot) => applies[slot]);
}
