import { invoiceCard } from '../../cards/invoice-card';
import { botError } from '../errors';
import { PAGE_SIZE } from '../replies';
import { matchedLines } from '../watch/invoice-view';
import type { Command } from './command';
import { partnerCenterOf } from './find-customer';

export const unbilled: Command = {
  name: 'unbilled',
  pattern:
    /^unbilled(?:\s+(?!previous|current|page)(?<currency>[a-z]+))?(?:\s+(?<period>previous|current))?(?:\s+(?:page\s+)?(?<page>\d{1,3}))?$/i,
  needs: 'money',
  usage: 'unbilled [currency] [previous] [page]',
  example: 'unbilled EUR',
  what: 'estimates the next invoice of a currency; "previous": closed, but not invoiced yet',
  async run(turn, given, tools) {
    const partnerCenter = partnerCenterOf(tools);
    const currency = (given.currency ?? (await partnerCenter.balance()).balance.currency).toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency)) {
      const hint = 'Write three letters, for example "unbilled EUR".';
      throw botError('NOT_FOUND', { what: `The currency ${currency.slice(0, 20)}`, hint });
    }
    const period = /previous/i.test(given.period ?? '') ? 'previous' : 'current';
    const lines = await partnerCenter.unbilled({ currency, period });
    const matched = await matchedLines(tools.journal, turn.person.tenantId, lines);
    const page = Math.max(1, Number(given.page ?? 1));
    const offset = (page - 1) * PAGE_SIZE;
    const next = ['unbilled', currency, period === 'previous' ? period : '', page + 1].filter(Boolean).join(' ');
    const card = invoiceCard({
      about: { kind: period === 'current' ? 'unbilled' : 'closed', currency },
      ...matched,
      ...{ offset, pageSize: PAGE_SIZE },
      ...(offset + PAGE_SIZE < lines.length ? { nextCommand: next } : {}),
      ...tools.replies.reader,
    });
    await tools.replies.card(turn, card);
  },
};
