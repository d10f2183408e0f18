import type { Azure } from '../commerce/azure/azure';
import type { Failure } from '../commerce/commerce';
import type { Adjustment, HeldReservation, Work } from '../orders/adjustment';
import { asBotError } from '../errors';

/** What the bot asks of Azure to change what was bought. */
export type AdjustingAzure = Pick<
  Azure,
  | 'change'
  | 'archive'
  | 'unarchive'
  | 'changeDirectory'
  | 'order'
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

/**
 * Money moves only for the reservation as it was when people decided. Another quantity may also mean that this very
 * change was made already and the store has forgotten it.
 */
export async function otherThanAsked(
  azure: Pick<AdjustingAzure, 'reservation'>,
  asked: HeldReservation,
): Promise<Failure | undefined> {
  const { quantity, provisioningState = '' } = await azure.reservation(asked.id);
  const isOver = /^(?:cancelled|returned|refunded|split|merged|expired)$/i.test(provisioningState);
  if (!isOver && (quantity === undefined || quantity === asked.quantity)) return undefined;
  const now = isOver ? `is ${provisioningState}` : `holds ${quantity} pieces`;
  return {
    code: 'CHANGED_MEANWHILE',
    message: `${asked.name} held ${asked.quantity} pieces when this was asked for, and now it ${now}.`,
    remedy: 'Look at the reservation, then ask again for what is still wanted.',
    money: 'none',
  };
}

/** The error of a call that must not be repeated tells itself whether it may have been carried out. */
export function failedOnce(error: unknown): Outcome {
  const { failure, code } = asBotError(error);
  const isClear = failure.money === 'none' && code !== 'INTERNAL';
  return isClear ? { to: 'refused', failure } : { to: 'doubtful', failure: { ...failure, money: 'maybe' } };
}
