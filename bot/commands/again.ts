import { draftOf } from '../../dialogs/draft';
import { textsFor } from '../../cards/texts';
import { botError } from '../errors';
import type { Order } from '../orders/order';
import type { Turn } from '../turn';
import { ORDER_ID, type Command, type Tools } from './command';

export const again: Command = {
  name: 'again',
  pattern: new RegExp(
    String.raw`^(?:again|repeat|noch\s*mal|noch\s+einmal|wiederhole)\s+${ORDER_ID}(?:[\s,]+(?<change>[\s\S]+))?$`,
    'i',
  ),
  usage: 'again <order> [what is different]',
  example: 'again R-7K2M9Q for Fabrikam 5x',
  what: 'asks for the same once more, with what you change, at the price of now and with an approval of its own',
  run: async (turn, { order = '', change }, tools) => repeat(turn, await tools.desk.find(order, turn), tools, change),
};

export const againTheLast: Command = {
  name: 'again without an order',
  pattern: /^(?:again|repeat|noch\s*mal|noch\s+einmal)[.!]?$/i,
  usage: 'again',
  example: 'again',
  what: 'the same for your newest request in this conversation; while a question is open, asks it again',
  alsoAnAnswer: true,
  async run(turn, _given, tools) {
    const { tenantId, conversationId } = turn.place;
    const { orders } = await tools.journal.list({ tenantId, conversationId, requesterId: turn.person.id, limit: 20 });
    const last = orders.find(({ request }) => !request.kind);
    if (last) return repeat(turn, last, tools);
    const { what, hint } = textsFor(turn.reader.locale).everyday.nothingToRepeat;
    throw botError('NOT_FOUND', { what, hint });
  },
};

/** A new request with a price and an approval of its own; nothing of the old one's is carried over. */
async function repeat(turn: Turn, order: Order, { dialog }: Tools, change?: string): Promise<void> {
  if (order.request.kind) {
    const { why, hint } = textsFor(turn.reader.locale).everyday.planAgain;
    throw botError('NOT_ALLOWED', { why, hint });
  }
  await dialog.repeat(turn, draftOf(order.request).typed, change);
}
