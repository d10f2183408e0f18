import { botError } from '../errors';
import type { Order } from '../orders/order';
import type { Turn } from '../turn';
import { ORDER_ID, type Command, type Tools } from './command';

export const renew: Command = {
  name: 'renew',
  pattern: new RegExp(`^renew\\s+${ORDER_ID}$`, 'i'),
  usage: 'renew <order>',
  example: 'renew R-7K2M9Q',
  what: 'asks for a new reservation like one that comes to its end',
  run: async (turn, { order }, tools) => renewOrder(turn, await tools.desk.find(order ?? '', turn), tools),
};

/** A new request, filled in like the old one, which counts as renewed once the new one is active. */
export async function renewOrder(turn: Turn, order: Order, { dialog }: Tools): Promise<void> {
  if (order.request.kind) {
    throw botError('NOT_ALLOWED', {
      why: 'An Azure plan does not end.',
      hint: 'Write "buy" to ask for a reservation.',
    });
  }
  if (order.renewedBy) {
    const why = `${order.id} was renewed already: ${order.renewedBy} follows on it.`;
    throw botError('NOT_ALLOWED', { why, hint: 'Write "buy" to ask for one more reservation.' });
  }
  // The form takes the place of the card that was clicked; the reminder must stay.
  delete turn.context.activity.replyToId;
  await dialog.again(turn, order);
}
