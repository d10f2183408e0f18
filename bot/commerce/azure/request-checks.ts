import type { Check, ReservationRequest } from '../commerce';
import { isDisplayName, MAX_DISPLAY_NAME } from './display-name';

/** Checks that need nobody but the request itself. */
export function requestChecks(request: ReservationRequest, nowMs: number): Check[] {
  const faults: [name: string, fault: string | undefined][] = [
    ['Applied scope', scopeFault(request)],
    ['Term and billing plan', planFault(request)],
    ['Quantity', quantityFault(request)],
    ['Display name', nameFault(request)],
    ['Instance flexibility', flexibilityFault(request)],
    ['Review date', reviewFault(request, nowMs)],
  ];
  return faults.map(([name, fault]) => ({
    name,
    outcome: fault ? 'fail' : 'pass',
    message: fault ?? `${name} is fine.`,
  }));
}

function scopeFault({ appliedScope: scope, billingScope }: ReservationRequest): string | undefined {
  if (scope.type === 'ManagementGroup' && !(scope.managementGroupId && scope.tenantId)) {
    return 'A management group scope needs the management group and its tenant: name both.';
  }
  if (scope.type !== 'Single') return undefined;
  if (!scope.subscriptionId && !scope.resourceGroupId) return 'A single scope needs a subscription: name one.';
  if (scope.resourceGroupId && !/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(scope.resourceGroupId)) {
    return 'The resource group must be named by its full id: /subscriptions/…/resourceGroups/….';
  }
  const known = billingScope.azureSubscriptions.map(({ id }) => id);
  const unknown = scope.subscriptionId && known.length > 0 && !known.includes(scope.subscriptionId);
  return unknown ? 'The subscription of the scope is not one of this customer: choose another.' : undefined;
}

function planFault({ item, billingPlan }: ReservationRequest): string | undefined {
  if (item.billingPlans.includes(billingPlan)) return undefined;
  return `${item.sku} for ${item.term} is not sold ${billingPlan}; choose ${item.billingPlans.join(' or ')}.`;
}

function quantityFault({ item, quantity }: ReservationRequest): string | undefined {
  if (Number.isInteger(quantity) && quantity >= item.minQuantity && quantity <= item.maxQuantity) return undefined;
  return `The quantity must be a whole number from ${item.minQuantity} to ${item.maxQuantity}.`;
}

function nameFault({ displayName }: ReservationRequest): string | undefined {
  if (!displayName || isDisplayName(displayName)) return undefined;
  return `The display name may hold letters, digits, "-" and "_", ${MAX_DISPLAY_NAME} at most.`;
}

function flexibilityFault({ item, instanceFlexibility }: ReservationRequest): string | undefined {
  if (!instanceFlexibility || item.resourceType === 'VirtualMachines') return undefined;
  return `Instance flexibility exists only for virtual machines, not for ${item.resourceType}: leave it out.`;
}

function reviewFault({ reviewDateTime }: ReservationRequest, nowMs: number): string | undefined {
  if (!reviewDateTime) return undefined;
  const at = Date.parse(reviewDateTime);
  return Number.isFinite(at) && at > nowMs ? undefined : 'The review date must be a date in the future.';
}
