import { compare, formatMoney, money, type Money } from '../orders/money';

/** Per currency: up to which total over the whole term how many people must approve. Decimal strings. */
export interface Limit {
  /** At most this needs nobody's approval but the requester's own confirmation. */
  withoutApproval?: string;
  oneApprover?: string;
  twoApprovers?: string;
}

export type Limits = Readonly<Record<string, Limit>>;

/** How much may be approved in a period. */
export interface Cap {
  currency: string;
  /** Calendar day or month in the policy's time zone. */
  per: 'day' | 'month';
  amount: string;
  /** Customer id: this customer only. "each": every customer has a count of its own. Absent: all customers together. */
  customer?: string;
}

/** A count that an approval adds to. */
export interface CapCount {
  /** Names the count: currency, period and whose it is. */
  name: string;
  amount: Money;
  cap: Money;
  /** "100,000.00 EUR a month": for people. */
  words: string;
}

export type Approvers = { needed: 0 | 1 | 2 } | { refused: string };

/** What an approval lets happen with money. */
export interface Spending {
  /** Undefined when the provider tells no price. */
  total: Money | undefined;
  /** Undefined when nobody can tell whose money it is. */
  customer: { id: string; name: string } | undefined;
}

/** How many people must approve this total. Fails closed: no price and no limit for a currency are never little. */
export function approversFor(limits: Limits | undefined, usual: number, total: Money | undefined): Approvers {
  const atLeast = usual >= 2 ? 2 : 1;
  if (!limits) return { needed: atLeast };
  if (!total) return { needed: 2 };
  const limit = limits[total.currency];
  if (!limit) return { refused: `The policy names no limit for amounts in ${total.currency}.` };
  if (within(total, limit.withoutApproval)) return { needed: 0 };
  if (within(total, limit.oneApprover)) return { needed: atLeast };
  if (within(total, limit.twoApprovers)) return { needed: 2 };
  return { refused: `${formatMoney(total)} is more than anybody here may approve.` };
}

function within(total: Money, most: string | undefined): boolean {
  return most !== undefined && compare(total, money(most, total.currency)) <= 0;
}

/** The counts that approving this adds to; `refused` when it cannot be counted. */
export function countsFor(
  caps: readonly Cap[],
  { total, customer }: Spending,
  now: Date,
  timeZone: string,
): { counts: CapCount[] } | { refused: string } {
  if (caps.length === 0) return { counts: [] };
  if (!total) return { refused: 'The provider tells no price, so it cannot be held against the spending cap.' };
  const ofCurrency = caps.filter(({ currency }) => currency === total.currency);
  if (!customer && ofCurrency.some((cap) => cap.customer !== undefined)) {
    return { refused: 'It is not known whose money it is, so it cannot be held against the spending caps.' };
  }
  const customerId = customer?.id ?? '';
  const fitting = ofCurrency.filter(
    (cap) => cap.customer === undefined || cap.customer === 'each' || sameId(cap.customer, customerId),
  );
  const counts = fitting.map((cap): CapCount => {
    const whose = cap.customer === undefined ? 'all' : `customer ${customerId.toLowerCase()}`;
    const limit = money(cap.amount, cap.currency);
    const words = `${formatMoney(limit)} a ${cap.per}${cap.customer === undefined ? '' : ` for ${customer?.name}`}`;
    return {
      name: [cap.currency, periodOf(now, cap.per, timeZone), whose].join('|'),
      amount: total,
      cap: limit,
      words,
    };
  });
  return { counts };
}

function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** "2026-11" or "2026-11-21", as the calendar of the time zone has it. */
function periodOf(now: Date, per: Cap['per'], timeZone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
  return per === 'day' ? day : day.slice(0, 7);
}
