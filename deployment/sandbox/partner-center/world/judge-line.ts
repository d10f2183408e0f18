import type { Customer } from '../data/customers';
import type { Product, Sku } from '../data/catalogue';
import { AZURE_PLAN, LEGACY_OFFER, type Subscription } from '../data/subscriptions';
import type { CartLine } from './carts';
import { isRestricted } from './inventory';
import type { CartErrorName } from './troubles';
import { sameId, type World } from './world';

export type Verdict =
  | { offer: 'reservation'; product: Product; sku: Sku; subscription: Subscription }
  | { offer: 'azure-plan' | 'legacy' }
  | { offer: 'none'; error: CartErrorName; why: string };

const fault = (error: CartErrorName, why: string): Verdict => ({ offer: 'none', error, why });

/** Whether this line could be bought now, and if not, the error the API puts on the line. */
export function judgeLine(world: World, customer: Customer, line: CartLine): Verdict {
  if (!Number.isInteger(line.quantity) || line.quantity < 1)
    return fault('InvalidInput', 'Quantity must be at least 1.');
  if (line.catalogItemId.toUpperCase() === LEGACY_OFFER) return { offer: 'legacy' };
  const [productId = '', skuId = '', availabilityId = ''] = line.catalogItemId.split(':');
  const found = world.sku(productId, skuId);
  if (!found) return fault('CatalogItemIdIsNotValid', `The catalog item ${line.catalogItemId} does not exist.`);
  if (!world.availabilities.isCurrent(found.product.id, found.sku.id, customer.market.country, availabilityId)) {
    return fault('CatalogItemIdIsNotValid', `The availability of ${line.catalogItemId} is no longer valid.`);
  }
  if (found.product.id === AZURE_PLAN.productId) return { offer: 'azure-plan' };
  return judgeReservation(world, customer, line, found.product, found.sku);
}

function judgeReservation(world: World, customer: Customer, line: CartLine, product: Product, sku: Sku): Verdict {
  if (!sku.cycles.includes(line.billingCycle)) {
    return fault('BillingPlanNotSupported', `${sku.title} is not sold with billing cycle ${line.billingCycle}.`);
  }
  if (line.termDuration && line.termDuration !== sku.term) {
    return fault('InvalidInput', `${sku.title} has the term ${sku.term}.`);
  }
  const subscription = payingSubscription(world, customer, line);
  if ('error' in subscription) return subscription;
  if (product.scope !== 'both' && product.scope !== subscription.kind) {
    return fault('SubscriptionIsNotEnabledForRI', 'This product is not eligible for purchase with that subscription.');
  }
  if (isRestricted(world.seed, sku)) {
    return fault('InventoryNotAvailable', `${sku.armSkuName} is not available in ${sku.armRegionName}.`);
  }
  return { offer: 'reservation', product, sku, subscription };
}

/** Shared scope names the subscription or plan; single scope names the Azure subscription. */
function payingSubscription(
  world: World,
  customer: Customer,
  line: CartLine,
): Subscription | Extract<Verdict, { offer: 'none' }> {
  const refused = (error: CartErrorName, why: string) => ({ offer: 'none' as const, error, why });
  const { scope = '', subscriptionId, entitlementId } = line.provisioningContext;
  if (!['shared', 'single'].includes(scope.toLowerCase())) {
    return refused('InvalidInput', `The selected scope '${scope}' in the provisioning context is not supported.`);
  }
  const owned = world.subscriptionsOf(customer);
  const paying =
    owned.find((one) => subscriptionId && sameId(one.id, subscriptionId)) ??
    owned.find((one) => entitlementId && azureSubscriptions(one).some(({ id }) => sameId(id, entitlementId)));
  if (!paying) return refused('SubscriptionIsNotValid', 'The subscription in the provisioning context was not found.');
  if (paying.kind === 'licence') return refused('SubscriptionIsNotEnabledForRI', 'Not an Azure subscription.');
  if (paying.status !== 'active') return refused('SubscriptionIsNotValid', 'The subscription is not active.');
  if (!azureSubscriptions(paying).some(({ status }) => status === 'active')) {
    return refused('SubscriptionIsNotEnabledForRI', 'There are no active Azure subscriptions under the Azure plan.');
  }
  if (!world.isRegistered(paying)) return refused('SubscriptionNotRegistered', 'This subscription is not registered.');
  if (scope.toLowerCase() === 'single') return judgeSingle(paying, entitlementId) ?? paying;
  return paying;
}

function judgeSingle(paying: Subscription, entitlementId: string | undefined) {
  if (!entitlementId && paying.kind === 'legacy') return undefined;
  const target = azureSubscriptions(paying).find(({ id }) => entitlementId && sameId(id, entitlementId));
  if (target?.status === 'active') return undefined;
  const why = entitlementId
    ? 'The Azure subscription associated with the entitlement ID is not active under this subscription.'
    : 'Entitlement ID (Azure subscription ID) in the provisioning context is required for the transaction.';
  return { offer: 'none' as const, error: 'SubscriptionIsNotValid' as const, why };
}

/** Azure subscriptions to which a subscription or plan leads. */
export function azureSubscriptions(subscription: Subscription): { id: string; status: string }[] {
  if (subscription.kind === 'azure-plan') return subscription.entitlements;
  return subscription.entitlementId ? [{ id: subscription.entitlementId, status: subscription.status }] : [];
}
