import { add, times, type Money } from './money';

/** What becomes of a purchase, as far as it was known when its price was asked; what is absent was not known. */
export interface Outlook {
  refunds?: RefundsLeft;
  used?: UseOfLike;
}

/** How much may still be refunded: by Azure's word, or what is known of it without. ISO 8601 `at`. */
export type RefundsLeft =
  | { by: 'azure'; left: Money; limit: Money; at: string; takenOffSince?: Money }
  /** Azure never said; these were returned here in the last twelve months. `at` is the newest. */
  | { by: 'returns'; returned: Money[]; at: string };

/** How far reservations of the same SKU and region are used that the same customer pays. */
export interface UseOfLike {
  reservations: number;
  pieces: number;
  /** Over up to 30 days; absent when Azure does not know. */
  percent?: number;
  /** ISO 8601: when Azure told. */
  at: string;
}

/** What is kept of refunds in one billing scope; amounts count in Microsoft's record currency where Azure tells it. */
export interface RefundNotes {
  told?: { consumed: Money; limit: Money; at: string };
  made: { amount: Money; at: string }[];
}

const YEAR_MS = 366 * 86_400_000;

/** What may still be refunded by what is kept. Pure. */
export function refundsLeft({ told, made }: RefundNotes, nowMs: number): RefundsLeft | undefined {
  const recent = made.filter(({ at }) => nowMs - Date.parse(at) < YEAR_MS);
  if (told && nowMs - Date.parse(told.at) < YEAR_MS) return leftOf(told, recent);
  const newest = recent.map(({ at }) => at).sort();
  return newest.length === 0 ? undefined : { by: 'returns', returned: totals(recent), at: newest.at(-1)! };
}

/** Azure's word is older than what was returned here after it. */
function leftOf({ consumed, limit, at }: NonNullable<RefundNotes['told']>, made: RefundNotes['made']) {
  if (consumed.currency !== limit.currency) return undefined;
  const since = totals(made.filter((one) => one.at >= at)).find(({ currency }) => currency === limit.currency);
  const left = add(limit, times(since ? add(consumed, since) : consumed, -1));
  return { by: 'azure', left, limit, at, ...(since && { takenOffSince: since }) } as const;
}

/** One sum for each currency. */
function totals(made: RefundNotes['made']): Money[] {
  const sums = new Map<string, Money>();
  for (const { amount } of made) {
    const before = sums.get(amount.currency);
    sums.set(amount.currency, before ? add(before, amount) : amount);
  }
  return [...sums.values()];
}
