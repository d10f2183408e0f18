import { randomInt } from 'node:crypto';

/** Crockford's letters: nobody mistakes 0 for O or 1 for I when typing an order id from a phone. */
export function newOrderId(): string {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return `R-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
}
