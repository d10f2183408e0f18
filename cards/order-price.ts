import type { Quote } from '../bot/commerce/commerce';
import { formatMoney } from '../bot/orders/money';
import type { Order } from '../bot/orders/order';
import { moment, wholeNumber } from './format';
import { inert } from './inert';
import { termInWords, type Writing } from './order-facts';
import { said } from './said';
import { fillIn } from './texts';

/** Characters of an amount: 28 digits and the words around them. */
const MONEY = 60;

export interface PriceLines {
  prices: { total: string; over: string; instalments: string }[];
  /** The sentence that stands where the price would be. */
  unpriced: string[];
  moved: string[];
  source: string;
}

/** What the order costs, when and by whose word. */
export function priceLines(order: Order, writing: Writing): PriceLines {
  const words = writing.texts.order.price;
  const { reader, room } = writing;
  const { quote, previousQuote } = order;
  const source = inert(said(quote.source, writing.texts), room.text);
  const isPlan = order.request.kind === 'azure-plan';
  return {
    prices: quote.price ? [pricedLines(order, writing)] : [],
    unpriced: quote.price ? [] : [isPlan ? writing.texts.order.plan.unpriced : words.unknown],
    moved: previousQuote && movedFrom(previousQuote, quote) ? [movedLine(previousQuote, quote, writing)] : [],
    source: fillIn(quote.price ? words.source : words.asOf, { source, at: inert(moment(quote.quotedAt, reader)) }),
  };
}

/** "1,483.20 EUR", or the words for a price nobody tells. */
export function totalInWords({ price }: Quote, { texts, reader }: Pick<Writing, 'texts' | 'reader'>): string {
  return price ? formatMoney(price.total, reader.locale) : texts.order.price.none;
}

function pricedLines(order: Order, writing: Writing): PriceLines['prices'][number] {
  const words = writing.texts.order.price;
  const { locale } = writing.reader;
  const { request } = order;
  const price = order.quote.price!;
  const amount = inert(formatMoney(price.instalments.amount, locale), MONEY);
  const quantity = wholeNumber(request.quantity, locale);
  const unit = fillIn(words.unit, { unit: inert(formatMoney(price.unit, locale), MONEY), quantity });
  return {
    total: inert(formatMoney(price.total, locale), MONEY),
    over: fillIn(words.over, { term: inert(termInWords(request.item.term, writing), writing.room.name) }),
    instalments: [instalmentsLine(order, amount, writing), request.quantity > 1 ? unit : ''].filter(Boolean).join(' '),
  };
}

function instalmentsLine({ request, quote }: Order, amount: string, { texts, reader }: Writing): string {
  const words = texts.order.price;
  const { count } = quote.price!.instalments;
  if (count === 1) return fillIn(words.upfront, { amount });
  const plan = texts.order.planAdverb[request.billingPlan];
  const values = { count: wholeNumber(count, reader.locale), amount };
  return plan ? fillIn(words.instalments, { ...values, plan }) : fillIn(words.instalmentsPlain, values);
}

function movedFrom(before: Quote, now: Quote): boolean {
  return JSON.stringify(before.price) !== JSON.stringify(now.price);
}

function movedLine(before: Quote, now: Quote, writing: Writing): string {
  return fillIn(writing.texts.order.price.moved, {
    before: inert(totalInWords(before, writing), MONEY),
    now: inert(totalInWords(now, writing), MONEY),
  });
}
