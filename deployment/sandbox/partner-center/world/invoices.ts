import { draw } from '../data/chance';
import type { SkuPrice } from '../data/prices';
import { statusOf, type Order, type OrderLine } from './orders';
import type { World } from './world';

/** One charge; amounts in the currency's smallest unit. */
export interface Charge {
  order: Order;
  line: OrderLine;
  price: SkuPrice;
  subtotal: number;
  tax: number;
  chargeType: string;
}

export interface Invoice {
  /** "G" and nine digits; recurring ones begin with "D". */
  id: string;
  invoiceType: 'OneTime' | 'Recurring';
  documentType: 'invoice' | 'adjustment_note' | 'void_note';
  date: number;
  currency: string;
  fractionDigits: number;
  charges: Charge[];
  /** The sum when there are no charges to show (recurring ones). */
  lumpSum: number;
  paid: number;
  amends?: string;
}

const TAX: Record<string, number> = {
  DE: 0.19,
  FR: 0.2,
  GB: 0.2,
  NL: 0.21,
  SE: 0.25,
  CH: 0.081,
  JP: 0.1,
  DK: 0.25,
  PL: 0.23,
};

/** What an order's next invoice charges; nothing when everything is charged already. */
export function nextCharges(order: Order): Charge[] {
  const rate = TAX[order.customer.market.country] ?? 0;
  return order.lines.flatMap((line) => {
    if (!line.price || order.billed >= line.price.instalments) return [];
    const subtotal = line.price.instalment * line.quantity;
    const chargeType = order.billed === 0 ? 'new' : 'cycleCharge';
    return [{ order, line, price: line.price, subtotal, tax: Math.round(subtotal * rate), chargeType }];
  });
}

/** Issues an invoice over everything in one currency that was placed and not yet charged. */
export function issueInvoice(world: World, currency: string): Invoice {
  const due = world.orders.filter(
    (order) => order.customer.market.currency === currency && !['cancelled', 'error'].includes(statusOf(world, order)),
  );
  const charges = due.flatMap(nextCharges);
  for (const order of new Set(charges.map((charge) => charge.order))) order.billed += 1;
  return addInvoice(world, { currency, charges, date: world.clock.now() });
}

export function addInvoice(
  world: World,
  given: Partial<Invoice> & Pick<Invoice, 'currency' | 'charges' | 'date'>,
): Invoice {
  const recurring = given.invoiceType === 'Recurring';
  const number = 20_000_000 + world.invoices.length * 113 + (draw(world.seed, 'invoices') % 1_000_000);
  const invoice: Invoice = {
    id: recurring ? `D${String(number).padStart(9, '0')}` : `G${String(number).padStart(9, '0')}`,
    invoiceType: 'OneTime',
    documentType: 'invoice',
    fractionDigits: given.currency === 'JPY' ? 0 : 2,
    lumpSum: 0,
    paid: 0,
    ...given,
  };
  world.invoices.push(invoice);
  return invoice;
}

/** With tax, in the currency's smallest unit. */
export function invoiceTotal(invoice: Invoice): number {
  return invoice.lumpSum + invoice.charges.reduce((sum, charge) => sum + charge.subtotal + charge.tax, 0);
}
