import type { Order } from '../bot/orders/order';
import type { OrderState } from '../bot/orders/states';
import type { AdaptiveCard, Reader } from './card';
import { withFormer } from './former';
import { knownReader, shortMoment } from './format';
import { listCard, type ListLine, type ListPages } from './list-card';
import { subjectOf } from './order-sentences';
import { totalInWords } from './order-price';
import { fillIn, textsFor, type Texts } from './texts';

export interface OrdersView extends Reader {
  /** ISO 8601. */
  now: string;
  /** How many orders there are in all; `orders` may be one page of them. */
  total?: number;
  offset?: number;
  /** What to write to see the next page. */
  nextCommand?: string;
  /** Sentences below the list. */
  notes?: string[];
  pages?: ListPages;
  /** In the place of the usual heading, and of the usual sentence about an empty list. */
  title?: string;
  whenEmpty?: string;
  /** Addresses of living cards that are not in this conversation, by order. */
  livingCards?: ReadonlyMap<string, string>;
}

const WAITS_FOR: Record<OrderState, keyof Texts['waitsFor']> = {
  draft: 'requester',
  quoted: 'requester',
  pending: 'approver',
  approved: 'bot',
  buying: 'bot',
  doubtful: 'bot',
  'needs-human': 'operator',
  placed: 'provider',
  active: 'nobody',
  expiring: 'nobody',
  renewed: 'nobody',
  expired: 'nobody',
  cancelled: 'nobody',
  rejected: 'nobody',
  lapsed: 'nobody',
  failed: 'nobody',
};

/** The open orders and whom each waits for. */
export function statusCard(orders: readonly Order[], view: OrdersView): AdaptiveCard {
  const { lists } = textsFor(knownReader(view).locale);
  return cardOf(orders, view, lists.status, lists.noneOpen);
}

/** One page of orders, newest first, as given. */
export function ordersCard(orders: readonly Order[], view: OrdersView): AdaptiveCard {
  const { lists } = textsFor(knownReader(view).locale);
  return cardOf(orders, view, lists.orders, lists.none);
}

function cardOf(known: readonly Order[], view: OrdersView, title: string, whenEmpty: string): AdaptiveCard {
  const reader = knownReader(view);
  const orders = withFormer(known, textsFor(reader.locale));
  const { total, offset, nextCommand, notes, pages } = view;
  const lines = orders.map((order) => orderLine(order, view, reader));
  const heading = view.title ?? title;
  const empty = view.whenEmpty ?? whenEmpty;
  const { locale } = reader;
  return listCard({ title: heading, lines, whenEmpty: empty, total, offset, nextCommand, notes, pages, locale });
}

function orderLine(order: Order, { now, livingCards }: OrdersView, reader: Reader): ListLine {
  const texts = textsFor(reader.locale);
  const { lists, waitsFor } = texts;
  const state = texts.order.states[order.state];
  const whom = fillIn(waitsFor[WAITS_FOR[order.state]], { requester: order.requester.name });
  const at = shortMoment(order.stateSince, now, reader);
  const url = livingCards?.get(order.id);
  return {
    ...(url ? { link: { title: texts.order.links.request, url } } : {}),
    title: fillIn(texts.order.title, { id: order.id, state }),
    details: [
      subjectOf(order, reader, (text) => text),
      [totalInWords(order.quote, { texts, reader }), fillIn(whom ? lists.waiting : lists.since, { at, whom })].join(
        ' · ',
      ),
    ],
  };
}
