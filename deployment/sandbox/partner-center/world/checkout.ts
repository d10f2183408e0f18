import { setTimeout as delay } from 'node:timers/promises';
import type { Customer } from '../data/customers';
import { refuse } from '../http/api-error';
import { describeLine, verdictOf, type Cart, type CartLine } from './carts';
import { checkCustomer } from './check-customer';
import { orderBody } from './order-body';
import { placeOrder, type NewLine } from './orders';
import { openSubscription } from './open-subscription';
import { takeTrouble, type CartErrorName } from './troubles';
import type { World } from './world';

/** Buys what is in the cart, once: repeats tell again what was bought and try again only what was not. */
export async function checkout(
  world: World,
  customer: Customer,
  cart: Cart,
  correlationId: string,
): Promise<Record<string, unknown>> {
  if (cart.processing) throw refuse(409, '800064', `Cart ${cart.id} is being processed by another request`);
  if (cart.status === 'Ordered') {
    if (world.settings.repeatedCheckout === 'reiterate') return resultBody(world, cart, []);
    throw refuse(400, '800065', `can't check out an already submitted cart ${cart.id}.`);
  }
  checkCustomer(customer);
  const open = cart.lines.filter((line) => !cart.ordered.has(line.orderGroup));
  for (const line of open) checkLine(world, customer, line);
  cart.processing = true;
  try {
    await delay(world.settings.checkoutMs);
    return resultBody(world, cart, orderGroups(world, customer, cart, open, correlationId));
  } finally {
    cart.processing = false;
  }
}

const LINE_REFUSALS: Partial<Record<CartErrorName, [status: number, code: string, description: string]>> = {
  SubscriptionNotRegistered: [400, '800030', "This subscription isn't registered"],
  InventoryNotAvailable: [400, '800010', "Inventory isn't available for this catalog item"],
  CatalogItemIdIsNotValid: [404, '400019', 'Availability not found. Get the current availability ID and retry.'],
};

function checkLine(world: World, customer: Customer, line: CartLine): void {
  const verdict = verdictOf(world, customer, line);
  if (verdict.offer !== 'none') return;
  throw refuse(...(LINE_REFUSALS[verdict.error] ?? [400, '800009', 'Error in Cart item(s)']), [verdict.why]);
}

interface OrderError {
  orderGroupId: string;
  code: number;
  description: string;
}

function orderGroups(
  world: World,
  customer: Customer,
  cart: Cart,
  lines: CartLine[],
  correlationId: string,
): OrderError[] {
  const errors: OrderError[] = [];
  for (const group of new Set(lines.map((line) => line.orderGroup))) {
    const members = lines.filter((line) => line.orderGroup === group);
    const trouble = members
      .map((line) => takeTrouble(world, 'checkout', describeLine(world, customer, line)))
      .find(Boolean);
    if (trouble) {
      errors.push({ orderGroupId: group, code: Number(trouble.code), description: trouble.description });
      continue;
    }
    const order = placeOrder(world, {
      customer,
      cartId: cart.id,
      billingCycle: members[0]?.billingCycle ?? 'one_time',
      lines: members.map((line) => orderLine(world, customer, line)),
      correlationId,
    });
    cart.ordered.set(group, order.id);
  }
  if (errors.length === 0) cart.status = 'Ordered';
  return errors;
}

/** Throws when the line cannot be bought; checked before. */
export function orderLine(world: World, customer: Customer, line: CartLine): NewLine {
  const verdict = verdictOf(world, customer, line);
  const { catalogItemId: offerId, quantity, provisioningContext } = line;
  const shared = { offerId, quantity, termDuration: line.termDuration ?? undefined };
  if (verdict.offer === 'reservation') {
    const { sku } = verdict;
    const price = world.prices.priceOf(sku, customer.market, line.billingCycle);
    return { ...shared, sku, price, friendlyName: line.friendlyName ?? sku.title, provisioningContext };
  }
  if (verdict.offer === 'none') throw refuse(400, '800009', 'Error in Cart item(s)', [verdict.why]);
  const subscription = openSubscription(world, customer, verdict.offer, line.friendlyName);
  return { ...shared, friendlyName: subscription.friendlyName, subscriptionId: subscription.id };
}

function resultBody(world: World, cart: Cart, orderErrors: OrderError[]): Record<string, unknown> {
  const ids = new Set(cart.ordered.values());
  const orders = world.orders.filter((order) => ids.has(order.id));
  return {
    orders: orders.map((order) => orderBody(world, order, { withPrice: world.settings.cartPricing, fresh: true })),
    ...(orderErrors.length > 0 ? { orderErrors } : {}),
    additionalInformation: [],
    attributes: { objectType: 'CartCheckoutResult' },
  };
}
