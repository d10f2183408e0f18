import { refuse } from '../http/api-error';
import { route, type Call, type Route } from '../http/call';
import type { World } from '../world/world';

const ONE = '/customers/:customer/subscriptions/:subscription';

/** Registering a subscription or plan for reservations takes the pace; a second request changes nothing. */
export function registrationRoutes(world: World): Route[] {
  const find = (call: Call) => world.subscription(world.customer(call.params.customer), call.params.subscription);
  return [
    route('post', `${ONE}/registrations`, 'either', (call) => {
      const subscription = find(call);
      if (subscription.kind === 'licence')
        throw refuse(400, '800011', "This subscription isn't a valid Azure subscription");
      if (subscription.status !== 'active')
        throw refuse(400, '800012', "This subscription isn't an active subscription");
      subscription.registeredFrom ??= world.clock.now() + world.settings.paceMs;
      const location = `/customers/${call.params.customer}/subscriptions/${call.params.subscription}/registrationstatus`;
      return { status: 202, headers: { Location: location } };
    }),
    route('get', `${ONE}/registrationstatus`, 'either', (call) => {
      const subscription = find(call);
      const asked = subscription.registeredFrom !== null;
      // Written in three ways, as in the documentation.
      const status = world.isRegistered(subscription) ? 'registered' : asked ? 'Registering' : 'NotRegistered';
      return {
        body: {
          subscriptionId: subscription.id,
          status,
          attributes: { objectType: 'SubscriptionRegistrationStatus' },
        },
      };
    }),
  ];
}
