import { isBought, isBusy, totalsOf } from '../bot/orders/batch';
import { add, formatMoney, type Money } from '../bot/orders/money';
import type { Order } from '../bot/orders/order';
import type { OrderState } from '../bot/orders/states';
import type { WholeBatch } from './batch-lines';
import { wholeNumber } from './format';
import { inert } from './inert';
import type { Writing } from './order-facts';
import { fillIn, type Texts } from './texts';

export type BatchState = Exclude<keyof Texts['bulk']['states'], never>;

/** The orders of the lines, in the order of the table; those that are no orders yet are left out. */
export function ordersOf({ batch, orders }: WholeBatch): Order[] {
  return batch.lines.flatMap(({ orderId }) => orders.get(orderId) ?? []).filter((one) => one.batch?.id === batch.id);
}

/** What the batch as a whole is at, read from its orders. */
export function stateOfBatch(whole: WholeBatch): BatchState {
  if (whole.batch.lines.some(({ state }) => state === 'unread')) return 'reading';
  const orders = ordersOf(whole);
  const has = (test: (order: Order) => boolean) => orders.some(test);
  if (orders.length === 0) return 'wrong';
  if (has(({ state }) => state === 'quoted' || state === 'draft')) return 'quoted';
  if (has(({ state }) => state === 'pending')) return 'pending';
  if (has((order) => isBusy(order) || order.state === 'needs-human')) return 'busy';
  return has(isBought) ? 'done' : 'nothing';
}

/** "Waiting for approval", or what is just being decided. */
export function stateInWords(whole: WholeBatch, { texts }: Pick<Writing, 'texts'>): string {
  const { deciding, lines } = whole.batch;
  const words = texts.bulk;
  return deciding ? words.deciding[deciding.verb] : fillIn(words.states[stateOfBatch(whole)], { count: lines.length });
}

/** "18 of 20 lines are bought and active." and how many are where. */
export function progressLines(whole: WholeBatch, { texts, reader }: Writing): string[] {
  const orders = ordersOf(whole);
  if (orders.length === 0 || stateOfBatch(whole) === 'reading') return [];
  const counts = new Map<OrderState, number>();
  for (const { state } of orders) counts.set(state, (counts.get(state) ?? 0) + 1);
  const number = (value: number) => wholeNumber(value, reader.locale);
  const each = [...counts].map(([state, count]) =>
    fillIn(texts.bulk.counts, { count: number(count), state: texts.order.states[state] }),
  );
  const bought = orders.filter(isBought).length;
  const begun = orders.some((order) => isBusy(order) || isBought(order));
  const all = fillIn(texts.bulk.progress, { bought: number(bought), all: number(orders.length) });
  return begun ? [all, each.join(' · ')] : counts.size > 1 ? [each.join(' · ')] : [];
}

/** One total for each currency; amounts of different currencies are never added. */
export function totalsInWords(orders: readonly Order[], { texts, reader }: Pick<Writing, 'texts' | 'reader'>): string {
  const totals = totalsOf(orders).map((total) => formatMoney(total, reader.locale));
  return totals.join(' + ') || texts.bulk.noTotal;
}

export function totalLines(orders: readonly Order[], { texts, reader }: Writing): string[] {
  const words = texts.bulk;
  const countIn = (currency: string) => orders.filter(({ quote }) => quote.price?.total.currency === currency).length;
  const lines = totalsOf(orders).map((total) =>
    fillIn(words.total, {
      amount: inert(formatMoney(total, reader.locale), 60),
      count: wholeNumber(countIn(total.currency), reader.locale),
    }),
  );
  const unpriced = orders.filter(({ quote }) => !quote.price).length;
  return [...lines, ...(unpriced > 0 ? [fillIn(words.unpriced, { count: unpriced })] : [])];
}

/** What is due at once and what every month, by currency. */
export function paymentsInWords(orders: readonly Order[], { texts, reader }: Writing): string {
  const sums = new Map<string, Money>();
  for (const { request, quote } of orders) {
    if (!quote.price) continue;
    const { amount } = quote.price.instalments;
    const key = `${request.billingPlan === 'Upfront' ? 'upfront' : 'monthly'} ${amount.currency}`;
    const before = sums.get(key);
    sums.set(key, before ? add(before, amount) : amount);
  }
  return [...sums]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([key, amount]) =>
      fillIn(key.startsWith('upfront') ? texts.bulk.upfront : texts.bulk.monthly, {
        amount: formatMoney(amount, reader.locale),
      }),
    )
    .join(' + ');
}
