import type { AppliedScope, Failure } from '../commerce/commerce';
import { botError } from '../errors';
import type { Person, Place } from '../people';
import type { Money } from './money';

/** A reservation at Azure as it was when the change was asked for. */
export interface HeldReservation {
  /** Full resource id. */
  id: string;
  name: string;
  quantity: number;
  sku?: string;
  region?: string;
  /** The subscription that pays. */
  billingScopeId?: string;
}

/** What is to be changed about what was bought. */
export type Work =
  | { kind: 'rename'; reservation: HeldReservation; name: string }
  | { kind: 'rescope'; reservation: HeldReservation; scope: AppliedScope; scopeName: string }
  | { kind: 'renewal'; reservation: HeldReservation; renew: false }
  | ({ kind: 'renewal'; reservation: HeldReservation; renew: true } & Renewing)
  | { kind: 'flexibility'; reservation: HeldReservation; to: 'On' | 'Off' }
  /** ISO 8601 day. */
  | { kind: 'review'; reservation: HeldReservation; day: string }
  | { kind: 'archive'; reservation: HeldReservation; archived: boolean }
  /** The whole order goes to another Entra tenant. */
  | { kind: 'directory'; reservation: HeldReservation; orderId: string; tenantId: string }
  | { kind: 'split'; reservation: HeldReservation; quantities: number[] }
  | { kind: 'merge'; reservation: HeldReservation; other: HeldReservation }
  | { kind: 'return'; reservation: HeldReservation; quantity: number; preview: ReturnPreview }
  | { kind: 'exchange'; reservation: HeldReservation; quantity: number; buy: Bought; preview: ExchangePreview };

/** What returning brings; ISO 8601 `at` tells when Azure said so. */
export interface ReturnPreview {
  at: string;
  refund?: Money;
  /** The same in Microsoft's record currency: what counts towards the limit. */
  counted?: Money;
  remainingCommitment?: Money;
  /** Refunds of the last twelve months and their limit, in Microsoft's record currency. */
  consumed?: Money;
  limit?: Money;
}

/** `other`: something else than was set before. Older records tell nothing of what is bought. */
type Renewing = { buy?: Bought; other?: boolean; preview?: RenewalPreview };

/** What the renewal would cost if it were bought at `at`; `ends` (ISO 8601) is when Azure buys it, at the price of then. */
export interface RenewalPreview {
  at: string;
  price?: Money;
  ends?: string;
}

export interface ExchangePreview {
  at: string;
  netPayable?: Money;
  refunds?: Money;
  purchases?: Money;
}

/** What is bought in exchange: in words, and word for word as Azure is sent it. */
export interface Bought {
  words: string;
  /** As the policy looks at it: ISO 8601 duration, reserved resource type, ARM region name. */
  term: string;
  resourceType: string;
  region: string;
  body: unknown;
}

/** Where each state can lead; what leads nowhere is the end. */
export const ADJUSTMENT_STATES = {
  asked: ['approved', 'pending', 'cancelled', 'lapsed'],
  pending: ['pending', 'approved', 'rejected', 'cancelled', 'lapsed'],
  approved: ['approved', 'sending', 'pending', 'refused', 'cancelled'],
  sending: ['approved', 'working', 'done', 'refused', 'doubtful'],
  working: ['working', 'done', 'refused', 'needs-human'],
  doubtful: ['doubtful', 'working', 'done', 'refused', 'needs-human'],
  done: [],
  refused: [],
  'needs-human': [],
  cancelled: [],
  rejected: [],
  lapsed: [],
} as const satisfies Record<string, readonly string[]>;

export type AdjustmentState = keyof typeof ADJUSTMENT_STATES;
export type AdjustmentTopic = 'approval-needed' | 'moved' | 'done' | 'refused' | 'needs-human' | 'rejected';
export type Telling = { kind: 'card' } | { kind: 'reply'; about: AdjustmentTopic };

