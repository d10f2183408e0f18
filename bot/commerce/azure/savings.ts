import { compare, dividedBy, times, timesIn, type Money } from '../../orders/money';

export interface SavingsInput {
  /** One piece for one hour without a reservation. */
  hourly: Money;
  /** All pieces for the whole term with the reservation; the same currency. */
  reservationTotal: Money;
  quantity: number;
  /** ISO 8601 duration: P1Y, P3Y, P1M … */
  term: string;
  /** Epoch milliseconds: when the reservation starts. */
  startMs: number;
  /** False when the reservation's price is a list price too. */
  priceIsQuoted: boolean;
}

export interface Savings {
  payAsYouGo: { monthly: Money; total: Money };
  reservation: { monthly: Money; total: Money };
  /** Negative when the reservation costs more than running all the time without one. */
  savingPercent: number;
  /** First month in which pay-as-you-go would have cost as much as the whole reservation; absent when never. */
  breakEven?: { month: number; date: string };
  /** Says on what the numbers rest. */
  label: string;
}

/** Microsoft counts a month as 730 hours. */
const HOURS_A_MONTH = 730;

/** Compares a reservation with running the same thing all the time without one. Throws RangeError for two currencies. */
export function compareCosts(input: SavingsInput): Savings {
  const months = monthsOf(input.term);
  const monthly = times(times(input.hourly, HOURS_A_MONTH), input.quantity);
  const total = times(monthly, months);
  compare(total, input.reservationTotal);
  return {
    payAsYouGo: { monthly: dividedBy(monthly, 1), total: dividedBy(total, 1) },
    reservation: { monthly: dividedBy(input.reservationTotal, months), total: input.reservationTotal },
    savingPercent: percentSaved(total, input.reservationTotal),
    breakEven: breakEven(monthly, input, months),
    label: input.priceIsQuoted
      ? 'Estimate: your reservation price against the public list price, running all the time'
      : 'Estimate: public list prices, running all the time',
  };
}

/** A share for the eye, to one place: no amount is worked out from it. */
function percentSaved(without: Money, withReservation: Money): number {
  const full = Number(without.amount);
  return full === 0 ? 0 : Math.round((1 - Number(withReservation.amount) / full) * 1000) / 10;
}

function breakEven(monthly: Money, input: SavingsInput, months: number): Savings['breakEven'] {
  if (compare(monthly, times(monthly, 0)) <= 0) return undefined;
  const month = Math.max(1, timesIn(input.reservationTotal, monthly));
  if (month <= months) return { month, date: monthsLater(input.startMs, month) };
  return undefined;
}

export function monthsOf(term: string): number {
  const [, count, unit] = /^P(\d+)([MY])$/.exec(term) ?? [];
  if (!count) throw new RangeError(`${term} is not a term.`);
  return Number(count) * (unit === 'Y' ? 12 : 1);
}

/** The same day of a later month, or that month's last day. ISO 8601 date. */
function monthsLater(startMs: number, months: number): string {
  const start = new Date(startMs);
  const target = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0));
  target.setUTCDate(Math.min(start.getUTCDate(), target.getUTCDate()));
  return target.toISOString().slice(0, 10);
}
