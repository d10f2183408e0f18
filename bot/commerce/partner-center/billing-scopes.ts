import { asBotError } from '../../errors';
import type { AzureSubscription, BillingScope, Customer } from '../commerce';
import { pathOf } from '../http/address';
import type { Client } from './client';
import { allPages } from './pages';
import { azureEntitlement, subscription, type Subscription } from './schemas/subscriptions';

/** Azure plan: product DZH318Z0BPS6, SKU 0001, any availability. */
const AZURE_PLAN = /^DZH318Z0BPS6:0001(:|$)/i;
/** Pay-as-you-go Azure in CSP: worldwide, sandbox, Germany, US Government. */
const LEGACY_CSP = /^MS-AZR-(0145P|0146P|DE-0146P|USGOV-)/i;

/** Azure plans and legacy Azure subscriptions of a customer, the eligible ones first. */
export async function billingScopes(client: Client, customer: Customer, signal?: AbortSignal): Promise<BillingScope[]> {
  const path = pathOf`/v1/customers/${customer.id}/subscriptions`;
  const all = await allPages(client, subscription, { path, as: 'app', signal });
  const scopes = await Promise.all(all.map((one) => scopeOf(client, customer, one, signal)));
  return scopes.flatMap((scope) => scope ?? []).sort((a, b) => Number(b.eligible) - Number(a.eligible));
}

async function scopeOf(
  client: Client,
  customer: Customer,
  raw: Subscription,
  signal?: AbortSignal,
): Promise<BillingScope | undefined> {
  const offer = raw.offerId ?? raw.links?.offer?.uri.split('/').pop()?.split('?')[0] ?? '';
  if (LEGACY_CSP.test(offer)) return legacyScope(raw);
  if (!AZURE_PLAN.test(offer)) return undefined;
  try {
    return planScope(raw, await entitlementsOf(client, customer.id, raw.id, signal));
  } catch (error) {
    const problem = asBotError(error);
    if (problem.retry) throw problem;
    // One plan that cannot be read should not hide the others.
    return { ...planScope(raw, []), reason: `Its Azure subscriptions cannot be read. ${problem.failure.message}` };
  }
}

async function entitlementsOf(client: Client, customerId: string, planId: string, signal?: AbortSignal) {
  const path = pathOf`/v1/customers/${customerId}/subscriptions/${planId}/azureEntitlements`;
  const all = await allPages(client, azureEntitlement, { path, as: 'app', signal });
  return all.map(({ id, friendlyName, status }) => ({ id, name: friendlyName ?? id, status: status ?? 'unknown' }));
}

function legacyScope(raw: Subscription): BillingScope {
  const status = raw.status ?? 'unknown';
  const name = raw.friendlyName ?? raw.offerName ?? 'Microsoft Azure';
  const active = isActive(status);
  const azureId = raw.entitlementId;
  return {
    id: raw.id,
    name,
    kind: 'legacy-csp',
    status,
    eligible: active && azureId !== undefined,
    ...(active ? {} : { reason: `The subscription is ${status}; activate it in Partner Center.` }),
    ...(active && !azureId ? { reason: 'Its Azure subscription is not known yet; try again later.' } : {}),
    azureSubscriptions: azureId ? [{ id: azureId, name, status }] : [],
  };
}

function planScope(raw: Subscription, azureSubscriptions: AzureSubscription[]): BillingScope {
  const status = raw.status ?? 'unknown';
  const usable = azureSubscriptions.some((one) => isActive(one.status));
  const reason = !isActive(status)
    ? `The Azure plan is ${status}; activate it in Partner Center.`
    : usable
      ? undefined
      : 'The Azure plan has no active Azure subscription; create or activate one first.';
  return {
    id: raw.id,
    name: raw.friendlyName ?? raw.offerName ?? 'Azure plan',
    kind: 'azure-plan',
    status,
    eligible: reason === undefined,
    ...(reason ? { reason } : {}),
    azureSubscriptions,
  };
}

export function isActive(status: string): boolean {
  return status.toLowerCase() === 'active';
}
