import { createHash, randomInt } from 'node:crypto';
import { randomToken } from './store/random-token';

/** Crockford's letters: nobody mistakes 0 for O or 1 for I when typing an order id from a phone. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * R- and six letters: about a thousand million of them; the journal refuses one that is taken. The same `seed` gives the
 * same id, so that what is run again can find what it made before.
 */
export function newOrderId(seed?: string): string {
  const bytes = seed === undefined ? undefined : createHash('sha256').update(seed).digest();
  const letter = (_: unknown, i: number) =>
    LETTERS[bytes ? (bytes[i] ?? 0) % LETTERS.length : randomInt(LETTERS.length)];
  return `R-${Array.from({ length: 6 }, letter).join('')}`;
}

/** 256 bits that nobody can guess. */
export function newTicket(): string {
  return randomToken(32);
}
