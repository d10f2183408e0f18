import type { Azure } from '../commerce/azure/azure';
import type { Failure } from '../commerce/commerce';
import type { Adjustment, Work } from '../orders/adjustment';
import { asBotError } from '../errors';

/** What the bot asks of Azure to change what was bought. */
export type AdjustingAzure = Pick<
  Azure,
  | 'change'
  | 'split'
  | 'merge'
  | 'calculateRefund'
  | 'returnReservation'
  | 'calculateExchange'
  | 'exchange'
  | 'exchangeProgress'
  | 'reservation'
>;

/** What became of a call, or of a look at one that was sent before. */
export type Outcome =
  | { to: 'done'; result?: Adjustment['result'] }
  | { to: 'working'; operation?: string; result?: Adjustment['result'] }
  | { to: 'refused'; failure: Failure }
  | { to: 'doubtful'; failure: Failure; operation?: string }
  /** Nothing new is known. */
  | { to: 'unknown'; failure?: Failure };

/** How one kind of change is made. */
export interface Way<W extends Work> {
  /** Asks again, right before money moves, what it was approved for. `moved`: it needs a new approval. */
  prepare?(
    work: W,
    now: Date,
  ): Promise<{ work: W; moved: boolean; sessionId: string; operation?: string } | { refused: Failure }>;
  /** Sent once. */
  send(work: W, sent: NonNullable<Adjustment['sent']>): Promise<Outcome>;
  /** Finds out by reading what became of it. */
  settle(work: W, sent: NonNullable<Adjustment['sent']>): Promise<Outcome>;
}

/** The error of a call that must not be repeated tells itself whether it may have been carried out. */
export function failedOnce(error: unknown): Outcome {
  const { failure, code } = asBotError(error);
  const isClear = failure.money === 'none' && code !== 'INTERNAL';
  return isClear ? { to: 'refused', failure } : { to: 'doubtful', failure: { ...failure, money: 'maybe' } };
}
