import type { AppliedScope } from '../commerce';
import { isSuccess } from './answer';
import { meaningOf } from './error-codes';
import { errorOf, refusal } from './failures';
import { scopeProperties, type PurchaseBody } from './purchase-body';
import { pathOf, readReservation, bothIds } from './reservations';
import { ReservationDetails } from './schema/reservation';
import { parsed, type Wire } from './wire';

/** What can be changed on a reservation. Only what is given is sent: Azure switches off a renewal that is sent as false. */
export interface ReservationChange {
  name?: string;
  appliedScope?: AppliedScope;
  instanceFlexibility?: 'On' | 'Off';
  renew?: boolean;
  /** What is bought at renewal; without it the same again. */
  renewalPurchase?: PurchaseBody;
  /** ISO 8601. */
  reviewDateTime?: string;
}

export function createChanges(wire: Wire) {
  return {
    /** Repeating it does no harm; "it is already so" counts as done. */
    async change(id: string, change: ReservationChange): Promise<ReservationDetails> {
      const call = { method: 'PATCH', path: pathOf(id), body: { properties: toPatch(change) } } as const;
      const answer = await wire.read(call);
      const { code, message } = errorOf(answer);
      const alreadySo = !isSuccess(answer) && meaningOf(code, message)?.retry === 'already-so';
      // Accepted for later has no body worth reading.
      if (alreadySo || answer.status === 202) return readReservation(wire, id);
      return parsed(ReservationDetails, answer);
    },
    archive: async (id: string): Promise<void> => {
      const { orderId, reservationId } = bothIds(id);
      const answer = await wire.through((api, options) => api.reservation.archive(orderId, reservationId, options));
      if (!isSuccess(answer)) throw refusal(answer);
    },
    unarchive: async (id: string): Promise<void> => {
      const { orderId, reservationId } = bothIds(id);
      const answer = await wire.through((api, options) => api.reservation.unarchive(orderId, reservationId, options));
      if (!isSuccess(answer)) throw refusal(answer);
    },
  };
}

function toPatch({ appliedScope, renewalPurchase, ...rest }: ReservationChange): Record<string, unknown> {
  const scope = appliedScope && scopeProperties(appliedScope);
  return {
    ...rest,
    ...(appliedScope && { appliedScopeType: appliedScope.type }),
    ...(scope && { appliedScopeProperties: scope }),
    ...(renewalPurchase && { renewProperties: { purchaseProperties: renewalPurchase } }),
  };
}
