import { hex } from '../data/chance';
import type { Subscription } from '../data/subscriptions';
import { refuse } from '../http/api-error';
import { link, type Call, route, type Route } from '../http/call';
import { collection } from '../http/page';
import { sameId, type World } from '../world/world';
import { subscriptionBody } from './subscription-body';

const ONE = '/customers/:customer/subscriptions/:subscription';

export function subscriptionRoutes(world: World): Route[] {
  const find = (call: Call) => {
    const customer = world.customer(call.params.customer);
    return { customer, subscription: world.subscription(customer, call.params.subscription) };
  };
  return [
    route('get', '/customers/:customer/subscriptions', 'either', (call) => ({ body: list(world, call) })),
    route('get', ONE, 'either', (call) => {
      const { customer, subscription } = find(call);
      return { body: subscriptionBody(customer, subscription) };
    }),
    route('get', [`${ONE}/azureEntitlements`, `${ONE}/azureentitlements`], 'either', (call) => ({
      body: collection(azureEntitlements(find(call).subscription)),
    })),
    route(
      'get',
      [`${ONE}/azureEntitlements/:entitlement`, `${ONE}/azureentitlements/:entitlement`],
      'either',
      (call) => {
        const { customer, subscription } = find(call);
        const found = azureEntitlements(subscription).find(({ id }) => sameId(id, call.params.entitlement ?? ''));
        if (!found) throw refuse(404, '800111', "Azure subscription with the given entitlement ID isn't found.");
        const uri = `/customers/${customer.id}/subscriptions/${subscription.id}/azureEntitlements/${found.id}`;
        return { body: { ...found, links: { self: link(uri) } } };
      },
    ),
    route('get', `${ONE}/provisioningstatus`, 'user', (call) => ({ body: provisioningStatus(world, call) })),
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
