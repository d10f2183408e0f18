import type { Seeded } from './seeded-random';

export interface SimulatedSubscription {
  id: string;
  name: string;
  tenantId: string;
  state: string;
  quotaId: string;
  registered: boolean;
  /** Billing managed by a Microsoft partner: must be bought through Partner Center. */
  partnerManaged: boolean;
  /** The bot has the role that buying needs. */
  mayBuy: boolean;
}

export interface SimulatedTenant {
  id: string;
  name: string;
  domain: string;
  country: string;
  currency: string;
  /** Units of that currency for one US dollar. */
  rate: number;
}

export function createTenants(seeded: Seeded) {
  const tenant = (name: string, domain: string, country: string, currency: string, rate: number): SimulatedTenant => ({
    id: seeded.guid(`tenant ${domain}`),
    name,
    domain,
    country,
    currency,
    rate,
  });
  const lamna = tenant('Lamna Healthcare', 'lamnahealthcare.example', 'DE', 'EUR', 0.92);
  const relecloud = tenant('Relecloud', 'relecloud.example', 'US', 'USD', 1);

  const subscription = (
    { id: tenantId, domain }: SimulatedTenant,
    name: string,
    more: Partial<SimulatedSubscription> = {},
  ): SimulatedSubscription => ({
    id: seeded.guid(`subscription ${domain} ${name}`),
    name,
    tenantId,
    state: 'Enabled',
    quotaId: 'EnterpriseAgreement_2014-09-01',
    registered: true,
    partnerManaged: false,
    mayBuy: true,
    ...more,
  });
  return {
    tenants: [lamna, relecloud],
    subscriptions: [
      subscription(lamna, 'Clinical systems'),
      subscription(lamna, 'Research lab', { registered: false }),
      subscription(lamna, 'Old portal', { state: 'Disabled' }),
      subscription(lamna, 'Bought from a partner', { partnerManaged: true, quotaId: 'CSP_2015-05-01' }),
      subscription(lamna, 'Locked down', { mayBuy: false }),
      subscription(relecloud, 'Platform', { quotaId: 'PayAsYouGo_2014-09-01' }),
    ],
  };
}
