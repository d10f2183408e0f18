import { botError } from '../errors';
import type { Change, Notice } from './journal';
import type { AuditEntry, Order } from './order';
import { isFinal, next, type OrderEvent } from './states';

/** What happens to an order and who makes it happen; everything random or timed is given. */
export interface Move {
  event: OrderEvent;
  actor: AuditEntry['actor'];
  /** ISO 8601. */
  at: string;
  /** The ticket for the card's buttons after this move. */
  ticket: string;
  patch?: Partial<Order>;
  notices?: Notice[];
  /** Epoch milliseconds; left out for a final state. */
  dueAt?: number;
  detail?: Record<string, unknown>;
}

/** The change that a move makes to an order. Pure. Throws WRONG_STATE when the table does not allow it. */
export function moveOrder(order: Order, move: Move): Change {
  const to = next(order.state, move.event);
  if (!to) throw botError('WRONG_STATE', { order: order.id, state: order.state, event: move.event });
  const entered = to !== order.state;
  const by = move.actor.kind === 'person' ? move.actor.id : undefined;
  const after: Order = {
    ...order,
    ...move.patch,
    version: order.version + 1,
    state: to,
    stateSince: entered ? move.at : order.stateSince,
    // Waiting changes nothing a person could act on: the buttons they see stay alive.
    ticket: move.event === 'wait' ? order.ticket : move.ticket,
    history: entered ? [...order.history, { state: to, at: move.at, by }] : order.history,
  };
  return {
    order: after,
    expected: order.version,
    expectedTicket: order.ticket,
    audit: {
      orderId: order.id,
      version: after.version,
      at: move.at,
      event: move.event,
      actor: move.actor,
      from: order.state,
      to,
      detail: move.detail,
    },
    notices: move.notices ?? [],
    dueAt: isFinal(to) ? null : (move.dueAt ?? null),
  };
}
