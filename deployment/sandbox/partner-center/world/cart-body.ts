import type { Customer } from '../data/customers';
import { major } from '../data/prices';
import { without } from '../data/without';
import { link } from '../http/call';
import { verdictOf, type Cart, type CartLine } from './carts';
import { sevenDigits } from './clock';
import { CART_ERRORS, type CartErrorName } from './troubles';
import type { World } from './world';

export function cartBody(world: World, customer: Customer, cart: Cart): Record<string, unknown> {
  return {
    id: cart.id,
    creationTimestamp: sevenDigits(cart.createdAt),
    lastModifiedTimestamp: sevenDigits(cart.modifiedAt),
    expirationTimestamp: sevenDigits(cart.expiresAt),
    lastModifiedUser: world.partnerId,
    status: cart.status,
    lineItems: cart.lines.map((line) => lineBody(world, customer, cart, line)),
    links: { self: link(`/customers/${customer.id}/carts/${cart.id}`) },
    attributes: { objectType: 'Cart' },
  };
}

function lineBody(world: World, customer: Customer, cart: Cart, line: CartLine): Record<string, unknown> {
  const verdict = cart.status === 'Ordered' ? undefined : verdictOf(world, customer, line);
  return {
    ...without(line, 'trouble'),
    currencyCode: customer.market.currency,
    ...(world.settings.cartPricing ? pricing(world, customer, line) : {}),
    ...(verdict?.offer === 'none' ? { error: errorBody(world, verdict) } : {}),
  };
}

function errorBody(world: World, verdict: { error: CartErrorName; why: string }): Record<string, unknown> {
  const errorCode = world.settings.cartErrorForm === 'number' ? CART_ERRORS[verdict.error] : verdict.error;
  return { errorCode, errorDescription: verdict.why, additionalInformation: {} };
}

/** `price` is one instalment of one unit, `extendedPrice` the whole term for the whole quantity; before tax. */
function pricing(world: World, customer: Customer, line: CartLine): Record<string, unknown> {
  const [productId, skuId] = line.catalogItemId.split(':');
  const sku = world.sku(productId, skuId)?.sku;
  if (!sku?.monthlyDollars) return {};
  const price = world.prices.priceOf(sku, customer.market, line.billingCycle);
  const digits = customer.market.fractionDigits;
  const each = major(price.instalment, digits);
  const extendedPrice = major(price.instalment * price.instalments * line.quantity, digits);
  return { pricing: { listPrice: each, discountedPrice: each, proratedPrice: each, price: each, extendedPrice } };
}
