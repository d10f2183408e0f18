import { calendarDay } from '../../cards/format';
import { fillIn, textsFor } from '../../cards/texts';
import { mayReject } from '../access/policy';
import { botError } from '../errors';
import type { Journal, OrderFilter } from '../orders/journal';
import type { Order } from '../orders/order';
import { samePerson } from '../people';
import { PAGE_SIZE } from '../replies';
import type { Turn } from '../turn';
import type { Command } from './command';
import { FILTER_WORD, fits, needsReading, readFilters, type OrderFilters } from './order-filters';

/** How many orders a list looks at, newest first; with the time a turn has, more would be no list any more. */
const MOST_READ = 2000;
const AT_ONCE = 200;

export const orders: Command = {
  name: 'orders',
  pattern: new RegExp(
    String.raw`^(?:(?<my>my|meine)\s+|all\s+|alle\s+)?orders(?:\s+(?<filters>(?:${FILTER_WORD}|\d{1,4})(?=$|[\s:])[\s\S]*))?$`,
    'i',
  ),
  usage: 'orders [mine] [state] [customer …] [region …] [sku …] [since …] [until …] [page]',
  example: 'orders failed customer Contoso since 2026-10',
  what: 'lists the requests made here, newest first',
  async run(turn, { my, filters: said = '' }, tools) {
    const { journal, replies, now } = tools;
    const read = readFilters(said, calendarDay(now().toISOString(), turn.reader));
    const words = textsFor(turn.reader.locale).everyday.orders;
    if ('unclear' in read) {
      throw botError('UNCLEAR', {
        problem: fillIn(words.unclear, { text: read.unclear.slice(0, 60) }),
        hint: words.hint,
      });
    }
    const { page } = read;
    const filters: OrderFilters = { ...read.filters, ...(my ? { isMine: true } : {}) };
    const offset = (page - 1) * PAGE_SIZE;
    const narrow = { ...filterOf(turn, filters), offset, limit: PAGE_SIZE };
    const command = ['orders', my && 'mine', read.said].filter(Boolean).join(' ');
    if (!needsReading(filters)) {
      return replies.orders(turn, { heading: 'orders', ...(await journal.list(narrow)), page, command });
    }
    const found = await readAll(journal, filterOf(turn, filters), turn.signal);
    const fitting = found.orders.filter((order) => fits(order, filters, calendarDay(order.createdAt, turn.reader)));
    const notes = found.isCut ? [fillIn(words.cut, { count: MOST_READ })] : [];
    const shown = { orders: fitting.slice(offset, offset + PAGE_SIZE), total: fitting.length };
    await replies.orders(turn, { heading: 'orders', ...shown, page, command, notes });
  },
};

export const approvals: Command = {
  name: 'approvals',
  pattern: /^approvals(?:\s+(?<all>all|alle))?(?:\s+(?:page\s+)?(?<page>\d{1,3}))?$/i,
  usage: 'approvals [all] [page]',
  example: 'approvals',
  what: 'lists what waits for your approval, or for anybody’s',
  async run(turn, { all, page: typed }, tools) {
    const { journal, replies, policy, standingOf } = tools;
    const page = Math.max(1, Number(typed ?? 1));
    const filter = { tenantId: turn.person.tenantId, states: ['pending'] as const };
    const found = await readAll(journal, filter, turn.signal);
    const standing = all ? undefined : await standingOf(turn.person);
    // Hours and limits do not matter here: what waits for somebody waits for them at night as well.
    const isMine = (order: Order) =>
      mayReject(policy, order, turn.person, { standing }).allowed &&
      !order.approvals.some(({ by, onBehalfOf }) =>
        [by, onBehalfOf].some((one) => one && samePerson(one, turn.person)),
      );
    const fitting = all ? found.orders : found.orders.filter(isMine);
    const others = found.orders.length - fitting.length;
    const words = textsFor(turn.reader.locale).everyday.approvals;
    await replies.orders(turn, {
      heading: 'approvals',
      title: all ? words.titleAll : words.title,
      whenEmpty: words.none,
      orders: fitting.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: fitting.length,
      page,
      command: all ? 'approvals all' : 'approvals',
      notes: others > 0 ? [fillIn(words.others, { count: others })] : [],
    });
  },
};

function filterOf({ person }: Turn, { isMine, states }: OrderFilters): OrderFilter {
  return { tenantId: person.tenantId, ...(isMine ? { requesterId: person.id } : {}), ...(states ? { states } : {}) };
}

/** The newest orders that fit, at most MOST_READ. */
export async function readAll(
  journal: Pick<Journal, 'list'>,
  filter: OrderFilter,
  signal: AbortSignal,
): Promise<{ orders: Order[]; isCut: boolean }> {
  const orders: Order[] = [];
  for (let offset = 0; offset < MOST_READ; offset += AT_ONCE) {
    signal.throwIfAborted();
    const found = await journal.list({ ...filter, offset, limit: AT_ONCE });
    orders.push(...found.orders);
    if (offset + AT_ONCE >= found.total) return { orders, isCut: false };
  }
  return { orders, isCut: true };
}
