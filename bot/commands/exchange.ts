import { calculated, previewOf } from '../adjustments/exchange-way';
import { botError, providerError } from '../errors';
import { boughtFor } from './bought-for';
import { heldOf, propose, subscriptionsBeside } from './change-reservation';
import type { Command } from './command';
import { azureOf, reservationNamed } from './find-azure';

const EXAMPLE = 'exchange 3f2a91c0 for 2 Standard_D4s_v5 in northeurope, 3 years';

export const exchange: Command = {
  name: 'exchange',
  pattern: /^exchange\s+(?<which>"[^"]+"|“[^”]+”|\S+)(?:\s+(?<quantity>\d{1,6})\s+pieces?)?\s+for\s+(?<what>[\s\S]+)$/i,
  usage: 'exchange <reservation> [<n> pieces] for <what>',
  example: EXAMPLE,
  what: 'shows what exchanging a reservation at Azure costs, and exchanges it when somebody else approves',
  async run(turn, { which, quantity: typed, what = '' }, tools) {
    const details = await reservationNamed(which, tools, turn);
    const reservation = heldOf(details);
    const quantity = typed === undefined ? reservation.quantity : Number(typed);
    if (quantity < 1 || quantity > reservation.quantity) {
      const problem = `${reservation.name} holds ${reservation.quantity} pieces.`;
      throw botError('UNCLEAR', { problem, hint: `Give back between 1 and ${reservation.quantity}.` });
    }
    const buy = await boughtFor({ what, old: details, name: 'exchanged', example: EXAMPLE }, tools, turn);
    const { result, refused } = await calculated(azureOf(tools), { reservation, quantity, buy }, turn.signal);
    if (refused) throw providerError(refused, false);
    const preview = previewOf(result, tools.now());
    const { customer } = await subscriptionsBeside(details, tools, turn);
    await propose({ kind: 'exchange', reservation, quantity, buy, preview }, turn, tools, customer);
  },
};
