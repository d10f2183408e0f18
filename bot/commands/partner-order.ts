import { moment } from '../../cards/format';
import { inert } from '../../cards/inert';
import type { ListLine } from '../../cards/list-card';
import { said as inWords } from '../../cards/said';
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

/** An order's id here, or at Partner Center: letters and digits, with at least one digit. */
const ID = '(?:r-[0-9a-z]{4,12}|(?=[0-9a-z-]{0,39}[0-9])[0-9a-z-]{6,40})';
const WHOLE_ID = new RegExp(`^#?${ID}$`, 'i');

export const partnerOrder: Command = {
  name: 'order',
  // Bounded, so that no text of any length takes long to be refused.
  pattern: new RegExp(String.raw`^order(?=[\s\S]{0,200}?[\s#]${ID}(?:[\s,:]|$))(?<rest>\s[\s\S]{1,400})$`, 'i'),
  usage: 'order <order> [for <customer>]',
  example: 'order R-7K2M9Q',
  what: "shows one order: by its id here, or by Partner Center's id and the customer",
  async run(turn, { rest = '' }, tools) {
    const { id, named } = readAsked(rest);
    if (/^r-/i.test(id)) return tools.replies.order(turn, await tools.desk.find(id, turn));
    const own = (await ownOrders(tools, turn)).newest.find(({ provider }) => sameId(provider?.orderId, id));
    if (!named && !own) throw whose(id, tools);
    const customer = named ? await customerNamed(named, tools, turn) : own!.request.customer;
    await show(turn, { id, customer, own }, tools);
  },
};

/** "0f22fc85ebf1 for Contoso", "for Contoso 0f22fc85ebf1", "0f22fc85ebf1, Contoso". */
function readAsked(rest: string): { id: string; named?: string } {
  const words = rest.split(/[\s,:]+/).filter(Boolean);
  const at = words.findIndex((word) => WHOLE_ID.test(word));
  const name = words.filter((_, index) => index !== at);
  if (/^(?:for|of|from)$/i.test(name[0] ?? '')) name.shift();
  return { id: (words[at] ?? '').replace(/^#/, ''), ...(name.length > 0 ? { named: name.join(' ') } : {}) };
}

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
    provisioning instanceof Error
      ? fillIn(words.notRead, { why: inWords(provisioning.failure.message, wordsFor(replies)) })
      : undefined;
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
async function sayNotFound(turn: Turn, { id, customer, own }: Asked, tools: Tools): Promise<void> {
  const { replies } = tools;
  const words = wordsFor(replies).partnerOrder;
  if (own && tools.now().getTime() - Date.parse(placedAt(own)) < LIST_LAG_MS) {
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
