import type { AdaptiveCard, Reader } from './card';
import { day, knownReader, wholeNumber } from './format';
import { listCard } from './list-card';
import { fillIn, textsFor } from './texts';

/** A reservation that was not bought here and comes to its end, as far as Azure tells of it. */
export interface EndingData {
  /** GUID. */
  id: string;
  /** ISO 8601, like `now`. */
  endsAt: string;
  now: string;
  name?: string;
  quantity?: number;
  sku?: string;
  region?: string;
  renew?: boolean;
}

const DAY_MS = 86_400_000;

/** That a reservation ends soon, and what to write to have it go on. */
export function endingCard(data: EndingData, view: Reader): AdaptiveCard {
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const { ending: words, reservations, absent } = texts.afterPurchase;
  const { id, name = absent, quantity, sku = absent, region = absent } = data;
  const left = Math.max(Math.ceil((Date.parse(data.endsAt) - Date.parse(data.now)) / DAY_MS), 1);
  const ends = { day: day(data.endsAt, reader), count: wholeNumber(left, reader.locale) };
  const subject = { quantity: quantity === undefined ? '?' : wholeNumber(quantity, reader.locale), sku, region };
  return listCard({
    title: fillIn(left === 1 ? words.tomorrow : words.title, ends),
    lines: [
      {
        title: fillIn(reservations.line, subject),
        details: [fillIn(words.name, { name }), data.renew ? words.renews : words.renewsNot, fillIn(words.id, { id })],
      },
    ],
    isOneThing: true,
    notes: data.renew ? [] : [fillIn(words.more, { id })],
    locale: reader.locale,
  });
}
