import { botError } from '../errors';
import { heldOf, propose } from './change-reservation';
import type { Command } from './command';
import { reservationNamed } from './find-azure';

export const archive: Command = {
  name: 'archive',
  pattern: /^(?<un>un)?archive\s+(?<which>"[^"]+"|“[^”]+”|\S+)$/i,
  usage: 'archive <reservation>, or unarchive <reservation>',
  example: 'archive 3f2a91c0',
  what: 'puts a reservation at Azure that is over into the archive, or takes it out again',
  async run(turn, { un, which }, tools) {
    const archived = !un;
    const reservation = await reservationNamed(which, tools, turn, (one) => (one.archived ?? false) !== archived);
    if (archived && !/^(?:cancelled|expired|failed|split|merged)$/i.test(reservation.provisioningState ?? '')) {
      const why = `${heldOf(reservation).name} is in force: out of sight, it would go on being paid for.`;
      throw botError('NOT_ALLOWED', { why, hint: 'Archive it when it is over.' });
    }
    await propose({ kind: 'archive', reservation: heldOf(reservation), archived }, turn, tools);
  },
};
