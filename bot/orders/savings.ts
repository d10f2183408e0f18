import type { Money } from './money';

/** What a reservation saves against paying by the hour: an estimate, with the day and the list it rests on. */
export interface OrderSavings {
  payAsYouGo: { monthly: Money; total: Money };
  reservation: { monthly: Money; total: Money };
  /** Negative when the reservation costs more. */
  savingPercent: number;
  /** First month in which pay-as-you-go would have cost as much; absent when never. */
  breakEven?: { month: number; date: string };
  /** Says on what the numbers rest. */
  label: string;
  /** ISO 8601: when the list was asked. */
  at: string;
}
