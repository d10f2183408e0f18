import { z } from 'zod';
import { botError } from '../../errors';
import type { Answer } from './answer';
import { changeOnce } from './change-sent';
import { reservationsOf } from './follow';
import { bothIds, orderPathOf } from './reservations';
import { maybe, maybeText } from './schema/parts';
import { ReservationDetails } from './schema/reservation';
import { parsed, type Wire } from './wire';

const Moved = z.object({ id: maybeText, name: maybeText, isSucceeded: maybe(z.boolean()), error: maybeText });
const DirectoryChange = z.object({ reservationOrder: maybe(Moved), reservations: maybe(z.array(Moved)) });
export type DirectoryChange = z.infer<typeof DirectoryChange>;

/** Rearranging reservations inside their order. Each cancels a renewal that was set. */
export function createRearrangements(wire: Wire) {
  return {
    /** Quantities must add up to what the reservation holds. Answers all reservations concerned. */
    async split(id: string, quantities: readonly number[]): Promise<ReservationDetails[]> {
      const { orderId } = bothIds(id);
      const body = { properties: { quantities, reservationId: id } };
      return concerned(
        wire,
        orderId,
        await changeOnce(wire, { method: 'POST', path: `${orderPathOf(orderId)}/split`, body }),
      );
    },
    /** Two reservations of one order with the same properties. */
    async merge(ids: readonly [string, string]): Promise<ReservationDetails[]> {
      const [orderId, other] = ids.map((id) => bothIds(id).orderId.toLowerCase());
      if (!orderId || orderId !== other) {
        throw botError('NOT_ALLOWED', {
          why: 'Only reservations of the same order can be merged.',
          hint: 'Choose two of one order.',
        });
      }
      const body = { properties: { sources: ids } };
      return concerned(
        wire,
        orderId,
        await changeOnce(wire, { method: 'POST', path: `${orderPathOf(orderId)}/merge`, body }),
      );
    },
    /** Moves an order to another Entra tenant; the answer tells for each part whether it moved. */
    async changeDirectory(orderId: string, destinationTenantId: string): Promise<DirectoryChange> {
      const path = `${orderPathOf(orderId)}/changeDirectory`;
      return parsed(DirectoryChange, await changeOnce(wire, { method: 'POST', path, body: { destinationTenantId } }));
    },
  };
}

async function concerned(wire: Wire, orderId: string, answer: Answer): Promise<ReservationDetails[]> {
  const list = z.array(ReservationDetails).safeParse(answer.body);
  return list.success ? list.data : reservationsOf(wire, orderId);
}
