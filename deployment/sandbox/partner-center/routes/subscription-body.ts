import type { Customer } from '../data/customers';
import type { Subscription } from '../data/subscriptions';
import { link } from '../http/call';

const KINDS = {
  'azure-plan': { unitType: 'Usage-based', billingType: 'usage', productType: { id: 'Azure', displayName: 'Azure' } },
  legacy: { unitType: 'Usage-based', billingType: 'usage' },
  licence: {
    unitType: 'Licenses',
    billingType: 'license',
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
  },
} as const;

export function subscriptionBody(customer: Customer, subscription: Subscription): Record<string, unknown> {
  const { id, kind, entitlementId, offerId, offerName, friendlyName, quantity, status, createdAt } = subscription;
  return {
    id,
    ...(entitlementId ? { entitlementId } : {}),
    offerId,
    offerName,
    friendlyName,
    ...KINDS[kind],
    quantity,
    hasPurchasableAddons: false,
    creationDate: createdAt,
    effectiveStartDate: `${createdAt.slice(0, 10)}T00:00:00Z`,
    commitmentEndDate: kind === 'licence' ? '2027-06-30T00:00:00Z' : '9999-12-10T00:00:00Z',
    status,
    autoRenewEnabled: kind === 'licence',
    isTrial: false,
    billingCycle: kind === 'azure-plan' ? 'one_time' : 'monthly',
    ...(kind === 'licence' ? { termDuration: 'P1Y' } : {}),
    isMicrosoftProduct: true,
    partnerId: '',
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    links: {
      offer: link(`/offers/${offerId}?country=${customer.market.country}`),
      self: link(`/customers/${customer.id}/subscriptions/${id}`),
    },
    publisherName: 'Microsoft Corporation',
    orderId: subscription.orderId,
    attributes: { etag: Buffer.from(`{"id":"${id}","version":1}`).toString('base64'), objectType: 'Subscription' },
  };
}