/** One change of what was bought, from the preview to its outcome. Versioned like an order. */
export interface Adjustment {
  /** What people type: C- and six characters. */
  id: string;
  version: number;
  state: AdjustmentState;
  /** ISO 8601, here and below. */
  stateSince: string;
  createdAt: string;
  place: Place;
  requester: Person;
  /** Whose reservation it is, where Azure tells. */
  customer?: { id: string; name: string; domain?: string };
  work: Work;
  /** Opaque, good for one decision: every change of state makes a new one. */
  ticket: string;
  approvals: { by: Person; at: string; onBehalfOf?: Person }[];
  /** The spending counts that the approval was counted in. */
  counted?: string[];
  rejection?: { by: Person; at: string; reason: string };
  lapsesAt?: string;
  /** The intent, durable before the call: by it a doubtful outcome is settled. */
  sent?: { at: string; sessionId?: string; operation?: string };
  result?: { refund?: Money; netPayable?: Money; reservations?: string[] };
  /** The preview that an earlier approval was given for. */
  before?: ReturnPreview | ExchangePreview | RenewalPreview;
  failure?: Failure;
  /** When the bot goes on with it. */
  nextLookAt?: string;
  /** Looks in vain, for back-off. */
  looks?: number;
  /** What the conversation has not been told yet, oldest first. */
  untold: Telling[];
  /** Where the living card is. */
  cardId?: string;
  history: { state: AdjustmentState; at: string; /** Entra object id. */ by?: string }[];
}

/** Money is returned or spent, now or by Azure itself at the end of the term. */
export function movesMoney(work: Work): boolean {
  return work.kind === 'return' || work.kind === 'exchange' || (work.kind === 'renewal' && work.renew);
}

/** What the change buys; undefined when nothing. */
export function boughtBy(work: Work): Bought | undefined {
  if (work.kind === 'exchange') return work.buy;
  return work.kind === 'renewal' && work.renew ? work.buy : undefined;
}

/** A second person must approve what cannot be had back. */
export function needsApproval(work: Work): boolean {
  return movesMoney(work) || work.kind === 'directory';
}

/** What comes back, is bought anew or would be at the end, over the whole term; undefined when Azure does not tell. */
export function amountOf(work: Work): Money | undefined {
  if (work.kind === 'return') return work.preview.refund;
  if (work.kind === 'renewal') return work.renew ? work.preview?.price : undefined;
  return work.kind === 'exchange' ? work.preview.purchases : undefined;
}

export function isOver({ state }: Pick<Adjustment, 'state'>): boolean {
  return ADJUSTMENT_STATES[state].length === 0;
}

export function leadsTo(from: AdjustmentState, to: AdjustmentState): boolean {
  const exits: readonly string[] = ADJUSTMENT_STATES[from];
  return exits.includes(to);
}

/** When the bot must look at it again (epoch ms); null when never. */
export function dueMs(of: Adjustment, nowMs: number): number | null {
  if (of.untold.length > 0) return nowMs;
  if (isOver(of)) return null;
  const at = of.state === 'asked' || of.state === 'pending' ? of.lapsesAt : of.nextLookAt;
  return at ? Date.parse(at) : nowMs;
}

export interface AdjustmentMove {
  to: AdjustmentState;
  at: string;
  ticket: string;
  by?: Person;
  patch?: Partial<Adjustment>;
  tell?: readonly Telling[];
}

/** The adjustment after a move. Pure. Throws WRONG_STATE when the table does not allow it. */
export function moveAdjustment(before: Adjustment, move: AdjustmentMove): Adjustment {
  if (!leadsTo(before.state, move.to)) {
    throw botError('WRONG_STATE', { order: before.id, state: before.state, event: move.to });
  }
  const entered = move.to !== before.state;
  return {
    ...before,
    ...move.patch,
    version: before.version + 1,
    state: move.to,
    stateSince: entered ? move.at : before.stateSince,
    ticket: entered || move.by ? move.ticket : before.ticket,
    history: entered ? [...before.history, { state: move.to, at: move.at, by: move.by?.id }] : before.history,
    untold: [...before.untold, ...(move.tell ?? [])],
  };
}
