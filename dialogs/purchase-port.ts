import type { TurnContext } from 'botbuilder';
import type { ReservationRequest } from '../bot/commerce/commerce';
import type { Draft } from './draft';
import type { Lookups } from './resolve';

/** The turn, as the rest of this folder knows it: botbuilder is imported here and in purchase-dialog.ts only. */
export type Context = TurnContext;

/** What the conversation needs of the bot. Lookups may throw a BotError (told in one sentence) or an AbortError (passed on). */
export interface PurchasePort extends Lookups {
  /** Quotes the complete request and shows the confirmation card. */
  submit(request: ReservationRequest, context: TurnContext, about: Submitted): Promise<void>;
}

export interface Submitted extends Pick<Draft, 'editing' | 'renews'> {
  /** The dialog ends once it is taken. */
  isLast: boolean;
}

/** Key in `context.turnState` under which the host puts the turn's AbortSignal; lookups get it. */
export const TURN_SIGNAL = Symbol('turn signal');
