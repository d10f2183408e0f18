import { formatMoney, type Money } from '../bot/orders/money';
import type { AdaptiveCard, Reader } from './card';
import { day, knownReader, wholeNumber } from './format';
import { newsCard } from './news-card';
import { fillIn, textsFor } from './texts';

/** A change of an order at the provider, for a conversation that watches its customer. */
export interface WatchedOrderView extends Reader {
  customer: string;
  orderId: string;
  /** As the provider words it. */
  status: string;
  /** The status before; absent for an order that appeared. */
  before?: string;
  /** ISO 8601. */
  createdAt?: string;
  total?: Money;
  lines: { product: string; quantity?: number }[];
  /** The order of this desk that it is. */
  own?: { id: string; requester: string };
}

/** What changed, what the order is about, and whether it was placed at this desk. */
export function watchedOrderCard(view: WatchedOrderView): AdaptiveCard {
  const reader = knownReader(view);
  const words = textsFor(reader.locale).invoices.change;
  const { status, before, own, total, createdAt } = view;
  const notes = [
    own ? fillIn(words.own, own) : words.foreign,
    total && fillIn(words.total, { amount: formatMoney(total, reader.locale) }),
    createdAt && fillIn(words.created, { day: day(createdAt, reader) }),
  ].filter((text) => typeof text === 'string' && text !== '') as string[];
  return newsCard({
    title: fillIn(words.title, { customer: view.customer, id: view.orderId }),
    lines: [
      {
        title: before === undefined ? fillIn(words.appeared, { status }) : fillIn(words.moved, { before, status }),
        details: view.lines.map(({ product, quantity }) =>
          quantity === undefined
            ? product
            : fillIn(words.line, { product, quantity: wholeNumber(quantity, reader.locale) }),
        ),
      },
    ],
    notes,
    locale: reader.locale,
  });
}
