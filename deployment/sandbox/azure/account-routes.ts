import { REGIONS } from './products';
import { ok, refuse } from './reply';
import { route, type Context } from './route';
import type { SimulatedSubscription } from './tenants';

/** Subscriptions, tenants, regions and the registration of the resource provider. */
export const accountRoutes = [
  route('GET', '/subscriptions', ({ world }) => ok({ value: world.subscriptions.map(toSubscription) })),
  route('GET', '/tenants', ({ world }) =>
    ok({
      value: world.tenants.map((tenant) => ({
        id: `/tenants/${tenant.id}`,
        tenantId: tenant.id,
        countryCode: tenant.country,
        displayName: tenant.name,
        defaultDomain: tenant.domain,
        domains: [tenant.domain],
        tenantCategory: 'Home',
      })),
    }),
  ),
  route('GET', '/subscriptions/{id}/locations', (context) => {
    visible(context);
    const value = REGIONS.map(({ name, title }) => ({
      id: `/subscriptions/${context.params.id}/locations/${name}`,
      name,
      displayName: title,
      metadata: { regionType: 'Physical' },
    }));
    return ok({ value: [...value, { name: 'europe', displayName: 'Europe', metadata: { regionType: 'Logical' } }] });
  }),
  route('GET', '/subscriptions/{id}/providers/Microsoft.Capacity', (context) => ok(toProvider(visible(context)))),
  route('POST', '/subscriptions/{id}/providers/Microsoft.Capacity/register', (context) => {
    const subscription = visible(context);
    const before = toProvider(subscription);
    subscription.registered = true;
    return ok({ ...before, registrationState: 'Registering' });
  }),
];

export function visible({ world, params }: Context): SimulatedSubscription {
  const found = world.subscriptions.find(({ id }) => id === params.id?.toLowerCase());
  if (!found) throw refuse(404, 'SubscriptionNotFound', `The subscription '${params.id}' could not be found.`);
  return found;
}

function toSubscription(one: SimulatedSubscription) {
  return {
    id: `/subscriptions/${one.id}`,
    authorizationSource: 'RoleBased',
    managedByTenants: [],
    subscriptionId: one.id,
    tenantId: one.tenantId,
    displayName: one.name,
    state: one.state,
    subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: one.quotaId, spendingLimit: 'Off' },
  };
}

function toProvider(one: SimulatedSubscription) {
  return {
    id: `/subscriptions/${one.id}/providers/Microsoft.Capacity`,
    namespace: 'Microsoft.Capacity',
    registrationPolicy: 'RegistrationRequired',
    registrationState: one.registered ? 'Registered' : 'NotRegistered',
  };
}
