import { botError } from '../errors';
import { heldOf, propose } from './change-reservation';
import type { Command } from './command';
import { reservationNamed } from './find-azure';

const WHICH = String.raw`(?<which>"[^"]+"|“[^”]+”|\S+)`;

export const flexibility: Command = {
  name: 'flexibility',
  pattern: new RegExp(String.raw`^flexibility\s+(?:of\s+)?${WHICH}\s+(?<to>on|off)$`, 'i'),
  usage: 'flexibility <reservation> on|off',
  example: 'flexibility 3f2a91c0 off',
  what: 'lets a reservation of virtual machines at Azure apply to other sizes of its series, or not',
  async run(turn, { which, to = '' }, tools) {
    const reservation = await reservationNamed(which, tools, turn);
    if (reservation.reservedResourceType !== 'VirtualMachines') {
      const why = `${heldOf(reservation).name} is not for virtual machines; only those have sizes.`;
      throw botError('NOT_ALLOWED', { why, hint: 'Nothing has to be done.' });
    }
    const wanted = to.toLowerCase() === 'on' ? 'On' : 'Off';
    await propose({ kind: 'flexibility', reservation: heldOf(reservation), to: wanted }, turn, tools);
  },
};

export const review: Command = {
  name: 'review',
  pattern: new RegExp(String.raw`^review\s+(?:of\s+)?${WHICH}\s+(?:on\s+)?(?<day>20\d\d-\d\d-\d\d)$`, 'i'),
  usage: 'review <reservation> <day>',
  example: 'review 3f2a91c0 2029-06-30',
  what: 'sets the day on which a reservation at Azure is to be reviewed',
  async run(turn, { which, day = '' }, tools) {
    const reservation = await reservationNamed(which, tools, turn);
    const at = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day || at <= tools.now()) {
      throw botError('UNCLEAR', { problem: `${day} is no day to come.`, hint: 'Write for example "2029-06-30".' });
    }
    await propose({ kind: 'review', reservation: heldOf(reservation), day }, turn, tools);
  },
};
