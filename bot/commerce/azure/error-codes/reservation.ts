import type { ErrorMeaning } from '../error-meaning';

/** Codes about changing, returning and finding reservations that exist. */
export const RESERVATION_CODES = {
  InvalidReservationOrderId: {
    meaning: 'The id of the reservation order is not usable.',
    remedy: 'Take it from the list of orders.',
    money: 'none',
    retry: 'never',
  },
  InvalidReservationId: {
    meaning: 'The id of the reservation is not usable.',
    remedy: 'Take it from the list of reservations.',
    money: 'none',
    retry: 'never',
  },
  ReservationIdNotInReservationOrder: {
    meaning: 'That reservation does not belong to that order.',
    remedy: 'Take both ids from the list of reservations.',
    money: 'none',
    retry: 'never',
  },
  ReservationOrderNotFound: {
    meaning: 'There is no such reservation order, or the bot may not see it.',
    remedy: 'Check the id, and that the bot has the role Reservations Reader.',
    money: 'none',
    retry: 'never',
  },
  BillingScopeIdCannotBeChanged: {
    meaning: 'The billing subscription of a reservation cannot be changed.',
    remedy: 'Exchange the reservation if another subscription has to pay.',
    money: 'none',
    retry: 'never',
  },
  PatchValuesSameAsExisting: {
    meaning: 'The reservation is already as asked.',
    remedy: 'There is nothing to do.',
    money: 'none',
    retry: 'already-so',
  },
  AppliedScopesSameAsExisting: {
    meaning: 'The reservation already has that scope.',
    remedy: 'There is nothing to do.',
    money: 'none',
    retry: 'already-so',
  },
  OperationCannotBePerformedInCurrentState: {
    meaning: 'The reservation is busy or finished.',
    remedy: 'Wait until its state settles, then try again.',
    money: 'none',
    retry: 'later',
  },
  InvalidRefundQuantity: {
    meaning: 'That quantity cannot be returned.',
    remedy: 'Return at least one and at most what the reservation holds.',
    money: 'none',
    retry: 'never',
  },
  SelfServiceRefundNotSupported: {
    meaning: 'This product cannot be returned in self-service.',
    remedy: 'Open a ticket with Azure support.',
    money: 'none',
    retry: 'never',
  },
  RefundLimitExceeded: {
    meaning: 'The refund limit of twelve months would be exceeded.',
    remedy: 'Return less, wait until older refunds drop out, or open a ticket with Azure support.',
    money: 'none',
    retry: 'never',
  },
  RefundPolicyViolated: {
    meaning: 'The refund policy does not allow this return.',
    remedy: 'Read what Azure says; the time for returning it may be over.',
    money: 'none',
    retry: 'never',
  },
} as const satisfies Record<string, ErrorMeaning>;
