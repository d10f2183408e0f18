import { draw, guid } from '../data/chance';
import { major } from '../data/prices';
import { without } from '../data/without';
import { addMonths, dayOf, sevenDigits } from './clock';
import { nextCharges, type Charge, type Invoice } from './invoices';
import type { World } from './world';

const MONTHS = { P1Y: 12, P3Y: 36, P5Y: 60 } as const;

/** The charges of everything in this currency that no invoice has yet. */
export function unbilledCharges(world: World, currency: string): Charge[] {
  return world.orders.filter(({ customer }) => customer.market.currency === currency).flatMap(nextCharges);
}

/**
 * One line as the first version of the API writes it. Amounts and MPN ids are numbers in one line and strings in the
 * next; one customer id in three has the prefix "org:".
 */
export function invoiceLineBody(
  world: World,
  charge: Charge,
  invoiceId: string,
  index: number,
): Record<string, unknown> {
  return {
    ...whoOf(world, charge, invoiceId, index),
    ...whatOf(world, charge, index),
    ...amountsOf(charge, index),
    ...timesOf(charge),
    productQualifiers: [],
    unitType: '',
    priceAdjustmentDescription: '["You are getting a discount for being a partner."]',
    discountDetails: '',
    meterDescription: '',
    promotionId: '',
    invoiceLineItemType: 'billing_line_items',
    billingProvider: 'one_time',
    // A stray name that the documented sample has as well.
    ...(index % 2 === 1 ? { 'attributes/objectType': 'OneTimeInvoiceLineItem' } : {}),
    attributes: { objectType: 'OneTimeInvoiceLineItem' },
  };
}

function whoOf(world: World, { order }: Charge, invoiceId: string, index: number): Record<string, unknown> {
  return {
    partnerId: world.partnerId,
    customerId: index % 3 === 2 ? `org:${order.customer.id}` : order.customer.id,
    customerName: order.customer.name,
    customerDomainName: order.customer.domain,
    customerCountry: order.customer.market.country,
    invoiceNumber: invoiceId,
    mpnId: mixed(5357564, index),
    resellerMpnId: mixed(0, index + 1),
  };
}

function whatOf(world: World, { order, line, chargeType }: Charge, index: number): Record<string, unknown> {
  const [productId, skuId, availabilityId] = line.offerId.split(':');
  return {
    orderId: order.id,
    alternateId: order.id,
    orderDate: sevenDigits(order.createdAt),
    productId,
    skuId,
    availabilityId,
    productName: world.product(productId)?.title ?? line.friendlyName,
    skuName: line.sku?.title ?? line.friendlyName,
    chargeType: index % 2 === 0 ? chargeType : chargeType.replace(/^n/, 'N'),
    publisherName: 'Microsoft Corporation',
    publisherId: '',
    subscriptionDescription: line.friendlyName,
    subscriptionId: line.reservationId,
    referenceId: guid('reference', line.reservationId),
    reservationOrderId: guid('reservation order', order.id, line.lineItemNumber),
  };
}

function amountsOf(charge: Charge, index: number): Record<string, unknown> {
  const { order, line, price, subtotal, tax } = charge;
  const amount = (minor: number) => mixed(major(minor, order.customer.market.fractionDigits), index);
  return {
    unitPrice: amount(price.instalment),
    effectiveUnitPrice: amount(price.instalment),
    quantity: mixed(line.quantity, index),
    billableQuantity: mixed(line.quantity, index),
    subtotal: amount(subtotal),
    taxTotal: amount(tax),
    totalForCustomer: amount(subtotal + tax),
    currency: price.currency,
    pricingCurrency: price.currency,
    pcToBCExchangeRate: mixed(1, index),
    pcToBCExchangeRateDate: dayOf(order.createdAt),
  };
}

function timesOf({ order, line, price }: Charge): Record<string, unknown> {
  const months = line.sku ? MONTHS[line.sku.term] : 12;
  const ends = addMonths(order.createdAt, months);
  const atOnce = price.instalments === 1;
  return {
    subscriptionStartDate: dayOf(order.createdAt),
    subscriptionEndDate: dayOf(ends),
    chargeStartDate: dayOf(order.createdAt),
    chargeEndDate: dayOf(atOnce ? ends : addMonths(order.createdAt, 1)),
    termAndBillingCycle: `${months / 12}-Year commitment for ${atOnce ? 'one-time' : 'monthly'} billing`,
    billingFrequency: atOnce ? '' : 'Monthly',
  };
}

function mixed(value: number, index: number): number | string {
  return index % 2 === 0 ? value : String(value);
}

/** The same line as the second version writes it: names in Pascal case, amounts as numbers. */
export function exportedLine(world: World, charge: Charge, invoice: Invoice | undefined, full: boolean) {
  const line = without(invoiceLineBody(world, charge, invoice?.id ?? '', 0), 'attributes', 'attributes/objectType');
  const basic = new Set(['subscriptionDescription', 'meterDescription', 'productQualifiers', 'discountDetails']);
  const entries = Object.entries({ ...line, creditReasonCode: '', version: draw(charge.order.id) % 3 });
  return Object.fromEntries(
    entries
      .filter(([name]) => full || !basic.has(name))
      .map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
}
