import { PAGE_SIZE } from '../replies';
import { ORDER_ID, type Command } from './command';

export const status: Command = {
  name: 'status',
  pattern: new RegExp(`^status(?:\\s+(?:of\\s+)?${ORDER_ID})?$`, 'i'),
  usage: 'status [order]',
  example: 'status R-7K2M9Q',
  what: 'shows what is open here, or one order',
  async run(turn, { order }, { desk, journal, replies }) {
    if (order) return replies.order(turn, await desk.find(order, turn));
    const { tenantId, conversationId } = turn.place;
    const { orders, total } = await journal.list({
      tenantId,
      conversationId,
      states: replies.openStates,
      limit: PAGE_SIZE,
    });
    await replies.orders(turn, { heading: 'status', orders, total, page: 1 });
  },
};
