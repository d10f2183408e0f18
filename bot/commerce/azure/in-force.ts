import type { ReservationDetails } from './schema/reservation';

/** Whether a reservation still gives its benefit. */
export function isInForce({ provisioningState, archived }: ReservationDetails): boolean {
  return !archived && !/^(?:cancelled|expired|failed|split|merged|creating)$/i.test(provisioningState ?? '');
}

/** ISO 8601. */
export function endOf({ expiryDateTime, expiryDate }: ReservationDetails): string | undefined {
  return expiryDateTime ?? expiryDate;
}
