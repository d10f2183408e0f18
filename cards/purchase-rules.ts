import type { Order } from '../bot/orders/order';
import { inert } from './inert';
import type { Fact, Writing } from './order-facts';

/** From this day on Microsoft exchanges less of what is bought. */
export const EXCHANGE_RULE_FROM = '2027-02-01';

const DECIDING: ReadonlySet<string> = new Set(['quoted', 'pending']);

/** What those who decide should know of returning and exchanging, as it holds on the day of the price. */
export function rulesFacts({ state, request, quote }: Order, { texts, room }: Writing): Fact[] {
  if (!DECIDING.has(state) || request.kind) return [];
  const words = texts.order.rules;
  const exchange = quote.quotedAt < EXCHANGE_RULE_FROM ? words.exchangeUntil : words.exchangeFrom;
  return [{ title: words.title, value: inert(`${words.refund} ${exchange}`, room.text) }];
}
