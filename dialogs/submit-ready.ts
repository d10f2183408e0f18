import { BotError } from '../bot/errors';
import type { Ask, Ready } from './decide';
import type { Draft } from './draft';
import type { Context, PurchasePort } from './purchase-port';
import { clickedCard, closeCard, say } from './replies';
import { usualSentence } from './usual-customer';
import { sentToPartnerCenter } from './reroute';
import type { DialogWords } from './resolve/say';
import { failed, furtherLines, joined, notUnderstood } from './sentences';

/** What was not handed over; `isRerouted` when it now goes another way and is to be looked at again. */
export interface Kept {
  draft: Draft;
  isRerouted?: boolean;
}

/** Hands complete requests to the bot, one after the other. Answers the draft to go on with when not all were taken. */
export async function submitReady(
  context: Context,
  ready: readonly Ready[],
  rest: Ask | undefined,
  port: PurchasePort,
  words: DialogWords,
): Promise<Kept | undefined> {
  for (const [i, { draft, request, notes, warnings }] of ready.entries()) {
    try {
      await closeCard(context, clickedCard(context) ?? draft.formId, words.complete);
      await port.submit(request, context, { ...draft, isLast: i === ready.length - 1 && !rest });
    } catch (error) {
      const kept = keptDraft(ready.slice(i), rest);
      const rerouted = await sentToPartnerCenter(error, request, port, words);
      if (rerouted) {
        await say(context, rerouted.sentence);
        return { draft: rerouted.change(kept), isRerouted: true };
      }
      if (error instanceof BotError) await say(context, failed(error, words));
      // With the first line handed over, repeating the whole turn would hand it over again.
      else if (i > 0 && isAbort(error)) await say(context, words.moreToQuote);
      else throw error;
      return { draft: kept };
    }
    const others = i === 0 ? ready.length - 1 + (rest ? 1 + rest.draft.more.length : 0) : 0;
    const unclear = notUnderstood(draft.leftover, words);
    const told = [
      unclear,
      ...(unclear ? notes : []),
      ...warnings,
      usualSentence(draft, words),
      furtherLines(others, words),
    ];
    if (told.some(Boolean)) await say(context, joined(told));
  }
  return undefined;
}

/** What was not handed over, as a draft with its further lines. */
function keptDraft(ready: readonly Ready[], rest: Ask | undefined): Draft {
  const [first, ...others] = [...ready.map(({ draft }) => draft), ...(rest ? [rest.draft] : [])];
  const more = [...others.map(({ typed, problems }) => ({ values: typed, problems })), ...(rest?.draft.more ?? [])];
  return { ...(first as Draft), more, leftover: [], formId: undefined };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
