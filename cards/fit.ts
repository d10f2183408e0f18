import type { AdaptiveCard } from './card';

/** Bytes of UTF-16, as Teams counts; a quarter of what a message may have, so that mentions and headers fit as well. */
export const CARD_BUDGET = 25 * 1024;

/** Size of a card in bytes of UTF-16. */
export function sizeOf(card: AdaptiveCard): number {
  return JSON.stringify(card).length * 2;
}

/** How much a card may hold at most; the next tighter one is taken when the card would be too big. */
export interface Room {
  /** Lines of a list before "and 12 more". */
  lines: number;
  /** Characters of a sentence. */
  text: number;
  /** Characters of a name. */
  name: number;
}

const ROOMS: readonly Room[] = [
  { lines: 15, text: 400, name: 120 },
  { lines: 10, text: 200, name: 80 },
  { lines: 5, text: 120, name: 50 },
  { lines: 3, text: 60, name: 24 },
  { lines: 2, text: 30, name: 12 },
];

/** Builds the card with as much room as the budget allows. */
export function fitted(build: (room: Room) => AdaptiveCard): AdaptiveCard {
  let card: AdaptiveCard | undefined;
  for (const room of ROOMS) {
    card = build(room);
    if (sizeOf(card) <= CARD_BUDGET) break;
  }
  return card as AdaptiveCard;
}
