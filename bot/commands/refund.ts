import { previewOf, refusalOf } from '../adjustments/return-way';
import { botError, providerError } from '../errors';
import { heldOf, propose } from './change-reservation';
import type { Command } from './command';
import { azureOf, reservationNamed } from './find-azure';

export const refund: Command = {
  name: 'refund',
  pattern: /^(?:refund|return)\s+(?<which>"[^"]+"|“[^”]+”|\S+)(?:\s+(?<quantity>\d{1,6})(?:\s+pieces?)?)?$/i,
  usage: 'refund <reservation> [quantity]',
  example: 'refund 3f2a91c0 1',
  what: 'shows what returning a reservation at Azure brings, and returns it when somebody else approves',
  async run(turn, { which, quantity: typed }, tools) {
    const reservation = heldOf(await reservationNamed(which, tools, turn));
    const quantity = typed === undefined ? reservation.quantity : Number(typed);
    if (quantity < 1 || quantity > reservation.quantity) {
      const problem = `${reservation.name} holds ${reservation.quantity} pieces.`;
      throw botError('UNCLEAR', { problem, hint: `Return between 1 and ${reservation.quantity}.` });
    }
    const quote = await azureOf(tools).calculateRefund(reservation.id, quantity);
    await tools.refunds.told(reservation.billingScopeId, quote, tools.now());
    const [refusal] = quote.refusals;
    if (refusal) throw providerError(refusalOf(refusal), false);
    const preview = previewOf(quote, tools.now());
    await propose({ kind: 'return', reservation, quantity, preview }, turn, tools);
  },
};
