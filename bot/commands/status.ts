import { mayOperate } from '../access/policy';
import { PAGE_SIZE } from '../replies';
import type { Turn } from '../turn';
import { ORDER_ID, type Command, type Tools } from './command';

export const status: Command = {
  name: 'status',
  pattern: new RegExp(`^status(?:\\s+(?:of\\s+)?${ORDER_ID})?$`, 'i'),
  usage: 'status [order]',
  example: 'status R-7K2M9Q',
  what: 'shows what is open here, or one order',
  async run(turn, { order }, tools) {
    const { desk, journal, replies } = tools;
    if (order) return replies.order(turn, await desk.find(order, turn));
    const { tenantId, conversationId } = turn.place;
    const [{ orders, total }, notes] = await Promise.all([
      journal.list({ tenantId, conversationId, states: replies.openStates, limit: PAGE_SIZE }),
      notesFor(turn, tools),
    ]);
    await replies.orders(turn, { heading: 'status', orders, total, page: 1, notes });
  },
};

/** How the bot itself is doing is for those who run it. */
async function notesFor(turn: Turn, { policy, standingOf, backlog }: Tools): Promise<string[]> {
  const verdict = mayOperate(policy, turn.person, await standingOf(turn.person));
  return verdict.allowed ? backlog(turn.reader, turn.place.conversationId) : [];
}
