import type { Order } from '../bot/orders/order';
import type { AdaptiveCard, Reader } from './card';
import { knownReader, moment } from './format';
import { plain } from './inert';
import { listCard } from './list-card';
import { termInWords } from './order-facts';
import { totalInWords } from './order-price';
import { subjectOf } from './order-sentences';
import { fillIn, textsFor } from './texts';

export interface SharedOrderView extends Reader {
  /** ISO 8601. */
  now: string;
  /** Whether the person who shares may see amounts; otherwise the card has none. */
  withMoney: boolean;
  sharedBy: string;
}

/** An order as one person shows it to others, in a chat the bot need not be in: how it stood, and nothing to press. */
export function sharedOrderCard(order: Order, view: SharedOrderView): AdaptiveCard {
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const words = texts.everyday.share;
  const { request, requester, approvals, provider } = order;
  const approvedBy = approvals.map(({ by }) => by.name).join(', ');
  const details: string[] = [
    termAndPlan(order, view),
    view.withMoney ? fillIn(words.price, { price: totalInWords(order.quote, { texts, reader }) }) : '',
    fillIn(words.askedBy, { name: requester.name, at: moment(order.createdAt, reader) }),
    approvedBy ? fillIn(words.approvedBy, { names: approvedBy }) : '',
    provider?.orderId && !request.kind ? fillIn(words.provider, { id: provider.orderId }) : '',
  ];
  return listCard({
    title: titleOf(order, view),
    isOneThing: true,
    lines: [{ title: subjectOf(order, reader, (text) => text), details: details.filter(Boolean) }],
    notes: [fillIn(words.asOf, { name: view.sharedBy, at: moment(view.now, reader), id: order.id })],
    locale: reader.locale,
  });
}

/** The line in the list of what was found, as a thumbnail card. Plain text. */
export function sharedOrderPreview(order: Order, view: SharedOrderView): { title: string; text: string } {
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const price = view.withMoney ? totalInWords(order.quote, { texts, reader }) : '';
  const subject = subjectOf(order, reader, (text) => plain(text, 60));
  return { title: titleOf(order, view), text: [subject, price].filter(Boolean).join(' · ') };
}

function titleOf(order: Order, view: SharedOrderView): string {
  const texts = textsFor(knownReader(view).locale);
  return fillIn(texts.order.title, { id: plain(order.id, 40), state: texts.order.states[order.state] });
}

function termAndPlan({ request }: Order, view: SharedOrderView): string {
  if (request.kind) return '';
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const term = termInWords(request.item.term, { reader, texts });
  return [term, texts.bulk.plans[request.billingPlan] ?? request.billingPlan].join(', ');
}
