import { randomUUID } from 'node:crypto';
import type { Customer } from '../data/customers';
import { makeLegacy, makePlan, type Subscription } from '../data/subscriptions';
import type { World } from './world';

/** Gives the customer a new Azure plan or legacy subscription, provisioned after the pace and not yet registered. */
export function openSubscription(
  world: World,
  customer: Customer,
  kind: 'azure-plan' | 'legacy',
  friendlyName?: string,
): Subscription {
  const make = kind === 'azure-plan' ? makePlan : makeLegacy;
  const name = friendlyName ?? (kind === 'azure-plan' ? 'Azure plan' : 'Microsoft Azure');
  const subscription = make([world.seed, randomUUID()], 'unregistered', name);
  subscription.createdAt = new Date(world.clock.now()).toISOString();
  subscription.readyAt = world.clock.now() + world.settings.paceMs;
  customer.subscriptions.push(subscription);
  return subscription;
}
