import type { Order } from '../bot/orders/order';
import { add, formatMoney, sameMoney, times, type Money } from '../bot/orders/money';
import type { OrderSavings } from '../bot/orders/savings';
import { day, moment, tenths, wholeNumber } from './format';
import { inert } from './inert';
import type { Fact, Writing } from './order-facts';
import { said } from './said';
import { fillIn } from './texts';

export interface SavingsLines {
  sentence: string;
  label: string;
  /** What the bars show, for readers of screens as well. */
  chart: string;
  bars: Bar[];
  /** The same numbers for clients that draw no charts. */
  facts: Fact[];
}

export interface Bar {
  x: string;
  y: number;
}

/** Shown while people decide, and only beside the price that it was worked out with. */
const DECIDING: ReadonlySet<string> = new Set(['quoted', 'pending', 'approved']);

export function savingsLines({ savings, quote, state }: Order, writing: Writing): SavingsLines[] {
  const fits = savings && quote.price && sameMoney(savings.reservation.total, quote.price.total);
  if (!fits || !DECIDING.has(state)) return [];
  const chart = fillIn(writing.texts.savings.chart, { currency: inert(savings.reservation.total.currency, 20) });
  return [
    {
      ...{ sentence: savingsSentence(savings, writing), label: savingsLabel(savings, writing) },
      ...{ chart, bars: savingsBars(savings, writing), facts: savingsFacts(savings, writing) },
    },
  ];
}

/** "Saves 38.2 % …; breaks even in month 8 (21 Jul 2027)." */
export function savingsSentence(savings: OrderSavings, { texts, reader }: Pick<Writing, 'texts' | 'reader'>): string {
  const words = texts.savings;
  const { payAsYouGo, reservation, savingPercent, breakEven } = savings;
  const amount = (value: Money) => inert(formatMoney(value, reader.locale), 60);
  const saved = add(payAsYouGo.total, times(reservation.total, -1));
  const values = {
    percent: tenths(Math.abs(savingPercent), reader.locale),
    saved: amount(savingPercent < 0 ? times(saved, -1) : saved),
    without: amount(payAsYouGo.total),
    monthly: amount(payAsYouGo.monthly),
  };
  const even = breakEven
    ? fillIn(words.breakEven, {
        month: wholeNumber(breakEven.month, reader.locale),
        day: inert(day(breakEven.date, reader)),
      })
    : words.never;
  return `${fillIn(savingPercent < 0 ? words.costsMore : words.saves, values)} ${even}`;
}

/** On what it rests and when the list was asked. */
export function savingsLabel(
  { label, at }: OrderSavings,
  { texts, reader }: Pick<Writing, 'texts' | 'reader'>,
): string {
  return fillIn(texts.savings.label, { label: inert(said(label, texts)), at: inert(moment(at, reader)) });
}

/** What both ways cost over the whole term. */
export function savingsBars({ payAsYouGo, reservation }: OrderSavings, { texts }: Pick<Writing, 'texts'>): Bar[] {
  const bar = (x: string, { amount }: Money) => ({ x, y: Math.round(Number(amount) * 100) / 100 });
  const words = texts.savings;
  return [bar(words.payAsYouGo, payAsYouGo.total), bar(words.reservation, reservation.total)];
}

export function savingsFacts(savings: OrderSavings, { texts, reader }: Pick<Writing, 'texts' | 'reader'>): Fact[] {
  const words = texts.savings.facts;
  const amount = (value: Money) => inert(formatMoney(value, reader.locale), 60);
  const { payAsYouGo, reservation } = savings;
  return [
    { title: words.withoutMonthly, value: amount(payAsYouGo.monthly) },
    { title: words.withMonthly, value: amount(reservation.monthly) },
    { title: words.withoutTotal, value: amount(payAsYouGo.total) },
    { title: words.withTotal, value: amount(reservation.total) },
  ];
}
