import type { AppliedScope, ReservationRequest } from '../commerce';

/** What calculatePrice and the purchase both receive. Name: PurchaseRequest in Azure's API. */
export interface PurchaseBody {
  sku: { name: string };
  location: string;
  properties: {
    reservedResourceType: string;
    billingScopeId: string;
    term: string;
    billingPlan: string;
    quantity: number;
    displayName: string;
    appliedScopeType: string;
    appliedScopeProperties?: Record<string, string>;
    reservedResourceProperties?: { instanceFlexibility: string };
    renew: boolean;
    reviewDateTime?: string;
  };
}

export function toPurchaseBody(request: ReservationRequest, displayName: string): PurchaseBody {
  const { item, appliedScope, instanceFlexibility, reviewDateTime } = request;
  const scope = scopeProperties(appliedScope);
  return {
    sku: { name: item.sku },
    location: item.region,
    properties: {
      reservedResourceType: item.resourceType,
      billingScopeId: subscriptionPath(request.billingScope.id),
      term: item.term,
      billingPlan: request.billingPlan,
      quantity: request.quantity,
      displayName,
      appliedScopeType: appliedScope.type,
      ...(scope && { appliedScopeProperties: scope }),
      ...(item.resourceType === 'VirtualMachines' &&
        instanceFlexibility && { reservedResourceProperties: { instanceFlexibility } }),
      renew: request.renew,
      ...(reviewDateTime && { reviewDateTime }),
    },
  };
}

/** Nothing for Shared: Azure refuses scopes there. A resource group wins over its subscription. */
export function scopeProperties(scope: AppliedScope): Record<string, string> | undefined {
  const { subscriptionId, resourceGroupId, managementGroupId, tenantId } = scope;
  if (scope.type === 'Single') {
    if (resourceGroupId) return { resourceGroupId };
    return subscriptionId ? { subscriptionId: subscriptionPath(subscriptionId) } : undefined;
  }
  if (scope.type === 'ManagementGroup' && managementGroupId && tenantId) {
    return { managementGroupId: managementGroupPath(managementGroupId), tenantId };
  }
  return undefined;
}

function subscriptionPath(id: string): string {
  return id.startsWith('/') ? id : `/subscriptions/${id}`;
}

function managementGroupPath(id: string): string {
  return id.startsWith('/') ? id : `/providers/Microsoft.Management/managementGroups/${id}`;
}
