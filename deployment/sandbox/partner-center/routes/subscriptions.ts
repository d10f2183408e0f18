import type { Customer } from '../data/customers';
import { hex } from '../data/chance';
import type { Subscription } from '../data/subscriptions';
import { refuse } from '../http/api-error';
import { link, type Call, type Route } from '../http/call';
import { collection } from '../http/page';
import { sameId, type World } from '../world/world';

const ONE = '/customers/:customer/subscriptions/:subscription';

export function subscriptionRoutes(world: World): Route[] {
  const find = (call: Call) => {
    const customer = world.customer(call.params.customer);
    return { customer, subscription: world.subscription(customer, call.params.subscription) };
  };
  return [
    {
      method: 'get',
      paths: '/customers/:customer/subscriptions',
      auth: 'either',
      handle: (call) => ({ body: list(world, call) }),
    },
    {
      method: 'get',
      paths: ONE,
      auth: 'either',
      handle: (call) => {
        const { customer, subscription } = find(call);
        return { body: subscriptionBody(customer, subscription) };
      },
    },
    {
      method: 'get',
      paths: [`${ONE}/azureEntitlements`, `${ONE}/azureentitlements`],
      auth: 'either',
      handle: (call) => ({ body: collection(azureEntitlements(find(call).subscription)) }),
    },
    {
      method: 'get',
      paths: [`${ONE}/azureEntitlements/:entitlement`, `${ONE}/azureentitlements/:entitlement`],
      auth: 'either',
      handle: (call) => {
        const { customer, subscription } = find(call);
        const found = azureEntitlements(subscription).find(({ id }) => sameId(id, call.params.entitlement ?? ''));
        if (!found) throw refuse(404, '800111', "Azure subscription with the given entitlement ID isn't found.");
        const uri = `/customers/${customer.id}/subscriptions/${subscription.id}/azureEntitlements/${found.id}`;
        return { body: { ...found, links: { self: link(uri) } } };
      },
    },
    {
      method: 'get',
      paths: `${ONE}/provisioningstatus`,
      auth: 'user',
      handle: (call) => ({ body: provisioningStatus(world, call) }),
    },
  ];
}

function list(world: World, call: Call): Record<string, unknown> {
  const customer = world.customer(call.params.customer);
  const orderId = call.query.order_id;
  const found = world
    .subscriptionsOf(customer)
    .filter(
      (subscription) => !orderId || sameId(subscription.orderId, orderId) || boughtBy(world, subscription, orderId),
    );
  // The self link of this list carries /v1, unlike most others.
  return collection(
    found.map((subscription) => subscriptionBody(customer, subscription)),
    `/v1/customers/${customer.id}/subscriptions`,
  );
}

function boughtBy(world: World, subscription: Subscription, orderId: string): boolean {
  const order = world.orders.find(({ id }) => sameId(id, orderId));
  return order?.lines.some((line) => line.subscriptionId === subscription.id) ?? false;
}

function azureEntitlements(subscription: Subscription) {
  return subscription.entitlements.map((entitlement) => ({ ...entitlement, subscriptionId: subscription.id }));
}

const KINDS = {
  'azure-plan': { unitType: 'Usage-based', billingType: 'usage', productType: { id: 'Azure', displayName: 'Azure' } },
  legacy: { unitType: 'Usage-based', billingType: 'usage' },
  licence: {
    unitType: 'Licenses',
    billingType: 'license',
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
  },
} as const;

function subscriptionBody(customer: Customer, subscription: Subscription): Record<string, unknown> {
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

function provisioningStatus(world: World, call: Call): Record<string, unknown> {
  const customer = world.customer(call.params.customer);
  const wanted = call.params.subscription ?? '';
  // A bought subscription has a provisioning status before it appears among the subscriptions.
  const coming = customer.subscriptions.find(({ id }) => sameId(id, wanted));
  const subscription = coming ?? world.subscription(customer, wanted);
  return {
    skuId: hex(32, subscription.offerId),
    status: subscription.readyAt <= world.clock.now() ? 'success' : 'pending',
    quantity: subscription.quantity,
    endDate: '9999-12-10T00:00:00Z',
    attributes: { objectType: 'SubscriptionProvisioningStatus' },
  };
}
