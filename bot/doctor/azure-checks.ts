import type { Azure } from '../commerce/azure/azure';
import type { BillingScope, Customer } from '../commerce/commerce';
import { asBotError } from '../errors';
import type { Finding, HealthCheck } from './health-check';

const MOST_SUBSCRIPTIONS = 10;
const ROLE = 'Give the bot Owner or Reservation Purchaser on it; a custom role cannot buy.';

interface Payer {
  customer: Customer;
  scope: BillingScope;
}

/** Whether reservations can be bought through Azure itself: seen, registered, allowed. */
export function azureChecks(azure: Azure): HealthCheck[] {
  return [
    {
      name: 'Azure: subscriptions',
      remedy: 'Check AZURE_CLIENT_ID and its secret or certificate, and give it a role on a subscription.',
      async run() {
        const payers = await payersOf(azure);
        if (payers.length === 0) throw new Error('none');
        const names = payers.map(({ scope }) => scope.name).join(', ');
        return [{ name: this.name, outcome: 'pass', message: `These can pay: ${names}.` }];
      },
    },
    {
      name: 'Azure: resource provider',
      remedy: 'Write "register", or register Microsoft.Capacity on the subscription; I also do it before I buy.',
      async run() {
        const payers = await payersOf(azure);
        const all = await Promise.all(
          payers.map(async ({ scope }) => ({ scope, state: await azure.registrationState(scope.id) })),
        );
        const missing = all.filter(({ state }) => state !== 'Registered');
        if (missing.length === 0) {
          return [{ name: this.name, outcome: 'pass', message: 'Microsoft.Capacity is registered everywhere.' }];
        }
        const names = missing.map(({ scope, state }) => `${scope.name} (${state})`).join(', ');
        const message = `Microsoft.Capacity is not registered on ${names}.`;
        return [{ name: this.name, outcome: 'warn', message, remedy: this.remedy }];
      },
    },
    {
      name: 'Azure: right to buy',
      remedy: ROLE,
      run: async () => Promise.all((await payersOf(azure)).map((payer) => mayBuy(azure, payer))),
    },
  ];
}

async function payersOf(azure: Azure): Promise<Payer[]> {
  const found: Payer[] = [];
  for (const customer of await azure.customers('')) {
    const scopes = (await azure.billingScopes(customer)).filter(({ eligible }) => eligible);
    found.push(...scopes.map((scope) => ({ customer, scope })));
  }
  return found.slice(0, MOST_SUBSCRIPTIONS);
}

/** Asks for a price, which costs nothing and needs the same right as buying. */
async function mayBuy(azure: Azure, { customer, scope }: Payer): Promise<Finding> {
  const name = `Azure: right to buy with ${scope.name}`;
  try {
    const { items } = await azure.catalogue({ customer, billingScope: scope });
    const item = items.find(({ resourceType }) => resourceType === 'VirtualMachines') ?? items[0];
    if (!item) return { name, outcome: 'warn', message: 'Azure sells it nothing.', remedy: 'Check AZURE_REGIONS.' };
    const terms = { quantity: Math.max(1, item.minQuantity), appliedScope: { type: 'Shared' as const }, renew: false };
    const billingPlan = item.billingPlans[0] ?? 'Upfront';
    await azure.quote({ backend: 'azure', customer, billingScope: scope, item, billingPlan, ...terms });
    return { name, outcome: 'pass', message: `Azure tells a price for ${item.sku} in ${item.region}.` };
  } catch (error) {
    const { message, remedy } = asBotError(error).failure;
    return { name, outcome: 'warn', message, remedy: remedy || ROLE };
  }
}
