import type { Person, Place } from '../people';
import { add, type Money } from './money';
import type { Order } from './order';
import { isFinal, type OrderState } from './states';

/**
 * Many requests of one table, decided together. It groups ordinary orders and holds no money state of its own: how far
 * each line has got is read from its order.
 */
export interface Batch {
  /** B- and six characters without look-alikes. */
  id: string;
  /** Grows by one with every change; a change that expected another version is refused. */
  version: number;
  createdAt: string;
  place: Place;
  requester: Person;
  /** Names the delivery that brought the table: the same one again is the same batch. */
  origin: string;
  lines: BatchLine[];
  /** Headings of columns that say nothing about a purchase. */
  unused: string[];
  /** Opaque token on the card's buttons, new whenever the card shows something new. */
  ticket: string;
  /** The orders as the card with this ticket shows them, each with its own ticket: a decision holds for these only. */
  seen: Record<string, string>;
  /** The decision being applied, order by order; a crash in between leaves it here to be gone on with. */
  deciding?: BatchDecision;
  /** The newest decision that was applied to the end. */
  decided?: Omit<BatchDecision, 'orders' | 'mark'>;
  /** Replies that the conversation has had. */
  told: string[];
  /** Activity id of the living card. */
  cardId?: string;
  /** What the card shows, to tell whether there is anything new. */
  shown?: string;
}

export interface BatchLine {
  /** Line of the table as people count; 1 is the first. */
  number: number;
  /** As it was written. */
  text: string;
  /** What its cells answer, by slot, and what is wrong with them; needed until the line was looked up. */
  answers: Record<string, string>;
  problems: Record<string, string>;
  leftover: string[];
  /** Quantities that can be read in two ways. */
  unclear: string[];
  /** Given before it is opened, so that a crash in between opens it once. */
  orderId: string;
  state: 'unread' | 'open' | 'wrong';
  /** What is wrong and what to do, one sentence each. */
  faults?: string[];
  /** What was chosen without being asked, one sentence each. */
  notes?: string[];
  /** Why the newest decision was not taken for this line, one sentence. */
  refusal?: string;
}

export type BatchVerb = 'confirm' | 'approve' | 'reject' | 'withdraw';

export interface BatchDecision {
  verb: BatchVerb;
  by: Person;
  at: string;
  reason?: string;
  /** Order id to the ticket that it had when it was seen. */
  orders: Record<string, string>;
  mark: BatchMark;
}

/** What an order knows of the batch it is a line of: limits are judged on these totals as well as on its own. */
export interface BatchMark {
  id: string;
  /** One for each currency. */
  totals?: Money[];
  /** For some line the provider tells no price. */
  hasUnpriced?: boolean;
}

/** In which states of its order a decision concerns a line. */
const CONCERNS: Record<BatchVerb, readonly OrderState[]> = {
  confirm: ['quoted'],
  approve: ['pending'],
  reject: ['pending'],
  withdraw: ['draft', 'quoted', 'pending', 'approved'],
};

export function concernedBy(verb: BatchVerb, orders: readonly Order[]): Order[] {
  return orders.filter(({ state }) => CONCERNS[verb].includes(state));
}

/** Orders of which money was or may still be spent. */
export function isAlive({ state }: Order): boolean {
  return !isFinal(state) || state === 'renewed' || state === 'expired';
}

/** What the bot still works on by itself. */
export function isBusy({ state }: Order): boolean {
  return ['approved', 'buying', 'doubtful', 'placed'].includes(state);
}

/** What was really bought. */
export function isBought({ state }: Order): boolean {
  return ['active', 'expiring', 'renewed', 'expired'].includes(state);
}

/** What a group of orders commits to over the whole term, by currency; amounts of different currencies stay apart. */
export function totalsOf(orders: readonly Order[]): Money[] {
  const totals = new Map<string, Money>();
  for (const { quote } of orders) {
    const total = quote.price?.total;
    if (!total) continue;
    const before = totals.get(total.currency);
    totals.set(total.currency, before ? add(before, total) : total);
  }
  return [...totals.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}

export function markOf(id: string, orders: readonly Order[]): BatchMark {
  const hasUnpriced = orders.some(({ quote }) => quote.price === undefined);
  return { id, totals: totalsOf(orders), ...(hasUnpriced ? { hasUnpriced } : {}) };
}
