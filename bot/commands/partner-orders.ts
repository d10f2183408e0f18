import { day, moment } from '../../cards/format';
import { fillIn } from '../../cards/texts';
import { LIST_LAG_MS, plain } from '../commerce/partner-center/orders';
import type { PartnerOrder } from '../commerce/partner-center/schemas/orders';
import { formatMoney, money } from '../orders/money';
import type { Order } from '../orders/order';
import type { Command, Tools } from './command';
import { customerNamed, partnerCenterOf } from './find-customer';
import { ownOrders, placedAt, type OwnOrders } from './own-orders';
import { statusInWords } from './partner-order';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

/** How people word Partner Center's billing cycle types. */
const CYCLES: Record<string, string> = {
  monthly: 'monthly',
  annual: 'annual',
  annually: 'annual',
  yearly: 'annual',
  onetime: 'onetime',
  'one-time': 'onetime',
  one_time: 'onetime',
  upfront: 'onetime',
  triennial: 'triennial',
  none: 'none',
};

export const partnerOrders: Command = {
  name: 'orders',
  pattern: /^orders\s+(?:of\s+|for\s+|from\s+)?(?<rest>\S[\s\S]*)$/i,
  usage: 'orders <customer> [onetime | monthly | annual] [page]',
  example: 'orders Contoso monthly',
  what: "lists a customer's orders at Partner Center by billing cycle",
  async run(turn, { rest = '' }, tools) {
    const { replies } = tools;
    const words = wordsFor(replies).partnerOrder;
    const { text, cycle, page: number } = readAsked(rest);
    const customer = await customerNamed(text, tools, turn);
    const filter = cycle ? { billingCycle: cycle } : {};
    const [all, own] = await Promise.all([partnerCenterOf(tools).orders(customer.id, filter), ownOrders(tools, turn)]);
    const page = pageOf(all, number);
    const filled = { customer: customer.name, cycle: cycle ? (words.cycles[cycle] ?? cycle) : '' };
    await sayList(turn, replies, {
      title: fillIn(cycle ? words.listTitleFor : words.listTitle, filled),
      page,
      lines: await Promise.all(page.items.map((order) => lineOf(order, own, tools))),
      command: ['orders', text, cycle].filter(Boolean).join(' '),
      whenEmpty: fillIn(words.empty, filled),
      notes: [
        ...justPlaced(own.newest, all, customer.id, tools, cycle).map((order) => noteOf(order, tools)),
        ...(all.length > 0 ? [words.lag] : []),
      ],
    });
  },
};

function readAsked(rest: string): { text: string; cycle?: string; page: number } {
  const { rest: words, page } = readParts(rest, []);
  const all = words.split(/\s+/);
  const at = [all.length - 1, 0].find((index) => all.length > 1 && CYCLES[all[index]?.toLowerCase() ?? '']);
  if (at === undefined) return { text: words, page };
  const text = all.filter((_, index) => index !== at).join(' ');
  return { text: text.replace(/^(?:of|for|from)\s+/i, ''), cycle: CYCLES[all[at]?.toLowerCase() ?? ''], page };
}

async function lineOf(order: PartnerOrder, owned: OwnOrders, { replies }: Tools) {
  const words = wordsFor(replies).partnerOrder;
  const { locale } = replies.reader;
  const own = await owned.of(order);
  const { totalPrice, currencyCode } = order;
  const facts = [
    order.billingCycle && (words.cycles[plain(order.billingCycle)] ?? order.billingCycle),
    order.creationDate && day(order.creationDate, replies.reader),
    totalPrice && currencyCode && formatMoney(money(totalPrice, currencyCode), locale),
    own && fillIn(words.ours, { order: own.id }),
  ];
  return {
    title: `${order.id} · ${order.lineItems.map((line) => `${line.quantity ?? 1} × ${line.friendlyName ?? line.offerId ?? ''}`).join(', ')}`,
    details: [facts.filter(Boolean).join(' · '), statusInWords(order.status, words)],
  };
}

/** The bot's own orders that Partner Center does not list yet. */
function justPlaced(
  newest: readonly Order[],
  listed: readonly PartnerOrder[],
  customerId: string,
  tools: Tools,
  cycle: string | undefined,
): Order[] {
  const ids = new Set(listed.map(({ id }) => id.toLowerCase()));
  return newest.filter((order) => {
    const { request, provider } = order;
    const isOfCycle = !cycle || cycle === (request.billingPlan === 'Monthly' ? 'monthly' : 'onetime');
    const isListed = provider?.orderId === undefined || ids.has(provider.orderId.toLowerCase());
    const isNew = tools.now().getTime() - Date.parse(placedAt(order)) < LIST_LAG_MS;
    return request.customer.id === customerId && isOfCycle && !isListed && isNew;
  });
}

function noteOf(order: Order, { replies }: Tools): string {
  const { justPlaced: sentence } = wordsFor(replies).partnerOrder;
  const at = moment(placedAt(order), replies.reader);
  return fillIn(sentence, { order: order.id, id: order.provider?.orderId ?? '', at });
}
