import type { AdaptiveCard, Reader } from './card';
import { day, knownReader } from './format';
import { listCard } from './list-card';
import { fillIn, textsFor } from './texts';

/** One thing a conversation watches; of a customer's orders with the name. */
export interface ShownWatch {
  kind: 'invoices' | 'endings' | 'orders';
  customer?: string;
  person: string;
  /** ISO 8601. */
  since: string;
}

/** What this conversation hears of by itself. */
export function watchesCard(watches: readonly ShownWatch[], view: Reader): AdaptiveCard {
  const reader = knownReader(view);
  const words = textsFor(reader.locale).invoices.watches;
  const lines = watches.map(({ kind, customer, person, since }) => ({
    title: kind === 'orders' ? fillIn(words.orders, { customer: customer ?? '' }) : words[kind],
    details: [fillIn(words.by, { person, day: day(since, reader) })],
  }));
  const notes = lines.length > 0 ? [words.stop] : [];
  return listCard({ title: words.title, lines, notes, whenEmpty: words.none, locale: reader.locale });
}
