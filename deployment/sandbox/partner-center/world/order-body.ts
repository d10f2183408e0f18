import { major, type SkuPrice } from '../data/prices';
import { without } from '../data/without';
import { link } from '../http/call';
import { sevenDigits } from './clock';
import { statusOf, totalOf, type Order, type OrderLine } from './orders';
import type { World } from './world';

/** A bought subscription is named when the order is read, but not yet in the answer to the checkout (`fresh`). */
export function orderBody(
  world: World,
  order: Order,
  { withPrice = false, fresh = false } = {},
): Record<string, unknown> {
  const self = `/customers/${order.customer.id}/orders/${order.id}`;
  const digits = order.customer.market.fractionDigits;
  return {
    id: order.id,
    alternateId: order.id,
    referenceCustomerId: order.customer.id,
    billingCycle: order.billingCycle,
    currencyCode: order.customer.market.currency,
    currencySymbol: order.customer.market.symbol,
    lineItems: order.lines.map((line) => lineBody(order, fresh ? without(line, 'subscriptionId') : line, withPrice)),
    creationDate: sevenDigits(order.createdAt),
    status: statusOf(world, order),
    transactionType: 'UserPurchase',
    links: {
      self: link(self),
      provisioningStatus: link(`${self}/provisioningstatus`),
      patchOperation: link(self, [], 'PATCH'),
    },
    ...(withPrice ? { totalPrice: major(totalOf(order), digits) } : {}),
    client: {},
    attributes: { objectType: 'Order' },
  };
}

function lineBody(order: Order, line: OrderLine, withPrice: boolean): Record<string, unknown> {
  const { price } = line;
  return {
    ...without(line, 'sku', 'price', 'reservationId', 'groupId', 'lineId'),
    transactionType: 'New',
    ...(price && withPrice ? { pricing: pricingOf(order, line, price) } : {}),
    links: lineLinks(order, line),
  };
}

function pricingOf(order: Order, line: OrderLine, price: SkuPrice): Record<string, number> {
  const digits = order.customer.market.fractionDigits;
  const each = major(price.instalment, digits);
  const extendedPrice = major(price.instalment * price.instalments * line.quantity, digits);
  return { listPrice: each, discountedPrice: each, proratedPrice: each, price: each, extendedPrice };
}

function lineLinks(order: Order, line: OrderLine): Record<string, unknown> {
  const [product, sku, availability] = line.offerId.split(':');
  if (!sku) return {};
  const country = `?country=${order.customer.market.country}`;
  return {
    product: link(`/products/${product}${country}`),
    sku: link(`/products/${product}/skus/${sku}${country}`),
    availability: link(`/products/${product}/skus/${sku}/availabilities/${availability}${country}`),
  };
}
