import { Dialog, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog';
import type { DialogContext, DialogState } from 'botbuilder-dialogs/lib/dialogContext';
import { BotError } from '../bot/errors';
import { textsFor } from '../cards/texts';
import { askNext } from './ask-next';
import { decide, type Decision, type Turn } from './decide';
import { draftFrom, type Draft } from './draft';
import { withUsual, type UsualCustomer } from './usual-customer';
import type { CardStyle } from './form-data';
import { hearForm } from './hear-form';
import { hearText, splitStepwise } from './hear-text';
import { TURN_SIGNAL, type Context, type PurchasePort } from './purchase-port';
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
 * The conversation that leads to a complete request. Its only state is the draft. An AbortError of a look-up leaves a
 * dialog of a stack as botbuilder's DialogContextError, whose `error` is the AbortError itself; nothing was sent by then.
 */
export function createPurchaseDialog(port: PurchasePort, style: CardStyle = DEFAULT_STYLE): PurchaseDialog {
  return new PurchaseDialog(port, style);
}

export class PurchaseDialog extends Dialog<PurchaseOptions> {
  private readonly words: DialogWords;

  constructor(
    private readonly port: PurchasePort,
    private readonly style: CardStyle,
  ) {
    super(PURCHASE_DIALOG);
    this.words = textsFor(style.locale).dialog;
  }

  override async beginDialog(dc: DialogContext, options: PurchaseOptions = {}): Promise<DialogTurnResult> {
    return leave(dc, await this.begin(dc.context, options));
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return leave(dc, await this.hear(dc.context, keptDraft(dc)));
  }

  /**
   * Begins without a stack, which most requests never need: they are complete at once. Answers the draft to go on with,
   * or undefined when all is done.
   */
  async begin(context: Context, options: PurchaseOptions = {}): Promise<Draft | undefined> {
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
    return this.goOn(context, next, { touched, hold: options.draft !== undefined && heard?.kind !== 'answer' });
  }

  private async hear(context: Context, draft: Draft): Promise<Draft | undefined> {
    const { value, text } = context.activity as { value: unknown; text?: string };
    const heard = isClick(value) ? hearForm(draft, value) : hearText(draft, text ?? '');
    if (!heard) return draft;
    if (heard.kind === 'cancel') return this.cancelled(context, draft);
    if (heard.kind === 'answer') return this.goOn(context, heard.draft, heard);
    return this.notHeard(context, heard.draft);
  }

  /** Looks everything up first and acts only then, so that a turn cut short can be repeated as a whole. */
  private async goOn(context: Context, draft: Draft, turn: Turn): Promise<Draft | undefined> {
    const signal = context.turnState.get<AbortSignal | undefined>(TURN_SIGNAL);
    let decision: Decision;
    try {
      decision = await decide(draft, { ...turn, signal }, this.port, this.words);
    } catch (error) {
      if (signal?.aborted || !(error instanceof BotError)) throw error;
      await say(context, joined([notUnderstood(draft.leftover, this.words), failed(error, this.words)]));
      return { ...draft, leftover: [] };
    }
    if (decision.kind === 'ask') return askNext(context, decision, turn.touched, this.style);
    const kept = await submitReady(context, decision.ready, decision.rest, this.port, this.words);
    if (kept?.isRerouted) return this.goOn(context, kept.draft, { touched: [], hold: true });
    if (kept) return kept.draft;
    return decision.rest && askNext(context, decision.rest, [], this.style);
  }

  private async cancelled(context: Context, draft: Draft): Promise<undefined> {
    const isClosed = await closeCard(context, clickedCard(context) ?? draft.formId, this.words.cancelled);
    if (!isClosed || !clickedCard(context)) await say(context, this.words.cancelled);
  }

  /** Counts as a wrong answer; after three the form helps better than the same sentence again. */
  private async notHeard(context: Context, draft: Draft): Promise<Draft | undefined> {
    const { asked } = draft;
    const wrong = asked ? { ...draft.wrong, [asked]: (draft.wrong[asked] ?? 0) + 1 } : draft.wrong;
    const next = { ...draft, wrong };
    if (asked && (wrong[asked] ?? 0) >= 3) return this.goOn(context, next, { touched: [], hold: true });
    await say(context, unanswered(draft, this.words));
    return { ...next, leftover: [] };
  }
}

/** The stack on which a conversation goes on that began without one. */
export function stackWith(draft: Draft): DialogState {
  return { dialogStack: [{ id: PURCHASE_DIALOG, state: { draft } satisfies PurchaseState }] };
}

interface PurchaseState {
  draft?: Draft;
}

function keptDraft(dc: DialogContext): Draft {
  return (dc.activeDialog?.state as PurchaseState | undefined)?.draft ?? draftFrom('');
}

async function leave(dc: DialogContext, draft: Draft | undefined): Promise<DialogTurnResult> {
  if (!draft) return dc.endDialog();
  if (dc.activeDialog) (dc.activeDialog.state as PurchaseState).draft = draft;
  return Dialog.EndOfTurn;
}
