import { draw, guid, hex } from './chance';
import type { SubscriptionPlan } from './names';

export interface Subscription {
  id: string;
  kind: 'azure-plan' | 'legacy' | 'licence';
  offerId: string;
  offerName: string;
  friendlyName: string;
  /** Azure subscription id of a legacy subscription. */
  entitlementId?: string;
  status: string;
  quantity: number;
  orderId: string;
  createdAt: string;
  /** Epoch ms from which it counts as registered; null while nobody asked for it. */
  registeredFrom: number | null;
  /** Epoch ms from which a bought one is provisioned. */
  readyAt: number;
  /** Azure subscriptions under a plan. */
  entitlements: { id: string; friendlyName: string; status: string }[];
}

export const AZURE_PLAN = { productId: 'DZH318Z0BPS6', skuId: '0001' } as const;
export const LEGACY_OFFER = 'MS-AZR-0145P';
const NAMES = ['Production', 'Development', 'Shared services', 'Analytics'];

/** One subscription for each plan: its kind, its state and its friendly name. */
export function makeSubscriptions(
  seed: number,
  customerId: string,
  plans: readonly SubscriptionPlan[],
): Subscription[] {
  return plans.map((plan, index) => {
    const [kind, state = '', friendlyName = ''] = plan.split(':');
    const key = [seed, customerId, 'subscription', index] as const;
    if (kind === 'plan') return makePlan(key, state, friendlyName);
    return kind === 'legacy' ? makeLegacy(key, state, friendlyName) : makeLicence(key, state, friendlyName);
  });
}

type Key = readonly (string | number)[];

function base(key: Key, friendlyName: string) {
  const day = String(1 + (draw(...key, 'day') % 28)).padStart(2, '0');
  return {
    friendlyName,
    quantity: 1,
    createdAt: `${2021 + (draw(...key, 'year') % 4)}-0${1 + (draw(...key, 'month') % 9)}-${day}T07:30:05.427Z`,
    registeredFrom: null,
    readyAt: 0,
    entitlements: [],
  };
}

export function makePlan(key: Key, state: string, friendlyName: string): Subscription {
  const count = friendlyName.startsWith('Contoso') ? 3 : 1 + (draw(...key, 'entitlements') % 3);
  return {
    ...base(key, friendlyName),
    id: guid(...key),
    kind: 'azure-plan',
    offerId: `${AZURE_PLAN.productId}:${AZURE_PLAN.skuId}:${hex(12, ...key, 'offer').toUpperCase()}`,
    offerName: 'Microsoft Azure plan',
    status: 'active',
    orderId: hex(12, ...key, 'order'),
    registeredFrom: state === 'unregistered' ? null : 0,
    entitlements: NAMES.slice(0, count).map((name, index) => ({
      id: guid(...key, 'entitlement', index),
      friendlyName: friendlyName.startsWith('Contoso') ? `Contoso ${name}` : name,
      status: state === 'empty' ? 'inactive' : 'active',
    })),
  };
}

/** The ids of the old subscriptions come in capitals from some calls. */
export function makeLegacy(key: Key, state: string, friendlyName: string): Subscription {
  return {
    ...base(key, friendlyName),
    id: guid(...key).toUpperCase(),
    kind: 'legacy',
    offerId: LEGACY_OFFER,
    offerName: 'Microsoft Azure',
    entitlementId: guid(...key, 'entitlement').toUpperCase(),
    status: state === 'suspended' ? 'suspended' : 'active',
    orderId: guid(...key, 'order').toUpperCase(),
    registeredFrom: state === 'registered' ? 0 : null,
  };
}

function makeLicence(key: Key, state: string, friendlyName: string): Subscription {
  return {
    ...base(key, friendlyName),
    id: guid(...key),
    kind: 'licence',
    offerId: `CFQ7TTC0${hex(4, friendlyName).toUpperCase()}:0001:${hex(12, ...key).toUpperCase()}`,
    offerName: friendlyName,
    status: state,
    quantity: 5 + (draw(...key, 'seats') % 200),
    orderId: hex(12, ...key, 'order'),
  };
}
