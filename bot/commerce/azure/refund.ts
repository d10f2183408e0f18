import type { Failure } from '../commerce';
import { providerError } from '../../errors';
import type { Money } from '../../orders/money';
import { failureOf, reasonOf } from './failures';
import { bothIds, orderPathOf } from './reservations';
import { RefundAnswer } from './schema/refund';
import { verdictOn } from './verdict';
import { CAPACITY, parsed, type Wire } from './wire';

/** What returning would bring. Valid for one return within a short session. */
export interface RefundQuote {
  sessionId: string;
  reservationId: string;
  quantity: number;
  /** In the billing currency. */
  refund?: Money;
  /** The same in Microsoft's record currency: what counts towards the limit. */
  counted?: Money;
  /** Instalments that would no longer be charged. */
  remainingCommitment?: Money;
  /** Refunds of the last twelve months and their limit, in Microsoft's record currency. */
  consumed?: Money;
  limit?: Money;
  /** Reasons why Azure would refuse; empty when it would accept. */
  refusals: { code?: string; message?: string }[];
}

export type ReturnOutcome =
  | { outcome: 'accepted'; refund?: Money }
  | { outcome: 'refused'; failure: Failure }
  /** Read the order: its quantity tells whether the return happened. */
  | { outcome: 'doubtful'; failure: Failure };

/** Returning reservations for money: https://learn.microsoft.com/rest/api/reserved-vm-instances/return/post */
export function createRefunds(wire: Wire) {
  return {
    calculateRefund: (id: string, quantity: number) => calculateRefund(wire, id, quantity),
    returnReservation: (quote: RefundQuote, reason: string) => returnReservation(wire, quote, reason),
  };
}

async function calculateRefund(wire: Wire, id: string, quantity: number): Promise<RefundQuote> {
  const { orderId } = bothIds(id);
  const reservationToReturn = { reservationId: id, quantity };
  const answer = await wire.through((api, options) =>
    api.calculateRefund.post(
      orderId,
      { id: `${CAPACITY}/reservationOrders/${orderId}`, properties: { scope: 'Reservation', reservationToReturn } },
      options,
    ),
  );
  const { properties } = parsed(RefundAnswer, answer);
  const policy = properties.policyResult?.properties;
  return {
    sessionId: properties.sessionId ?? '',
    reservationId: id,
    quantity,
    refund: properties.billingRefundAmount,
    counted: properties.pricingRefundAmount,
    remainingCommitment: properties.billingInformation?.billingCurrencyRemainingCommitmentAmount,
    consumed: policy?.consumedRefundsTotal,
    limit: policy?.maxRefundLimit,
    refusals: policy?.policyErrors ?? [],
  };
}

async function returnReservation(wire: Wire, quote: RefundQuote, returnReason: string): Promise<ReturnOutcome> {
  const [refusal] = quote.refusals;
  if (refusal) return { outcome: 'refused', failure: refusedByPolicy(refusal) };
  const { reservationId, quantity, sessionId } = quote;
  const properties = {
    sessionId,
    scope: 'Reservation',
    reservationToReturn: { reservationId, quantity },
    returnReason,
  };
  const path = `${orderPathOf(bothIds(reservationId).orderId)}/return`;
  const sent = await wire.sendOnce({ method: 'POST', path, body: { properties } });
  if (sent.outcome === 'unsent') throw providerError(unclear(reasonOf(sent.error), 'none'), true);
  if (sent.outcome === 'unanswered') return { outcome: 'doubtful', failure: unclear(reasonOf(sent.error), 'maybe') };
  const verdict = verdictOn(sent.answer);
  if (verdict === 'refused') return { outcome: 'refused', failure: failureOf(sent.answer, 'none') };
  if (verdict === 'unclear') return { outcome: 'doubtful', failure: failureOf(sent.answer, 'maybe') };
  return { outcome: 'accepted', refund: RefundAnswer.safeParse(sent.answer.body).data?.properties.billingRefundAmount };
}

function refusedByPolicy({ code, message }: RefundQuote['refusals'][number]): Failure {
  return {
    code: code ?? 'RefundPolicyViolated',
    message: message ?? 'The refund policy does not allow this return.',
    remedy: 'Open a ticket with Azure support if it must be returned all the same.',
    money: 'none',
  };
}

function unclear(why: string, money: Failure['money']): Failure {
  const message =
    money === 'none'
      ? `The return was not sent, because the bot could not sign in to Azure (${why}).`
      : `It is not known whether Azure took the reservation back (${why}).`;
  const remedy =
    money === 'none' ? 'Try again later.' : 'Look at the quantity of the reservation before you try again.';
  return { code: money === 'none' ? 'NOT_SENT' : 'OUTCOME_UNKNOWN', message, remedy, money };
}
