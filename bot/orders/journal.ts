import type { CapCount } from '../access/policy-limits';
import type { AuditEntry, Order } from './order';
import type { OrderState } from './states';
import type { Place } from '../people';

/** A change of one order: record, audit line and notices are written together or not at all. */
export interface Change {
  /** The record after the change; its version is `expected` + 1. */
  order: Order;
  /** The version the store must hold; 0 when the order must not exist yet. */
  expected: number;
  /**
   * The ticket of the order that was changed: a store that went back and came forth again may hold the expected version
   * with another past. Left out for an order that must not exist yet.
   */
  expectedTicket?: string;
  audit: AuditEntry;
  notices: Notice[];
  /** When the order needs the bot's attention again (epoch ms); null when it needs none. */
  dueAt: number | null;
  /** What an approval adds to, unless a cap is full: then nothing is written and SPENDING_CAP is thrown. */
  counts?: readonly CapCount[];
  /** Written in the same moment; where it cannot be written, the change is not either, and commit() throws CONFLICT. */
  alongside?: Alongside;
}

/** A write of the store's own that goes together with a change, such as the memory of the turn in which it was asked for. */
export interface Alongside {
  keys: string[];
  args: (string | number)[];
  /** Told once it is known; never when the change itself was refused. */
  settled(outcome: 'saved' | 'conflict' | 'duplicate'): void;
}

/** What the store answered to a ticket when a turn began, unexamined. */
export interface FoundOrder {
  ticket: string;
  /** Id, JSON, record version, head of the audit, and where its card is. */
  fields: (string | null)[];
}

/** Something the channel must hear of. Rendered when it is sent, so that it tells the newest truth. */
export type Notice =
  /** Show the order's card as it is now: posted the first time, updated in place ever after. */
  | { kind: 'card' }
  /** A reply in the order's thread; it mentions people, which an updated card cannot. */
  | { kind: 'reply'; about: ReplyTopic };

export type ReplyTopic =
  | 'approval-needed'
  | 'approval-reminder'
  | 'price-moved'
  | 'completed'
  | 'failed'
  | 'needs-human'
  | 'rejected'
  | 'lapsed'
  | 'withdrawn'
  | 'expires-soon';

/** A notice in the outbox, waiting to be delivered. */
export interface Outgoing {
  id: string;
  orderId: string;
  /** The order's version that caused it. */
  version: number;
  notice: Notice;
  createdAt: string;
  /** Deliveries tried so far. */
  attempts: number;
  /** When it was due (epoch ms), of a notice that was left behind to look again. */
  dueMs?: number;
}

export interface OrderFilter {
  tenantId: string;
  /** Only orders of this conversation (a thread, a chat). */
  conversationId?: string;
  requesterId?: string;
  states?: readonly OrderState[];
  offset?: number;
  limit?: number;
}

export interface Journal {
  /** Answers `conflict` and writes nothing when the store holds another version. */
  commit(change: Change): Promise<'committed' | 'conflict'>;
  read(orderId: string): Promise<Order | null>;
  /**
   * The order a card button belongs to, whatever version the ticket was made for; null when it is unknown.
   * `found` saves asking for it again.
   */
  readByTicket(ticket: string, found?: FoundOrder): Promise<Order | null>;
  /** Newest first. */
  list(filter: OrderFilter): Promise<{ orders: Order[]; total: number }>;
  /** Orders whose time has come. */
  due(nowMs: number, limit: number): Promise<string[]>;
  /** Moves an order's due time without changing the order, for a job that starts work on it. */
  postpone(orderId: string, dueAtMs: number): Promise<void>;
  audit(orderId: string): Promise<AuditEntry[]>;
}

export interface Outbox {
  /** Undelivered notices whose time has come, oldest first. */
  waiting(nowMs: number, limit: number): Promise<Outgoing[]>;
  read(noticeId: string): Promise<Outgoing | null>;
  /** Keeps it and tries again at that time. */
  retryAt(noticeId: string, atMs: number): Promise<void>;
  delivered(noticeId: string): Promise<void>;
  /** Where the order's one living card is; null before it was posted. `found` saves asking again for a card that was. */
  cardOf(orderId: string, found?: FoundOrder): Promise<CardLocation | null>;
  /**
   * Begins the delivery of the order's oldest notice, once its time has come: while the lease is held, nobody else
   * delivers notices of the order. Answers null and gives the lease back when there is nothing to deliver.
   */
  begin(orderId: string, by: Beginning): Promise<Delivery | null | 'busy'>;
  /** Ends a delivery that Teams took, and begins the next one. `posted` is a card that was not there before. */
  finish(delivery: Delivery, by: { nowMs: number; posted?: CardLocation }): Promise<Finished>;
  /** Takes back what a delivery left behind (Delivery.look), because Teams never saw it. */
  takeBack(lookId: string): Promise<void>;
}

/** A lease by its name and, once it is held, the holder's token; it ends by itself after so many milliseconds. */
export interface Lease {
  name: string;
  ms: number;
  token?: string;
}

export interface Beginning {
  lease: Lease;
  nowMs: number;
}

/** A notice on its way to Teams, with what that takes. */
export interface Delivery {
  outgoing: Outgoing;
  order: Order | null;
  /** Why the order could not be read, if so. */
  fault?: Error;
  /** Where to show a card; null when there is none yet, or for a reply. */
  card: CardLocation | null;
  /**
   * The notice left behind that shows the card again later, for the case that whoever shows it now does not live to
   * look; the end of the delivery takes it back.
   */
  look?: string;
  /** Leave to speak once was taken already. */
  hasLeave: boolean;
  /** Something of it is in Teams already. */
  isAgain?: true;
  lease: Required<Lease>;
}

export type Finished =
  | { next: Delivery | null }
  /** The order moved on meanwhile, so that the card has to be shown once more. */
  | { again: Delivery }
  /** Another bot posted the order's card as well, and first: ours has to go, and that one is shown. */
  | { other: Delivery };

export interface CardLocation {
  place: Place;
  activityId: string;
}

/** A short exclusive right to work on something. Efficiency only: correctness rests on the journal's versions. */
export interface Leases {
  /**
   * Runs the work while holding the lease. Does not run it when somebody else holds it, and answers when that lease ends
   * if it is not extended any more.
   */
  hold<T>(
    name: string,
    ttlMs: number,
    work: () => Promise<T>,
  ): Promise<{ ran: true; result: T } | { ran: false; freeInMs: number }>;
  /** Runs the work while extending a lease that is held already; whoever took it gives it back. */
  keep<T>(lease: Required<Lease>, work: () => Promise<T>): Promise<T>;
}
