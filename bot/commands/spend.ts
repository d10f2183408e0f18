import { calendarDay, monthInWords } from '../../cards/format';
import { fillIn, textsFor } from '../../cards/texts';
import { botError } from '../errors';
import { formatMoney } from '../orders/money';
import { addedUp, boughtAt, spendingOf, type Spent } from '../orders/spending';
import type { Turn } from '../turn';
import type { Command } from './command';
import { readAll } from './lists';
import { fits, readFilters } from './order-filters';
import { pageOf, sayList } from './say-list';

export const spend: Command = {
  name: 'spend',
  pattern: /^(?:spend(?:ing)?|ausgaben)(?:\s+(?<filters>\S[\s\S]*))?$/i,
  usage: 'spend [customer …] [since …] [until …] [page]',
  example: 'spend customer Contoso since 2026-01',
  what: 'adds up what was bought here, by month and customer',
  needs: 'money',
  async run(turn, { filters: said = '' }, { journal, replies, now }) {
    const { everyday } = textsFor(turn.reader.locale);
    const words = everyday.spend;
    const month = /^\d{4}-\d{2}$/.test(said.trim()) ? said.trim() : undefined;
    const asked = month ? `since ${month} until ${month}` : said;
    const read = readFilters(asked, calendarDay(now().toISOString(), turn.reader));
    if ('unclear' in read || read.filters.states || read.filters.isMine) {
      const text = 'unclear' in read ? read.unclear : said;
      throw botError('UNCLEAR', { problem: fillIn(words.unclear, { text: text.slice(0, 60) }), hint: words.hint });
    }
    const states = ['placed', 'active', 'expiring', 'renewed', 'expired'] as const;
    const found = await readAll(journal, { tenantId: turn.person.tenantId, states }, turn.signal);
    const dayOf = (iso: string) => calendarDay(iso, turn.reader);
    const meant = found.orders.filter((order) => fits(order, read.filters, dayOf(boughtAt(order) ?? order.createdAt)));
    const spent = spendingOf(meant, dayOf);
    const page = pageOf(spent, read.page);
    const totals = addedUp(spent).map((sum) =>
      fillIn(words.total, { amounts: amountsOf(sum, turn), currency: sum.currency }),
    );
    await sayList(turn, replies, {
      title: words.title,
      page,
      lines: page.items.map((one) => ({
        title: fillIn(words.line, { month: monthInWords(one.month, turn.reader), customer: one.customerName }),
        details: [fillIn(words.details, { amounts: amountsOf(one, turn), count: one.count })],
      })),
      command: ['spend', read.said].filter(Boolean).join(' '),
      whenEmpty: words.none,
      notes: [
        ...totals,
        ...(found.isCut ? [fillIn(everyday.orders.cut, { count: found.orders.length })] : []),
        ...(spent.length > 0 ? [words.how] : []),
      ],
    });
  },
};

/** "1,118.08 EUR upfront, 2,218.14 EUR in monthly payments (61.62 EUR a month)". */
function amountsOf({ upfront, monthly, eachMonth }: Spent, { reader }: Turn): string {
  const words = textsFor(reader.locale).everyday.spend;
  const parts = [
    upfront && fillIn(words.upfront, { amount: formatMoney(upfront, reader.locale) }),
    monthly &&
      fillIn(words.monthly, {
        amount: formatMoney(monthly, reader.locale),
        each: eachMonth ? formatMoney(eachMonth, reader.locale) : '',
      }),
  ];
  return parts.filter(Boolean).join(', ');
}
