import { mayOperate, maySeeMoney } from './access/policy';
import { bulk, isBroughtTable, pressBatch } from './commands/bulk';
import { pressChange } from './commands/changes';
import { decide } from './commands/decisions';
import type { Tools } from './commands/command';
import { renewOrder } from './commands/renew-order';
import { readCommand, type TypedCommand } from './commands/table';
import type { Verb } from './desk';
import { said } from '../cards/said';
import { textsFor } from '../cards/texts';
import { asBotError, botError } from './errors';
import type { Order } from './orders/order';
import { commandOfPage, PAGE_VERB } from './page-buttons';
import type { Turn } from './turn';

const ORDER_VERBS: readonly Verb[] = ['confirm', 'edit', 'cancel', 'approve', 'reject', 'withdraw'];
/** The answer to Teams' question whether a file may be saved. */
const FILE_CONSENT = 'fileConsent/invoke';

/** Answers each turn in the language and by the clock of its reader. */
export function createConversation(tools: Tools): (turn: Turn) => Promise<void> {
  return (turn) => conversationOf({ ...tools, replies: { ...tools.replies, reader: turn.reader } })(turn);
}

/** Decides what a turn is — a button, a command, an answer in the dialog — and has it done. */
function conversationOf(tools: Tools): (turn: Turn) => Promise<void> {
  const { desk, journal, dialog, replies } = tools;

  async function converse(turn: Turn): Promise<void> {
    try {
      await tools.people.remember(turn.person);
      if (turn.value) await pressed(turn, turn.value);
      else await typed(turn);
    } catch (error) {
      if (turn.signal.aborted) throw error;
      const known = asBotError(error);
      if (known.code === 'REASON_MISSING') return replies.text(turn, said(known.message, textsFor(turn.reader.locale)));
      if (known.code === 'INTERNAL') tools.log.error({ error, reference: known.failure.remedy }, 'a turn failed');
      await replies.failure(turn, known);
    }
  }

  async function pressed(turn: Turn, value: Record<string, unknown>): Promise<void> {
    if (turn.context.activity.name === FILE_CONSENT) return tools.documents.consented(turn);
    const verb = typeof value.verb === 'string' ? value.verb : '';
    const orderVerb = ORDER_VERBS.find((known) => known === verb);
    if (orderVerb || verb === 'refresh') return press(turn, orderVerb, value);
    if (verb === PAGE_VERB) return turnPage(turn, value);
    if (verb.startsWith('batch-')) return pressBatch(turn, verb, value, tools);
    if (verb.startsWith('adjust-')) return pressChange(turn, verb, value, tools);
    if (verb === 'renew-order') return renewOrder(turn, await ofTicket(turn, ticketOf(turn, verb, value)), tools);
    if (await dialog.goOn(turn)) return;
    throw botError('UNKNOWN_TICKET');
  }

  /** Another page of a list: the command that shows it, run for whoever pressed, in the place of the clicked card. */
  async function turnPage(turn: Turn, value: Record<string, unknown>): Promise<void> {
    const found = readCommand(commandOfPage(ticketOf(turn, PAGE_VERB, value)));
    if (!found) throw botError('UNKNOWN_TICKET');
    replies.inPlace(turn);
    await runAllowed(turn, found);
  }

  /** A button on an order's card. The ticket names order and version; everything else is read from the store. */
  async function press(turn: Turn, verb: Verb | undefined, value: Record<string, unknown>): Promise<void> {
    const ticket = ticketOf(turn, verb ?? 'refresh', value);
    const order = await ofTicket(turn, ticket);
    if (!verb || order.ticket !== ticket) {
      await replies.refreshClicked(turn, order);
      if (verb && !decidedBy(order, turn)) await replies.stale(turn, order);
      return;
    }
    const reason = typeof value.reason === 'string' ? value.reason.trim() : undefined;
    const after = await desk.decide(verb, order, turn, reason);
    await replies.refreshClicked(turn, after);
    if (verb === 'edit') await dialog.reopen(turn, after);
  }

  async function ofTicket(turn: Turn, ticket: string): Promise<Order> {
    const order = await journal.readByTicket(ticket, turn.found);
    if (!order || order.place.tenantId !== turn.person.tenantId) throw botError('UNKNOWN_TICKET');
    return order;
  }

  /** Answers the order's ticket; throws when the button is not good for this verb, place and person. */
  function ticketOf(turn: Turn, verb: string, { ticket }: Record<string, unknown>): string {
    if (typeof ticket !== 'string' || ticket === '') throw botError('UNKNOWN_TICKET');
    const use = { verb, conversationId: turn.place.conversationId, personId: turn.person.id };
    const known = tools.cardTickets.open(ticket, use);
    if (known === undefined) throw botError('FOREIGN_TICKET');
    return known;
  }

  async function typed(turn: Turn): Promise<void> {
    if (isBroughtTable(turn)) return runAllowed(turn, { command: bulk, given: {}, text: turn.text });
    const found = readCommand(turn.text);
    if (found && !belongsToTheDialog(turn, found)) return runAllowed(turn, found);
    if (await dialog.goOn(turn)) return;
    if (/^(?:back|zurück)\b/i.test(turn.text)) return decide(turn, 'edit', undefined, tools);
    await replies.notUnderstood(turn);
  }

  async function runAllowed(turn: Turn, { command, given, text }: TypedCommand): Promise<void> {
    if (command.needs) {
      const may = command.needs === 'money' ? maySeeMoney : mayOperate;
      const verdict = may(tools.policy, turn.person, await tools.standingOf(turn.person));
      if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
    }
    await command.run({ ...turn, text }, given, tools);
  }

  /** While questions are open, a bare `cancel` belongs to them; `help` and `status` never disturb them. */
  function belongsToTheDialog(turn: Turn, { command, given }: TypedCommand): boolean {
    const answers = command.alsoAnAnswer || (command.name === 'cancel' && !given.order);
    return answers && dialog.isOpen(turn);
  }

  return converse;
}

/** The same click delivered twice, or a double click: the person sees the state they caused, and needs no lecture. */
function decidedBy(order: Order, turn: Turn): boolean {
  const own = [order.approvals.at(-1)?.by, order.rejection?.by, order.requester];
  return own.some((person) => person?.id === turn.person.id);
}
