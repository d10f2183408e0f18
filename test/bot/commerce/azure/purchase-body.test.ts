import { scopeProperties, toPurchaseBody } from '../../../../bot/commerce/azure/purchase-body';
import type { AppliedScope, ReservationRequest } from '../../../../bot/commerce/commerce';

test.each<[AppliedScope, Record<string, string> | undefined]>([
  [{ type: 'Shared', subscriptionId: 's' }, undefined],
  [{ type: 'Single', subscriptionId: 's' }, { subscriptionId: '/subscriptions/s' }],
  [{ type: 'Single', subscriptionId: '/subscriptions/s' }, { subscriptionId: '/subscriptions/s' }],
  [
    { type: 'Single', subscriptionId: 's', resourceGroupId: '/subscriptions/s/resourceGroups/g' },
    { resourceGroupId: '/subscriptions/s/resourceGroups/g' },
  ],
  [
    { type: 'ManagementGroup', managementGroupId: 'mg', tenantId: 't' },
    { managementGroupId: '/providers/Microsoft.Management/managementGroups/mg', tenantId: 't' },
  ],
  [{ type: 'ManagementGroup', managementGroupId: 'mg' }, undefined],
])('scope %o', (scope, properties) => {
  expect(scopeProperties(scope)).toEqual(properties);
});

test('what the product does not know is not sent', () => {
  const request = {
    item: { resourceType: 'CosmosDb', sku: 'CosmosDB_100RU', region: 'westeurope', term: 'P3Y' },
    billingScope: { id: 's' },
    billingPlan: 'Upfront',
    quantity: 4,
    appliedScope: { type: 'Shared' },
    renew: true,
    instanceFlexibility: 'On',
    reviewDateTime: '2027-01-01T00:00:00Z',
  } as unknown as ReservationRequest;
  expect(JSON.parse(JSON.stringify(toPurchaseBody(request, 'name')))).toEqual({
    sku: { name: 'CosmosDB_100RU' },
    location: 'westeurope',
    properties: {
      reservedResourceType: 'CosmosDb',
      billingScopeId: '/subscriptions/s',
      term: 'P3Y',
      billingPlan: 'Upfront',
      quantity: 4,
      displayName: 'name',
      appliedScopeType: 'Shared',
      renew: true,
      reviewDateTime: '2027-01-01T00:00:00Z',
    },
  });
});
