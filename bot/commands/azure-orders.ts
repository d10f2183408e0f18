import { day, wholeNumber } from '../../cards/format';
import type { ListLine } from '../../cards/list-card';
import { fillIn } from '../../cards/texts';
import { termIn } from '../../dialogs/resolve/say';
import type { ReservationOrder } from '../commerce/azure/schema/order';
import type { Turn } from '../turn';
import { utilisationLines } from './azure-reservations';
import type { Command, Tools } from './command';
import { azureOf, azureOrderNamed } from './find-azure';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

const NEWEST = 500;

export const azureOrder: Command = {
  name: 'azure order',
  pattern: /^azure\s+order\b(?!s)\s*(?<id>[\s\S]*)$/i,
  usage: 'azure order <id, name or R-…>',
  example: 'azure order R-7K2M9Q',
  what: 'shows one reservation order at Azure with its reservations, state and end',
  async run(turn, { id }, tools) {
    const order = await azureOrderNamed(id, tools, turn);
    const { replies } = tools;
    const all = wordsFor(replies);
    const words = all.afterPurchase.order;
    const { absent } = all.afterPurchase;
    const held = await azureOf(tools).reservationsOf(order.id, turn.signal);
    const lines: ListLine[] = [
      { title: words.name, details: [order.displayName ?? absent] },
      { title: words.state, details: [order.provisioningState ?? absent] },
      { title: words.what, details: [whatIn(order, tools)] },
      { title: words.times, details: [timesIn(order, tools).join(' · ') || absent] },
      ...(order.billingAccountId ? [{ title: words.account, details: [order.billingAccountId] }] : []),
      ...(order.billingProfileId ? [{ title: words.profile, details: [order.billingProfileId] }] : []),
      {
        title: words.reservations,
        details: held.length > 0 ? held.flatMap((one) => utilisationLines(one, tools)) : [words.noReservations],
      },
    ];
    const notes = [fillIn(words.schedule, { id: order.id.slice(0, 8) })];
    await sayList(turn, replies, { title: fillIn(words.title, { id: order.id }), isOneThing: true, lines, notes });
  },
};

export const azureOrders: Command = {
  name: 'azure orders',
  pattern: /^azure\s+orders\b\s*(?<rest>[\s\S]*)$/i,
  usage: 'azure orders [part of a name or state] [page]',
  example: 'azure orders succeeded',
  what: 'lists the reservation orders at Azure with state and end',
  async run(turn, { rest = '' }, tools) {
    const { replies } = tools;
    const words = wordsFor(replies).afterPurchase.orders;
    const parts = readParts(rest.replace(/^(?=\d{1,3}$)/, 'page '), []);
    const wanted = parts.rest.toLowerCase();
    const [all, own] = await Promise.all([azureOf(tools).orders(turn.signal), boughtHere(tools, turn)]);
    const fits = ({ displayName, provisioningState, id }: ReservationOrder) =>
      [displayName, provisioningState, id].some((text) => text?.toLowerCase().includes(wanted));
    const newest = all.filter(fits).sort((a, b) => (b.requestDateTime ?? '').localeCompare(a.requestDateTime ?? ''));
    const page = pageOf(newest, parts.page);
    await sayList(turn, replies, {
      title: words.title,
      page,
      lines: page.items.map((order) => ({
        title: fillIn(words.line, {
          quantity: order.originalQuantity ?? '?',
          name: order.displayName ?? order.id.slice(0, 8),
        }),
        details: [detailsOf(order, tools), idsOf(order, own, tools)],
      })),
      command: ['azure orders', parts.rest].filter(Boolean).join(' '),
      whenEmpty: words.none,
      notes: page.items.length > 0 ? [words.more] : [],
    });
  },
};

function detailsOf(order: ReservationOrder, tools: Tools): string {
  const { afterPurchase, dialog, order: words } = wordsFor(tools.replies);
  const state = fillIn(afterPurchase.orders.details, {
    state: order.provisioningState ?? afterPurchase.absent,
    term: order.term ? termIn(order.term, dialog) : afterPurchase.absent,
    plan: words.plans[order.billingPlan as keyof typeof words.plans] ?? order.billingPlan ?? afterPurchase.absent,
  });
  return [state, ...timesIn(order, tools)].join(' · ');
}

function timesIn(order: ReservationOrder, { replies }: Tools): string[] {
  const words = wordsFor(replies).afterPurchase.orders;
  const ends = order.expiryDateTime ?? order.expiryDate;
  return [
    order.requestDateTime ? fillIn(words.asked, { day: day(order.requestDateTime, replies.reader) }) : '',
    ends ? fillIn(words.ends, { day: day(ends, replies.reader) }) : '',
  ].filter(Boolean);
}

function whatIn(order: ReservationOrder, { replies }: Tools): string {
  const { afterPurchase, dialog, order: words } = wordsFor(replies);
  const { originalQuantity, term = '', billingPlan = '' } = order;
  const parts = [
    originalQuantity === undefined ? '' : wholeNumber(originalQuantity, replies.reader.locale),
    termIn(term, dialog),
    words.plans[billingPlan] ?? billingPlan,
  ];
  return parts.filter(Boolean).join(' · ') || afterPurchase.absent;
}

function idsOf(order: ReservationOrder, own: Map<string, string>, { replies }: Tools): string {
  const words = wordsFor(replies).afterPurchase.orders;
  const ours = own.get(order.id.toLowerCase());
  return [fillIn(words.id, { id: order.id }), ours && fillIn(words.boughtAs, { order: ours })]
    .filter(Boolean)
    .join(' · ');
}

/** Azure's order id to the order of this desk. */
export async function boughtHere({ journal }: Tools, turn: Turn): Promise<Map<string, string>> {
  const { orders } = await journal.list({ tenantId: turn.person.tenantId, limit: NEWEST });
  return new Map(
    orders.flatMap(({ id, provider }) => (provider?.orderId ? [[provider.orderId.toLowerCase(), id]] : [])),
  );
}
