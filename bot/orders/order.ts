import type { Failure, ProviderHandle, Quote, Reservation, ReservationRequest, Check } from '../commerce/commerce';
import type { Person, Place } from '../people';
import type { BatchMark } from './batch';
import type { Outlook } from './outlook';
import type { OrderSavings } from './savings';
import type { OrderEvent, OrderState } from './states';

/** One request to buy, from the first quote to the last day of the reservation. The journal holds it, versioned. */
export interface Order {
  /** What people type: R- and six characters without look-alikes. */
  id: string;
  /** Grows by one with every change; a change that expected another version is refused. */
  version: number;
  state: OrderState;
  /** ISO 8601. */
  stateSince: string;
  createdAt: string;
  place: Place;
  requester: Person;
  /** Everybody who shaped the request; none of them may approve it. */
  editors: Person[];
  request: ReservationRequest;
  quote: Quote;
  checks: Check[];
  /** The batch it is a line of; absent for a request of its own. */
  batch?: BatchMark;
  /** What it saves, where the public price list could tell when the price was asked. */
  savings?: OrderSavings;
  /** What was known of returning it and of like reservations when the price was asked. */
  outlook?: Outlook;
  /** Opaque token on the card's buttons, new with every version: an old button cannot act. */
  ticket: string;
  approvals: { by: Person; at: string; version: number; onBehalfOf?: Person }[];
  rejection?: { by: Person; at: string; reason: string };
  /** ISO 8601: when approvers are reminded, once, of what waits for them. */
  remindAt?: string;
  /** The order on whose reservation this one follows, and the one that follows on this. */
  renews?: string;
  renewedBy?: string;
  /** Days before the end for which the thread was reminded last: 90, 60, 30, 7. */
  remindedDays?: number;
  /** The spending counts that the approval was counted in. */
  counted?: string[];
  /** ISO 8601: when an unconfirmed quote or an unanswered approval lapses. */
  lapsesAt?: string;
  /** Present when the price moved after approval; the card then shows both. */
  previousQuote?: Quote;
  /** What is going on inside the state, shown on the card ("Registering the subscription"). */
  stage?: string;
  provider?: {
    requestId: string;
    handle?: ProviderHandle;
    orderId?: string;
    status?: string;
    reservations?: Reservation[];
    expiresAt?: string;
    /** Consecutive unsuccessful looks, for back-off. */
    looks?: number;
    /** ISO 8601: since when this doubt or this wait lasts. */
    since?: string;
  };
  failure?: Failure;
  /** For needs-human: how one person would settle it; another one must agree. */
  proposal?: { settling: Settling; by: Person; at: string };
  /** The stages the order went through, for the progress bar on the card. */
  history: { state: OrderState; at: string; /** Entra object id. */ by?: string }[];
}

/** What became of a purchase, as people found out. */
export type Settling = { as: 'placed'; providerOrderId: string } | { as: 'absent' } | { as: 'failed' };

/** One line of the audit: who did what to which order, when, and how it ended. */
export interface AuditEntry {
  orderId: string;
  /** The order's version after the change. */
  version: number;
  at: string;
  event: OrderEvent | 'create' | 'note';
  /** Person id, or the part of the bot that acted. */
  actor: { kind: 'person'; id: string; name: string } | { kind: 'bot'; part: string };
  from: OrderState | null;
  to: OrderState;
  detail?: Record<string, unknown>;
}
