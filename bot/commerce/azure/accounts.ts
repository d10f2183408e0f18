import { botError } from '../../errors';
import type { AzureSubscription, BillingScope, Customer } from '../commerce';
import { allPages } from './pages';
import { createMemory } from './remember';
import { Location, Subscription, Tenant } from './schema/account';
import { Page } from './schema/parts';
import type { AzureOptions } from './options';
import type { Wire } from './wire';

const API_VERSION = '2022-12-01';
const KEPT_MS = 5 * 60_000;

/** A billing scope with what Azure says about the subscription's offer, for example EnterpriseAgreement_2014-09-01. */
export interface AzureBillingScope extends BillingScope {
  kind: 'azure-subscription';
  offer?: string;
}

export type Accounts = ReturnType<typeof createAccounts>;

/** Azure has no customers: the tenants whose subscriptions the credential can see stand for them. */
export function createAccounts(wire: Wire, options: AzureOptions) {
  const subscriptions = createMemory<Subscription[]>(KEPT_MS, options.clock);
  const tenants = createMemory<Tenant[]>(KEPT_MS, options.clock);
  const list = <T>(schema: Parameters<typeof allPages<T>>[1], path: string) =>
    allPages(wire, schema, { method: 'GET', path, apiVersion: API_VERSION });
  // What several callers wait for must not end with the first one's patience: no signal is passed on.
  const visible = () => subscriptions.get('', () => list(Page(Subscription), '/subscriptions'));
  const named = () => tenants.get('', () => list(Page(Tenant), '/tenants'));

  const customers = async (text: string): Promise<Customer[]> => {
    const [held, known] = await Promise.all([visible(), named()]);
    const ids = new Set(held.flatMap(({ tenantId }) => tenantId ?? []));
    const wanted = text.trim().toLowerCase();
    return [...ids]
      .map((id) =>
        toCustomer(
          id,
          known.find(({ tenantId }) => tenantId === id),
        ),
      )
      .filter((customer) => fits(customer, wanted));
  };

  const customer = async (customerId: string): Promise<Customer> => {
    const found = (await customers('')).find(({ id }) => id.toLowerCase() === customerId.toLowerCase());
    if (found) return found;
    throw botError('NOT_FOUND', {
      what: `The tenant ${customerId}`,
      hint: 'Check that the bot has a role on one of its subscriptions.',
    });
  };

  const billingScopes = async ({ id }: Customer): Promise<AzureBillingScope[]> => {
    const own = (await visible()).filter(({ tenantId }) => tenantId === id);
    const usable = own.filter(isEnabled).map(toAzureSubscription);
    return own.map((subscription) => toBillingScope(subscription, usable));
  };

  /** The regions in which a subscription can hold resources. */
  const regions = async (subscriptionId: string): Promise<Location[]> => {
    const all = await list(Page(Location), `/subscriptions/${subscriptionId}/locations`);
    return all.filter(({ metadata }) => metadata?.regionType !== 'Logical');
  };
  return { customers, customer, billingScopes, regions };
}

function fits(customer: Customer, wanted: string): boolean {
  const texts = [customer.name, customer.domain ?? ''];
  return customer.id.toLowerCase() === wanted || texts.some((text) => text.toLowerCase().includes(wanted));
}

function toCustomer(id: string, tenant?: Tenant): Customer {
  return {
    backend: 'azure',
    id,
    name: tenant?.displayName ?? tenant?.defaultDomain ?? id,
    domain: tenant?.defaultDomain,
    country: tenant?.countryCode,
  };
}

function isEnabled({ state }: Subscription): boolean {
  return state?.toLowerCase() === 'enabled';
}

function toAzureSubscription(subscription: Subscription): AzureSubscription {
  const { subscriptionId: id, displayName, state } = subscription;
  return { id, name: displayName ?? id, status: state ?? 'unknown' };
}

function toBillingScope(subscription: Subscription, azureSubscriptions: AzureSubscription[]): AzureBillingScope {
  const eligible = isEnabled(subscription);
  const { id, name, status } = toAzureSubscription(subscription);
  return {
    id,
    name,
    kind: 'azure-subscription',
    status,
    eligible,
    ...(!eligible && { reason: `The subscription is ${status}; only an enabled one can pay for a reservation.` }),
    offer: subscription.subscriptionPolicies?.quotaId,
    azureSubscriptions,
  };
}
