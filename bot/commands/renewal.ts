import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import { botError } from '../errors';
import type { Bought } from '../orders/adjustment';
import type { Turn } from '../turn';
import { boughtFor, likeBefore } from './bought-for';
import { heldOf, propose, subscriptionsBeside } from './change-reservation';
import type { Command, Tools } from './command';
import { azureOf, reservationNamed } from './find-azure';
import { QUOTED } from './read-parts';

const EXAMPLE = 'renewal 3f2a91c0 into 5 Standard_D4s_v5, 3 years, monthly';

export const renewal: Command = {
  name: 'renewal',
  pattern: new RegExp(
    String.raw`^renewal\s+(?:of\s+)?(?<which>${QUOTED})\s+(?:(?<to>on|off)|(?:on\s+)?(?:into|as)\s+(?<what>[\s\S]+))$`,
    'i',
  ),
  usage: 'renewal <reservation> on|off, or into <what>',
  example: EXAMPLE,
  what: 'lets a reservation at Azure renew by itself when somebody else approves, as it is or into something else; or not',
  async run(turn, { which, to, what }, tools) {
    const { id } = await reservationNamed(which, tools, turn);
    const details = await azureOf(tools).reservation(id, turn.signal);
    const reservation = heldOf(details);
    const renew = to?.toLowerCase() !== 'off';
    if (to && Boolean(details.renew) === renew) {
      throw botError('NOT_ALLOWED', { why: `The renewal is ${to} already.`, hint: 'Nothing has to be done.' });
    }
    if (!renew) return propose({ kind: 'renewal', reservation, renew }, turn, tools);
    const buy = await boughtAtTheEnd(what, details, tools, turn);
    const price = await azureOf(tools).priceOf(buy.body, turn.signal);
    const preview = { at: tools.now().toISOString(), price, ends: details.expiryDateTime ?? details.expiryDate };
    const { customer } = await subscriptionsBeside(details, tools, turn);
    const work = { kind: 'renewal', reservation, renew, buy, other: what !== undefined, preview } as const;
    await propose(work, turn, tools, customer);
  },
};

/** What was set before is what the renewal buys; without it the reservation itself again. */
function boughtAtTheEnd(
  what: string | undefined,
  details: ReservationDetails,
  tools: Tools,
  turn: Turn,
): Promise<Bought> | Bought {
  const old = { ...details, ...details.renewsInto };
  if (what === undefined) return likeBefore(old, 'renewed');
  return boughtFor({ what, old, name: 'renewed', example: EXAMPLE }, tools, turn);
}
