import type { RefundQuote } from '../commerce/azure/refund';
import { compare, times, type Money } from '../orders/money';
import type { ReturnPreview, Work } from '../orders/adjustment';
import type { RefundMemory } from '../outlook';
import { failedOnce, otherThanAsked, type AdjustingAzure, type Way } from './way';

type ReturnWork = Extract<Work, { kind: 'return' }>;

/** Days pass between preview and approval and a refund shrinks with them; more than this share is another refund. */
const SMALLEST_SHARE = '0.99';
const REASON = 'Returned by its owner';

/** Returning a reservation. Sent once; whether it happened is read from the reservation's quantity. */
export function returnWay(
  azure: Pick<AdjustingAzure, 'calculateRefund' | 'returnReservation' | 'reservation'>,
  refunds?: RefundMemory,
): Way<ReturnWork> {
  return {
    async prepare(work, now) {
      const refused = await otherThanAsked(azure, work.reservation);
      if (refused) return { refused };
      const quote = await azure.calculateRefund(work.reservation.id, work.quantity);
      await refunds?.told(work.reservation.billingScopeId, quote, now);
      const [first] = quote.refusals;
      if (first) return { refused: refusalOf(first) };
      const preview = previewOf(quote, now);
      const moved = isLess(preview.refund, work.preview.refund);
      return { work: moved ? { ...work, preview } : work, moved, sessionId: quote.sessionId };
    },
    async send({ reservation, quantity }, { sessionId = '' }) {
      const quote: RefundQuote = { sessionId, reservationId: reservation.id, quantity, refusals: [] };
      try {
        const outcome = await azure.returnReservation(quote, REASON);
        if (outcome.outcome === 'accepted') return { to: 'working', result: { refund: outcome.refund } };
        return { to: outcome.outcome, failure: outcome.failure };
      } catch (error) {
        return failedOnce(error);
      }
    },
    async settle({ reservation, quantity, preview }, { at, sessionId }) {
      const now = await azure.reservation(reservation.id);
      const isGone = /^(?:cancelled|returned|refunded)$/i.test(now.provisioningState ?? '');
      // A part that was split off makes it smaller as well and proves nothing.
      const isLessNow = (now.quantity ?? Infinity) <= reservation.quantity - quantity && !now.splitProperties;
      if (!isGone && !isLessNow) return { to: 'unknown' };
      await refunds?.made(reservation.billingScopeId, sessionId, preview.counted ?? preview.refund, new Date(at));
      return { to: 'done' };
    },
  };
}

export function previewOf(quote: RefundQuote, now: Date): ReturnPreview {
  const { refund, counted, remainingCommitment, consumed, limit } = quote;
  return { at: now.toISOString(), refund, counted, remainingCommitment, consumed, limit };
}

export function refusalOf({ code, message }: RefundQuote['refusals'][number]) {
  return {
    code: code ?? 'RefundPolicyViolated',
    message: message ?? 'The refund policy does not allow this return.',
    remedy: 'Open a ticket with Azure support if it must be returned all the same.',
    money: 'none' as const,
  };
}

function isLess(now: Money | undefined, approved: Money | undefined): boolean {
  if (!now || !approved) return now?.amount !== approved?.amount;
  return now.currency !== approved.currency || compare(now, times(approved, SMALLEST_SHARE)) < 0;
}
