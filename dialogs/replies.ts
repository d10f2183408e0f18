import { attachmentOf, type AdaptiveCard } from '../cards/card';
import { inert } from '../cards/inert';
import type { Context } from './purchase-port';

type Activity = Parameters<Context['updateActivity']>[0];

const LONGEST = 900;

/** Sends one sentence or a few; whatever people wrote in it shows as written. */
export async function say(context: Context, text: string): Promise<void> {
  if (text) await context.sendActivity({ type: 'message', text: inert(text, LONGEST), textFormat: 'markdown' });
}

/** Shows a card in place of `id`, or posts it when there is none or it cannot be updated. Answers the card's activity id. */
export async function showCard(
  context: Context,
  card: AdaptiveCard,
  summary: string,
  id: string | undefined,
): Promise<string | undefined> {
  const activity: Activity = { type: 'message', summary, attachments: [attachmentOf(card)] };
  if (id && (await replaced(context, id, activity))) return id;
  const response = await context.sendActivity(activity);
  return response?.id ?? undefined;
}

/** Puts a sentence where a card was; a card that is gone is no loss. */
export async function closeCard(context: Context, id: string | undefined, text: string): Promise<boolean> {
  return id !== undefined && (await replaced(context, id, { type: 'message', text: inert(text, LONGEST) }));
}

/** The card a click came from. */
export function clickedCard(context: Context): string | undefined {
  const { value, replyToId } = context.activity as { value: unknown; replyToId?: string };
  return isClick(value) ? replyToId : undefined;
}

export function isClick(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

async function replaced(context: Context, id: string, activity: Activity): Promise<boolean> {
  try {
    await context.updateActivity({ ...activity, id });
    return true;
  } catch (error) {
    // Updating is a courtesy: a deleted or foreign card must not end the conversation. A cut-short turn must.
    if (error instanceof Error && error.name === 'AbortError') throw error;
    return false;
  }
}
