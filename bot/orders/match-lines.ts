import { add, compare, fractionDigits, money, sameMoney, times, type Money } from './money';
import type { Order } from './order';

/** A line of an invoice, or of what will be on one, as far as it can be compared with an order. */
export interface ChargedLine {
  customerId?: string;
  customerName?: string;
  /** Either of the two joins the line to an order. */
  orderId?: string;
  reservationOrderId?: string;
  product: string;
  chargeType: string;
  quantity?: string;
  /** Before tax. */
  subtotal?: Money;
  tax?: Money;
  total?: Money;
  chargePeriod?: { from: string; to: string };
}

/** Something about a line that a person should look at. */
export type LineFlag =
  | { kind: 'unknown-order' }
  | { kind: 'twice' }
  | { kind: 'credit' }
  | { kind: 'customer'; expected: string; found: string }
  | { kind: 'quantity'; expected: string; found: string }
  | { kind: 'currency'; expected: string; found: string }
  | { kind: 'amount'; expected: Money; found: Money };

export interface MatchedLine {
  line: ChargedLine;
  order?: Order;
  flags: LineFlag[];
}

/** Charges that give money back or correct earlier ones: they never equal an instalment. */
const CREDIT = /cancel|refund|credit|return|adjust/i;

/** The ids by which a provider may name an order in a line, in lower case. */
export function providerIdsOf(order: Order): string[] {
  const { orderId, handle } = order.provider ?? {};
  return [orderId, handle?.key].flatMap((id) => (id ? [id.toLowerCase()] : []));
}

export function idsInLine({ orderId, reservationOrderId }: ChargedLine): string[] {
  return [orderId, reservationOrderId].flatMap((id) => (id ? [id.toLowerCase()] : []));
}

/**
 * Joins lines to orders and flags what does not fit: an order nobody placed here, another customer, quantity, currency
 * or amount than approved, the same charge twice. Lines of known orders come first, each group in its own order.
 */
export function matchLines(lines: readonly ChargedLine[], orders: readonly Order[]): MatchedLine[] {
  const byId = new Map(orders.flatMap((order) => providerIdsOf(order).map((id) => [id, order] as const)));
  const seen = new Set<string>();
  const matched = lines.map((line): MatchedLine => {
    const order = idsInLine(line)
      .map((id) => byId.get(id))
      .find((found) => found !== undefined);
    if (!order) return { line, flags: [{ kind: 'unknown-order' }] };
    const charge = [order.id, line.chargeType.toLowerCase(), line.chargePeriod?.from].join('|');
    const again = seen.has(charge);
    seen.add(charge);
    return { line, order, flags: [...(again ? [{ kind: 'twice' } as const] : []), ...differences(line, order)] };
  });
  return [...matched.filter(({ order }) => order), ...matched.filter(({ order }) => !order)];
}

function differences(line: ChargedLine, { request, quote }: Order): LineFlag[] {
  const flags: LineFlag[] = [];
  const { customer } = request;
  if (line.customerId && line.customerId.toLowerCase() !== customer.id.toLowerCase()) {
    flags.push({ kind: 'customer', expected: customer.name, found: line.customerName ?? line.customerId });
  }
  if (CREDIT.test(line.chargeType)) return [...flags, { kind: 'credit' }];
  if (line.quantity !== undefined && Number(line.quantity) !== request.quantity) {
    flags.push({ kind: 'quantity', expected: String(request.quantity), found: line.quantity });
  }
  return [...flags, ...amountFlags(line.subtotal, quote.price?.instalments.amount, request.quantity)];
}

/** Instalments are rounded for each unit: less than a coin for each is no difference. */
function amountFlags(found: Money | undefined, expected: Money | undefined, quantity: number): LineFlag[] {
  if (!found || !expected) return [];
  if (found.currency !== expected.currency) {
    return [{ kind: 'currency', expected: expected.currency, found: found.currency }];
  }
  const coins = times(money(`1e-${fractionDigits(expected.currency)}`, expected.currency), quantity);
  const fits = compare(found, add(expected, coins)) <= 0 && compare(expected, add(found, coins)) <= 0;
  return fits ? [] : [{ kind: 'amount', expected, found }];
}

/** What a line costs with tax, as far as the provider says it. */
export function chargeOf({ total, subtotal, tax }: ChargedLine): Money | undefined {
  if (total || !subtotal) return total;
  return tax && tax.currency === subtotal.currency ? add(subtotal, tax) : subtotal;
}

/** One exact sum for each currency, in the order in which the currencies appear. */
export function sumsOf(amounts: readonly (Money | undefined)[]): Money[] {
  const sums = new Map<string, Money>();
  for (const amount of amounts) {
    if (!amount) continue;
    const sum = sums.get(amount.currency);
    sums.set(amount.currency, sum ? add(sum, amount) : amount);
  }
  return [...sums.values()];
}

/** Whether the lines add up to the total; undefined when that cannot be said. */
export function addsUp(sums: readonly Money[], total: Money | undefined): boolean | undefined {
  if (!total || sums.length === 0) return undefined;
  return sums.length === 1 && sums[0] !== undefined && sameMoney(sums[0], total);
}
