import { subjectOfWork } from '../../cards/adjustment-facts';
import { day } from '../../cards/format';
import { fillIn } from '../../cards/texts';
import type { AdjustmentVerb } from '../adjustments/adjustment-desk';
import { botError } from '../errors';
import type { Adjustment } from '../orders/adjustment';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { pageOf, sayList, wordsFor } from './say-list';

/** The typed form of the buttons on a change's card. */
export const change: Command = {
  name: 'change',
  pattern:
    /^(?<verb>change|confirm|approve|reject|withdraw|cancel|status)\s+(?<id>c-[0-9a-z]{4,12})(?:[\s,:]+(?<reason>[\s\S]+))?$/i,
  usage: 'change <id>, or confirm, approve, reject, withdraw <id>',
  example: 'approve C-7K2M9Q',
  what: 'shows a change, return or exchange, or decides about it',
  async run(turn, { verb = '', id = '', reason }, tools) {
    const found = await tools.adjusting.desk.find(id, turn);
    const asked = verb.toLowerCase();
    const decision = asked === 'cancel' ? 'withdraw' : VERBS.find((one) => one === asked);
    const after = decision ? await tools.adjusting.desk.decide(decision, found, turn, reason) : found;
    if (!decision || after.place.conversationId !== turn.place.conversationId) {
      await tools.replies.card(turn, tools.adjusting.cardOf(after, turn.reader));
    }
  },
};

const VERBS: readonly AdjustmentVerb[] = ['confirm', 'approve', 'reject', 'withdraw'];

export const changes: Command = {
  name: 'changes',
  pattern: /^changes(?:\s+(?:page\s+)?(?<page>\d{1,3}))?$/i,
  usage: 'changes [page]',
  example: 'changes',
  what: 'lists the newest changes, returns and exchanges of what was bought',
  async run(turn, given, tools) {
    const { replies } = tools;
    const texts = wordsFor(replies);
    const words = texts.adjustment.list;
    const page = pageOf(await tools.adjusting.desk.newest(turn), Math.max(1, Number(given.page ?? 1)));
    await sayList(turn, replies, {
      title: words.title,
      page,
      lines: page.items.map(({ id, work, state, requester, createdAt }) => ({
        title: fillIn(words.line, { id, subject: subjectOfWork(work, texts, (text) => text) }),
        details: [
          fillIn(words.details, {
            state: texts.adjustment.states[state],
            requester: requester.name,
            day: day(createdAt, replies.reader),
          }),
        ],
      })),
      command: 'changes',
      whenEmpty: words.none,
    });
  },
};

/** A button on a change's card. The ticket names change and version; everything else is read from the store. */
export async function pressChange(
  turn: Turn,
  pressed: string,
  value: Record<string, unknown>,
  tools: Tools,
): Promise<void> {
  const verb = VERBS.find((one) => `adjust-${one}` === pressed);
  const seen = verb && (await seenBy(turn, pressed, value, tools));
  if (!verb || !seen) throw botError('UNKNOWN_TICKET');
  if (seen.adjustment.ticket !== seen.ticket) {
    await showAgain(turn, seen.adjustment, tools);
    // The same click delivered twice: the person sees what they caused and needs no lecture.
    if (seen.adjustment.history.at(-1)?.by === turn.person.id) return;
    throw botError('STALE', { order: seen.adjustment.id });
  }
  const reason = typeof value.reason === 'string' ? value.reason : undefined;
  await showAgain(turn, await tools.adjusting.desk.decide(verb, seen.adjustment, turn, reason), tools);
}

async function seenBy(turn: Turn, verb: string, { ticket }: Record<string, unknown>, tools: Tools) {
  if (typeof ticket !== 'string' || ticket === '') return undefined;
  const use = { verb, conversationId: turn.place.conversationId, personId: turn.person.id };
  const known = tools.cardTickets.open(ticket, use);
  if (known === undefined) throw botError('FOREIGN_TICKET');
  const adjustment = await tools.adjusting.adjustments.readByTicket(known);
  return adjustment?.place.tenantId === turn.person.tenantId ? { adjustment, ticket: known } : undefined;
}

/** The living card brings itself up to date; an Action.Execute wants its answer at once. */
async function showAgain(turn: Turn, adjustment: Adjustment, { replies, adjusting }: Tools): Promise<void> {
  replies.answerClick(turn, adjusting.cardOf(adjustment, turn.reader));
}
