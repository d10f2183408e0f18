import { readCommand, type TypedCommand } from './commands';
import type { Desk, Verb } from './desk';
import { asBotError, botError } from './errors';
import { PAGE_SIZE, type Replies } from './replies';
import type { Journal } from './orders/journal';
import type { Order } from './orders/order';
import type { Turn } from './turn';
import type { PurchaseDialogHost } from './purchase-dialog-host';

export interface ConverseOptions {
  desk: Desk;
  journal: Journal;
  dialog: PurchaseDialogHost;
  replies: Replies;
}

const ORDER_VERBS: readonly Verb[] = ['confirm', 'edit', 'cancel', 'approve', 'reject', 'withdraw'];

/** Decides what a turn is — a button, a command, an answer in the dialog — and has it done. */
export function createConversation(options: ConverseOptions): (turn: Turn) => Promise<void> {
  const { desk, journal, dialog, replies } = options;

  async function converse(turn: Turn): Promise<void> {
    try {
      if (turn.value) await pressed(turn, turn.value);
      else await typed(turn);
    } catch (error) {
      if (turn.signal.aborted) throw error;
      await replies.failure(turn, asBotError(error));
    }
  }

  async function pressed(turn: Turn, value: Record<string, unknown>): Promise<void> {
    const verb = typeof value.verb === 'string' ? value.verb : '';
    const orderVerb = ORDER_VERBS.find((known) => known === verb);
    if (orderVerb || verb === 'refresh') return press(turn, orderVerb, value);
    if (await dialog.goOn(turn)) return;
    throw botError('UNKNOWN_TICKET');
  }

  /** A button on an order's card. The ticket names order and version; everything else is read from the store. */
  async function press(turn: Turn, verb: Verb | undefined, value: Record<string, unknown>): Promise<void> {
    const ticket = typeof value.ticket === 'string' ? value.ticket : '';
    const order = ticket ? await journal.readByTicket(ticket) : null;
    if (!order || order.place.tenantId !== turn.person.tenantId) throw botError('UNKNOWN_TICKET');
    const stale = order.ticket !== ticket;
    if (!verb || stale) {
      await replies.refreshClicked(turn, order);
      if (verb && !decidedBy(order, turn)) await replies.text(turn, replies.words.stale(order));
      return;
    }
    const reason = typeof value.reason === 'string' ? value.reason.trim() : undefined;
    const after = await desk.decide(verb, order, turn, reason);
    await replies.refreshClicked(turn, after);
    if (verb === 'edit') await dialog.reopen(turn, after);
  }

  async function typed(turn: Turn): Promise<void> {
    const found = readCommand(turn.text);
    if (found && !(await answersTheDialog(turn, found))) return command(turn, found);
    if (await dialog.goOn(turn)) return;
    if (/^back\b/i.test(turn.text)) return decideTyped(turn, 'edit', undefined);
    await replies.text(turn, replies.words.notUnderstood());
  }

  /** While questions are open, a bare `cancel` belongs to them; `help` and `status` never disturb them. */
  async function answersTheDialog(turn: Turn, found: TypedCommand): Promise<boolean> {
    return found.command.name === 'cancel' && !found.orderId && dialog.isOpen(turn);
  }

  async function command(turn: Turn, { command, orderId, rest }: TypedCommand): Promise<void> {
    const { action } = command;
    switch (action.kind) {
      case 'buy':
        return dialog.begin(turn);
      case 'help':
        return replies.help(turn, rest);
      case 'decide':
        return decideTyped(turn, action.verb, orderId, rest);
      case 'status':
        return orderId ? replies.order(turn, await desk.find(orderId, turn)) : status(turn);
      case 'orders':
        return list(turn, 'orders', Number(rest ?? 1));
      case 'approvals':
        return list(turn, 'approvals', 1);
    }
  }

  async function decideTyped(turn: Turn, verb: Verb, orderId: string | undefined, reason?: string): Promise<void> {
    const order = orderId ? await desk.find(orderId, turn) : await latestQuoted(turn);
    const after = await desk.decide(verb, order, turn, reason);
    if (after.place.conversationId !== turn.place.conversationId) await replies.order(turn, after);
    if (verb === 'edit') await dialog.reopen(turn, after);
  }

  async function latestQuoted(turn: Turn): Promise<Order> {
    const { tenantId, conversationId } = turn.place;
    const mine = {
      tenantId,
      conversationId,
      requesterId: turn.person.id,
      states: ['quoted', 'draft'] as const,
      limit: 1,
    };
    const { orders } = await journal.list(mine);
    if (orders[0]) return orders[0];
    throw botError('NOT_FOUND', {
      what: 'An open request of yours in this conversation',
      hint: 'Start one with "buy".',
    });
  }

  async function status(turn: Turn): Promise<void> {
    const { tenantId, conversationId } = turn.place;
    const { orders, total } = await journal.list({
      tenantId,
      conversationId,
      states: replies.openStates,
      limit: PAGE_SIZE,
    });
    await replies.orders(turn, { heading: 'status', orders, total, page: 1 });
  }

  async function list(turn: Turn, heading: 'orders' | 'approvals', page: number): Promise<void> {
    const states = heading === 'approvals' ? (['pending'] as const) : undefined;
    const { tenantId } = turn.person;
    const { orders, total } = await journal.list({
      tenantId,
      states,
      offset: (page - 1) * PAGE_SIZE,
      limit: PAGE_SIZE,
    });
    await replies.orders(turn, { heading, orders, total, page });
  }

  return converse;
}

/** The same click delivered twice, or a double click: the person sees the state they caused, and needs no lecture. */
function decidedBy(order: Order, turn: Turn): boolean {
  const own = [order.approvals.at(-1)?.by, order.rejection?.by, order.requester];
  return own.some((person) => person?.id === turn.person.id);
}
