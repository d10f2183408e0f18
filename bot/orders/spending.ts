import type { BillingPlan } from '../commerce/commerce';
import { add, type Money } from './money';
import type { Order } from './order';

/** What was bought for one customer in one month, in one currency. */
export interface Spent {
  /** YYYY-MM, as the calendar of whoever asks has it. */
  month: string;
  customerId: string;
  customerName: string;
  currency: string;
  count: number;
  /** Paid at once. */
  upfront?: Money;
  /** Committed to over the whole term, paid month by month. */
  monthly?: Money;
  /** What is paid each month for it. */
  eachMonth?: Money;
}

/** When the provider had taken the order; ISO 8601. Undefined for what was never bought. */
export function boughtAt({ history }: Order): string | undefined {
  return history.find(({ state }) => state === 'placed' || state === 'active')?.at;
}

/**
 * What was really bought, by month, customer and currency, newest month first. Amounts of different currencies are
 * never added. Orders without a price (Azure plans) commit to nothing. Pure.
 */
export function spendingOf(orders: readonly Order[], dayOf: (iso: string) => string): Spent[] {
  const all = new Map<string, Spent>();
  for (const order of orders) {
    const at = boughtAt(order);
    const { price } = order.quote;
    if (!at || !price) continue;
    const { customer, billingPlan } = order.request;
    const month = dayOf(at).slice(0, 7);
    const { currency } = price.total;
    const key = [month, customer.id.toLowerCase(), currency].join('|');
    const before = all.get(key);
    const start = { month, customerId: customer.id, customerName: customer.name, currency, count: 0 };
    all.set(key, withOrder(before ?? start, billingPlan, price.total, price.instalments.amount));
  }
  return [...all.values()].sort(
    (a, b) =>
      b.month.localeCompare(a.month) ||
      a.customerName.localeCompare(b.customerName) ||
      a.currency.localeCompare(b.currency),
  );
}

function withOrder(spent: Spent, plan: BillingPlan, total: Money, instalment: Money): Spent {
  const plus = (before: Money | undefined, amount: Money) => (before ? add(before, amount) : amount);
  const count = spent.count + 1;
  if (plan === 'Upfront') return { ...spent, count, upfront: plus(spent.upfront, total) };
  return { ...spent, count, monthly: plus(spent.monthly, total), eachMonth: plus(spent.eachMonth, instalment) };
}

/** Adds up what is of the same currency, whoever's and whenever. */
export function addedUp(all: readonly Spent[]): Spent[] {
  const sums = new Map<string, Spent>();
  const plus = (a: Money | undefined, b: Money | undefined) => (a && b ? add(a, b) : (a ?? b));
  for (const one of all) {
    const before = sums.get(one.currency);
    sums.set(one.currency, {
      ...one,
      count: (before?.count ?? 0) + one.count,
      upfront: plus(before?.upfront, one.upfront),
      monthly: plus(before?.monthly, one.monthly),
      eachMonth: plus(before?.eachMonth, one.eachMonth),
    });
  }
  return [...sums.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}
