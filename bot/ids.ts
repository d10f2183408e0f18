import { randomBytes, randomInt } from 'node:crypto';

/** Crockford's letters: nobody mistakes 0 for O or 1 for I when typing an order id from a phone. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** R- and six letters: about a thousand million of them; the journal refuses one that is taken. */
export function newOrderId(): string {
  return `R-${Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;
}

/** 256 bits that nobody can guess. */
export function newTicket(): string {
  return randomBytes(32).toString('base64url');
}
