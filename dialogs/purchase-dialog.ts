import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { BotError } from '../bot/errors';
import { textsFor } from '../cards/texts';
import { askNext } from './ask-next';
import { decide, type Decision, type Turn } from './decide';
import { draftFrom, type Draft } from './draft';
import { withUsual, type UsualCustomer } from './usual-customer';
import type { CardStyle } from './form-data';
import { hearForm } from './hear-form';
import { hearText, splitStepwise } from './hear-text';
import { TURN_SIGNAL, type PurchasePort } from './purchase-port';
import { clickedCard, closeCard, isClick, say } from './replies';
import type { DialogWords } from './resolve/say';
import { failed, joined, notUnderstood, unanswered } from './sentences';
import type { Slot } from './slots';
import { submitReady } from './submit-ready';

export const PURCHASE_DIALOG = 'purchase';

export interface PurchaseOptions {
  /** The sentence after "buy"; with a draft, the change to it. */
  text?: string;
  /** A draft to go on with, for example from draftOf(). Without a text the form opens even when it is complete. */
  draft?: Draft;
  /** Id of the order whose request is being changed. */
  editing?: string;
  /** The customer that is meant where the sentence names none. */
  usualCustomer?: UsualCustomer;
}

const DEFAULT_STYLE: CardStyle = { mode: 'submit', locale: 'en' };

/**
 * The conversation that leads to a complete request. Its only state is the draft. An AbortError of a look-up leaves it
 * as botbuilder's DialogContextError, whose `error` is the AbortError itself; nothing was sent by then.
 */
export function createPurchaseDialog(port: PurchasePort, style: CardStyle = DEFAULT_STYLE): Dialog {
  return new PurchaseDialog(port, style);
}

class PurchaseDialog extends Dialog<PurchaseOptions> {
  private readonly words: DialogWords;

  constructor(
    private readonly port: PurchasePort,
    private readonly style: CardStyle,
  ) {
    super(PURCHASE_DIALOG);
    this.words = textsFor(style.locale).dialog;
  }

  override async beginDialog(dc: DialogContext, options: PurchaseOptions = {}): Promise<DialogTurnResult> {
    const { isStepwise, rest } = splitStepwise(options.text ?? '');
    const heard = options.draft ? hearText(options.draft, rest) : undefined;
    const usual = heard ? undefined : options.usualCustomer;
    const draft =
      heard?.kind === 'answer' || heard?.kind === 'nothing' ? heard.draft : withUsual(draftFrom(rest), usual);
    const next: Draft = {
      ...draft,
      stepwise: isStepwise || draft.stepwise,
      editing: options.editing ?? draft.editing,
    };
    const touched = Object.keys(next.typed) as Slot[];
    return this.goOn(dc, next, { touched, hold: options.draft !== undefined && heard?.kind !== 'answer' });
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const draft = keptDraft(dc);
    const { value, text } = dc.context.activity as { value: unknown; text?: string };
    const heard = isClick(value) ? hearForm(draft, value) : hearText(draft, text ?? '');
    if (!heard) return Dialog.EndOfTurn;
    if (heard.kind === 'cancel') return this.cancelled(dc, draft);
    if (heard.kind === 'answer') return this.goOn(dc, heard.draft, heard);
    return this.notHeard(dc, heard.draft);
  }

  /** Looks everything up first and acts only then, so that a turn cut short can be repeated as a whole. */
  private async goOn(dc: DialogContext, draft: Draft, turn: Turn): Promise<DialogTurnResult> {
    const { context } = dc;
    const signal = context.turnState.get<AbortSignal | undefined>(TURN_SIGNAL);
    let decision: Decision;
    try {
      decision = await decide(draft, { ...turn, signal }, this.port, this.words);
    } catch (error) {
      if (signal?.aborted || !(error instanceof BotError)) throw error;
      keep(dc, { ...draft, leftover: [] });
      await say(context, joined([notUnderstood(draft.leftover, this.words), failed(error, this.words)]));
      return Dialog.EndOfTurn;
    }
    if (decision.kind === 'ask') {
      keep(dc, await askNext(context, decision, turn.touched, this.style));
      return Dialog.EndOfTurn;
    }
    const kept = await submitReady(context, decision.ready, decision.rest, this.port, this.words);
    if (kept?.isRerouted) return this.goOn(dc, kept.draft, { touched: [], hold: true });
    if (kept) keep(dc, kept.draft);
    else if (decision.rest) keep(dc, await askNext(context, decision.rest, [], this.style));
    else return dc.endDialog();
    return Dialog.EndOfTurn;
  }

  private async cancelled(dc: DialogContext, draft: Draft): Promise<DialogTurnResult> {
    const isClosed = await closeCard(dc.context, clickedCard(dc.context) ?? draft.formId, this.words.cancelled);
    if (!isClosed || !clickedCard(dc.context)) await say(dc.context, this.words.cancelled);
    return dc.endDialog();
  }

  /** Counts as a wrong answer; after three the form helps better than the same sentence again. */
  private async notHeard(dc: DialogContext, draft: Draft): Promise<DialogTurnResult> {
    const { asked } = draft;
    const wrong = asked ? { ...draft.wrong, [asked]: (draft.wrong[asked] ?? 0) + 1 } : draft.wrong;
    const next = { ...draft, wrong };
    if (asked && (wrong[asked] ?? 0) >= 3) return this.goOn(dc, next, { touched: [], hold: true });
    keep(dc, { ...next, leftover: [] });
    await say(dc.context, unanswered(draft, this.words));
    return Dialog.EndOfTurn;
  }
}

interface PurchaseState {
  draft?: Draft;
}

function keptDraft(dc: DialogContext): Draft {
  return (dc.activeDialog?.state as PurchaseState | undefined)?.draft ?? draftFrom('');
}

function keep(dc: DialogContext, draft: Draft): void {
  if (dc.activeDialog) (dc.activeDialog.state as PurchaseState).draft = draft;
}
