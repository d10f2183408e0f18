import { botError } from '../errors';
import { heldOf, propose } from './change-reservation';
import type { Command } from './command';
import { reservationNamed } from './find-azure';
import { QUOTED } from './read-parts';

export const split: Command = {
  name: 'split',
  pattern: new RegExp(
    String.raw`^split\s+(?<which>${QUOTED})\s+(?:into\s+)?(?<parts>\d{1,6}(?:\s*(?:,|\+|and|\s)\s*\d{1,6})+)$`,
    'i',
  ),
  usage: 'split <reservation> <quantity> <quantity> …',
  example: 'split 3f2a91c0 1 2',
  what: 'divides a reservation at Azure in two or more',
  async run(turn, { which, parts = '' }, tools) {
    const reservation = heldOf(await reservationNamed(which, tools, turn));
    const quantities = (parts.match(/\d+/g) ?? []).map(Number);
    const sum = quantities.reduce((total, one) => total + one, 0);
    if (quantities.length < 2 || quantities.includes(0) || sum !== reservation.quantity) {
      const problem = `${reservation.name} holds ${reservation.quantity} pieces, so the parts must add up to that.`;
      throw botError('UNCLEAR', { problem, hint: 'Write for example "split 3f2a91c0 1 2".' });
    }
    await propose({ kind: 'split', reservation, quantities }, turn, tools);
  },
};

export const merge: Command = {
  name: 'merge',
  pattern: new RegExp(String.raw`^merge\s+(?<one>${QUOTED})\s+(?:and\s+|with\s+)?(?<other>${QUOTED})$`, 'i'),
  usage: 'merge <reservation> <reservation>',
  example: 'merge 3f2a91c0 81bd0c4e',
  what: 'joins two reservations of one order at Azure',
  async run(turn, given, tools) {
    const one = await reservationNamed(given.one, tools, turn);
    const other = await reservationNamed(given.other, tools, turn);
    if (one.id === other.id) {
      throw botError('UNCLEAR', { problem: 'Both names mean the same reservation.', hint: 'Name two different ones.' });
    }
    if (one.orderId?.toLowerCase() !== other.orderId?.toLowerCase()) {
      const why = 'Only reservations of the same order can be merged.';
      throw botError('NOT_ALLOWED', { why, hint: 'Choose two that came out of one split.' });
    }
    await propose({ kind: 'merge', reservation: heldOf(one), other: heldOf(other) }, turn, tools);
  },
};
