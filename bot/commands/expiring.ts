import { endInWords } from '../../cards/expiry-card';
import { day, wholeNumber } from '../../cards/format';
import type { ListLine } from '../../cards/list-card';
import { subjectOf } from '../../cards/order-sentences';
import { said } from '../../cards/said';
import { fillIn } from '../../cards/texts';
import { endOf, isInForce } from '../commerce/azure/in-force';
import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import { asBotError } from '../errors';
import { endOfOrderMs } from '../orders/expiry';
import type { Order } from '../orders/order';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { pageOf, sayList, wordsFor } from './say-list';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 90;
const MOST_DAYS = 3660;
const AT_ONCE = 200;

interface Ending {
  endMs: number;
  line: ListLine;
}

export const expiring: Command = {
  name: 'expiring',
  pattern: /^expiring(?:\s+(?:in\s+|within\s+)?(?<days>\d{1,5})(?:\s+days?)?)?(?:\s+page\s+(?<page>\d{1,3}))?$/i,
  usage: 'expiring [days] [page]',
  example: 'expiring 180',
  what: 'lists what ends within 90 days, or as many as you say: orders made here, and the rest that Azure shows',
  async run(turn, given, tools) {
    const { replies } = tools;
    const words = wordsFor(replies).afterPurchase.expiring;
    const days = Math.min(Number(given.days ?? USUAL_DAYS), MOST_DAYS);
    const own = await ownOrders(turn, tools);
    const { others, notes } = await othersAtAzure(own, turn, tools);
    const untilMs = tools.now().getTime() + days * DAY_MS;
    const soonest = [...own.flatMap((order) => endingOf(order, tools)), ...others]
      .filter(({ endMs }) => endMs <= untilMs)
      .sort((a, b) => a.endMs - b.endMs);
    const page = pageOf(soonest, Math.max(1, Number(given.page ?? 1)));
    const filled = { days: wholeNumber(days, replies.reader.locale) };
    await sayList(turn, replies, {
      title: fillIn(words.title, filled),
      page,
      lines: page.items.map(({ line }) => line),
      command: `expiring ${days}`,
      whenEmpty: fillIn(words.none, filled),
      notes: [...(soonest.length > 0 ? [words.more] : []), ...notes],
    });
  },
};

async function ownOrders(turn: Turn, { journal }: Tools): Promise<Order[]> {
  const { tenantId } = turn.person;
  const found: Order[] = [];
  for (;;) {
    const states = ['active', 'expiring'] as const;
    const { orders, total } = await journal.list({ tenantId, states, offset: found.length, limit: AT_ONCE });
    found.push(...orders);
    if (orders.length === 0 || found.length >= total) return found;
  }
}

function endingOf(order: Order, { replies, now }: Tools): Ending[] {
  const endMs = endOfOrderMs(order);
  if (endMs === undefined) return [];
  const texts = wordsFor(replies);
  const words = texts.afterPurchase.expiring;
  const subject = subjectOf(order, replies.reader, (text) => text);
  const ends = endInWords(order, { reader: replies.reader, texts, now: now().toISOString() });
  const renewal = order.request.renew ? texts.replies.renewsItself : texts.replies.renewsNot;
  return [{ endMs, line: { title: `${order.id}: ${subject}`, details: [`${words.ends} ${ends}. ${renewal}`] } }];
}

/** What was not bought here has no thread to be reminded in; the list names it all the same. */
async function othersAtAzure(
  own: readonly Order[],
  turn: Turn,
  tools: Tools,
): Promise<{ others: Ending[]; notes: string[] }> {
  if (!tools.azure) return { others: [], notes: [] };
  const ours = new Set(own.flatMap(({ provider }) => provider?.orderId?.toLowerCase() ?? []));
  try {
    const all = await tools.azure.reservations({}, turn.signal);
    const others = all.filter((one) => isInForce(one) && !ours.has(one.orderId?.toLowerCase() ?? ''));
    return { others: others.flatMap((one) => endingAtAzure(one, tools)), notes: [] };
  } catch (error) {
    if (turn.signal.aborted) throw error;
    const { azureSilent } = wordsFor(tools.replies).afterPurchase.expiring;
    return {
      others: [],
      notes: [fillIn(azureSilent, { why: said(asBotError(error).failure.message, wordsFor(tools.replies)) })],
    };
  }
}

function endingAtAzure(one: ReservationDetails, { replies }: Tools): Ending[] {
  const ends = endOf(one);
  if (!ends) return [];
  const { expiring: words, reservations, absent } = wordsFor(replies).afterPurchase;
  const { quantity = '?', sku = absent, region = absent, displayName = absent } = one;
  const details = [`${words.ends} ${day(ends, replies.reader)}. ${fillIn(words.notOurs, { name: displayName })}`];
  return [{ endMs: Date.parse(ends), line: { title: fillIn(reservations.line, { quantity, sku, region }), details } }];
}
