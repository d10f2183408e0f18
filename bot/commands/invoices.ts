import { invoiceListCard } from '../../cards/invoice-list-card';
import { botError } from '../errors';
import { PAGE_SIZE } from '../replies';
import { readPeriod } from '../watch/read-period';
import type { Command } from './command';
import { partnerCenterOf } from './find-customer';

export const invoices: Command = {
  name: 'invoices',
  pattern: /^(?:(?:show|list)\s+)?(?:(?:all|our|the)\s+)?invoices(?:\s+(?<rest>[\s\S]+))?$/i,
  needs: 'money',
  usage: 'invoices [month or year] [page]',
  example: 'invoices last month',
  what: 'lists invoices, newest first',
  async run(turn, { rest = '' }, tools) {
    const partnerCenter = partnerCenterOf(tools);
    const asked = readPeriod(rest, tools.now());
    if (!asked) {
      const hint = 'Write "invoices 2026-10", "invoices October", "invoices last month" or "invoices 2" for page two.';
      throw botError('NOT_FOUND', { what: `The period "${rest.slice(0, 60)}"`, hint });
    }
    const { period, page } = asked;
    const all = await partnerCenter.invoices({ period });
    const offset = (page - 1) * PAGE_SIZE;
    const shown = all.slice(offset, offset + PAGE_SIZE);
    const more = offset + shown.length < all.length;
    const card = invoiceListCard(shown, {
      ...tools.replies.reader,
      ...{ period, offset, total: all.length },
      ...(more ? { nextCommand: ['invoices', period, page + 1].filter(Boolean).join(' ') } : {}),
      whenEmpty: emptyBecause(period, page, all.length),
    });
    await tools.replies.card(turn, card);
  },
};

function emptyBecause(period: string | undefined, page: number, total: number): string {
  if (total > 0) return `There is no page ${page}; write "invoices${period ? ` ${period}` : ''}" for the first one.`;
  return period
    ? `There is no invoice of ${period}. Write "invoices" to see all, or "unbilled" for what is not invoiced yet.`
    : 'There is no invoice yet. Write "unbilled" for what is not invoiced yet.';
}
