import { moment } from '../../cards/format';
import { inert } from '../../cards/inert';
import type { ListLine } from '../../cards/list-card';
import { fillIn } from '../../cards/texts';
import { LIST_LAG_MS, plain } from '../commerce/partner-center/orders';
import type { Customer } from '../commerce/commerce';
import type { PartnerOrder } from '../commerce/partner-center/schemas/orders';
import { asBotError, botError } from '../errors';
import { formatMoney, money } from '../orders/money';
import type { Order } from '../orders/order';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { customerNamed, partnerCenterOf } from './find-customer';
import { ownOrders, placedAt } from './own-orders';
import { sayList, wordsFor } from './say-list';

/** Partner Center has no such order, or not yet. */
const NOT_FOUND = ['20000', '404', '1000'];

export const partnerOrder: Command = {
  name: 'order',
  pattern:
    /^order\s+(?:(?:of|for)\s+(?<before>.+?)[\s,:]+)?#?(?<id>r-[0-9a-z]{4,12}|(?=[0-9a-z-]*\d)[0-9a-z-]{6,40})(?:[\s,:]+(?:(?:of|for|from)\s+)?(?<after>[\s\S]+))?$/i,
  usage: 'order <order> [for <customer>]',
  example: 'order R-7K2M9Q',
  what: "shows one order: by its id here, or by Partner Center's id and the customer",
  async run(turn, { id = '', before, after }, tools) {
    if (/^r-/i.test(id)) return tools.replies.order(turn, await tools.desk.find(id, turn));
    const own = (await ownOrders(tools, turn)).newest.find(({ provider }) => sameId(provider?.orderId, id));
    const named = before ?? after;
    if (!named && !own) throw whose(id, tools);
    const customer = named ? await customerNamed(named, tools, turn) : own!.request.customer;
    await show(turn, { id, customer, own }, tools);
  },
};

interface Asked {
  id: string;
  customer: Customer;
  own?: Order;
}

async function show(turn: Turn, asked: Asked, tools: Tools): Promise<void> {
  const partnerCenter = partnerCenterOf(tools);
  const [order, provisioning] = await Promise.all([
    partnerCenter.order(asked.customer.id, asked.id).catch((error: unknown) => asBotError(error)),
    partnerCenter.provisioning(asked.customer.id, asked.id).catch((error: unknown) => asBotError(error)),
  ]);
  if (order instanceof Error) {
    if (!NOT_FOUND.includes(order.failure.code)) throw order;
    return sayNotFound(turn, asked, tools);
  }
  const { replies } = tools;
  const words = wordsFor(replies).partnerOrder;
  const own = await (await ownOrders(tools, turn)).of(order);
  const said = (status: string) => fillIn(words.provisioning, { status: words.provisioningStatuses[status] ?? status });
  const failed =
    provisioning instanceof Error ? fillIn(words.notRead, { why: provisioning.failure.message }) : undefined;
  const lines = order.lineItems.map((line, index) =>
    lineOf(line, failed ? fillIn(words.provisioning, { status: failed }) : said(at(provisioning, index)), order, tools),
  );
  await sayList(turn, replies, {
    title: fillIn(words.title, { order: order.id, customer: asked.customer.name }),
    isOneThing: true,
    lines: [...factsOf(order, tools), ...lines],
    notes: own ? [fillIn(words.ownOrder, { order: own.id })] : [],
  });
}

function at(provisioning: readonly string[] | Error, index: number): string {
  return Array.isArray(provisioning) ? ((provisioning as string[])[index] ?? 'unknown') : 'unknown';
}

function factsOf(order: PartnerOrder, { replies }: Tools): ListLine[] {
  const words = wordsFor(replies).partnerOrder;
  const { totalPrice, currencyCode, creationDate } = order;
  const total = totalPrice && currencyCode ? formatMoney(money(totalPrice, currencyCode), replies.reader.locale) : '';
  return [
    { title: words.status, details: [statusInWords(order.status, words)] },
    ...(creationDate ? [{ title: words.placed, details: [moment(creationDate, replies.reader)] }] : []),
    ...(order.billingCycle
      ? [{ title: words.cycle, details: [words.cycles[plain(order.billingCycle)] ?? order.billingCycle] }]
      : []),
    ...(total ? [{ title: words.total, details: [fillIn(words.beforeTax, { amount: total })] }] : []),
  ];
}

type OrderWords = ReturnType<typeof wordsFor>['partnerOrder'];

/** What an order's status means and what to do about it. */
export function statusInWords(status: string | undefined, words: OrderWords): string {
  return words.statuses[plain(status)] ?? fillIn(words.unknownStatus, { status: status ?? 'nothing' });
}

function lineOf(
  line: PartnerOrder['lineItems'][number],
  provisioning: string,
  { currencyCode }: PartnerOrder,
  { replies }: Tools,
): ListLine {
  const words = wordsFor(replies).partnerOrder;
  const amount = (value: string) => formatMoney(money(value, currencyCode ?? 'XXX'), replies.reader.locale);
  const { price, extendedPrice } = line.pricing ?? {};
  const name = line.friendlyName ?? line.offerId ?? '';
  return {
    title: fillIn(words.line, { quantity: line.quantity ?? 1, name }),
    details: [
      [
        line.offerId && fillIn(words.lineDetails, { offer: line.offerId }),
        line.termDuration && fillIn(words.term, { term: line.termDuration }),
        line.subscriptionId && fillIn(words.subscription, { id: line.subscriptionId }),
      ]
        .filter(Boolean)
        .join(', '),
      price && extendedPrice && currencyCode
        ? fillIn(words.linePrice, { price: amount(price), extended: amount(extendedPrice) })
        : '',
      provisioning,
    ].filter(Boolean),
  };
}

/** A new order may be unknown for a while; that is not the same as an order that does not exist. */
async function sayNotFound(turn: Turn, { id, customer, own }: Asked, { replies, now }: Tools): Promise<void> {
  const words = wordsFor(replies).partnerOrder;
  if (own && now().getTime() - Date.parse(placedAt(own)) < LIST_LAG_MS) {
    const filled = { id: inert(id), customer: inert(customer.name), order: own.id };
    const at = moment(placedAt(own), replies.reader);
    return replies.text(turn, fillIn(words.justPlacedOne, { ...filled, at }));
  }
  throw botError('NOT_FOUND', { what: `Order ${id} of ${customer.name}`, hint: words.notFoundHint });
}

function whose(id: string, { replies }: Tools) {
  return botError('UNCLEAR', { problem: fillIn(wordsFor(replies).partnerOrder.whose, { order: id }) });
}

function sameId(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
