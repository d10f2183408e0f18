import { PAGE_SIZE } from '../replies';
import type { Command } from './command';

export const orders: Command = {
  name: 'orders',
  pattern: /^(?:my\s+|all\s+)?orders(?:\s+(?:page\s+)?(?<page>\d{1,4}))?$/i,
  usage: 'orders [page]',
  example: 'orders 2',
  what: 'lists all requests, newest first',
  async run(turn, given, { journal, replies }) {
    const page = Math.max(1, Number(given.page ?? 1));
    const { tenantId } = turn.person;
    const found = await journal.list({ tenantId, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE });
    await replies.orders(turn, { heading: 'orders', ...found, page });
  },
};

export const approvals: Command = {
  name: 'approvals',
  pattern: /^approvals$/i,
  usage: 'approvals',
  example: 'approvals',
  what: 'lists what waits for an approval',
  async run(turn, _given, { journal, replies }) {
    const found = await journal.list({ tenantId: turn.person.tenantId, states: ['pending'], limit: PAGE_SIZE });
    await replies.orders(turn, { heading: 'approvals', ...found, page: 1 });
  },
};
