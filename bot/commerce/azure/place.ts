import { botError } from '../../errors';
import type { Attempt, Failure, Placement, ProviderHandle, Settlement } from '../commerce';
import type { Answer } from './answer';
import { errorOf, failureOf, PROVIDER, reasonOf } from './failures';
import { ReservationOrder } from './schema/order';
import type { Refusals } from './refusals';
import { isSessionEnd } from './error-codes';
import { verdictOn } from './verdict';
import { CAPACITY, type Wire } from './wire';

type Settle = (handle: ProviderHandle, attempt: Attempt) => Promise<Settlement>;

/** A session that ends before its purchase arrives again and again is no matter of waiting. */
const MOST_SESSIONS = 3;
const ASK_LATER = 'Nothing was bought, though I tried with several fresh prices. Ask again later.';

/**
 * The one call that spends money: PUT reservationOrders/{id}, sent once.
 * https://learn.microsoft.com/rest/api/reserved-vm-instances/reservation-order/purchase
 */
export function createPlace(wire: Wire, settle: Settle, refusals: Refusals, clock: () => number) {
  /** The purchase goes back to where a fresh price is taken: `settle` finds the order absent at once. */
  const sessionEnded = (key: string, { orderId }: Attempt, answer?: Answer): Placement => {
    const failure = quoteExpired(answer);
    if (refusals.countSessionEnd(orderId) > MOST_SESSIONS) return refused({ ...failure, remedy: ASK_LATER });
    refusals.note(key, { isFinal: true, failure });
    return { outcome: 'doubtful', failure };
  };

  const judge = (answer: Answer, key: string, attempt: Attempt): Placement => {
    const verdict = verdictOn(answer);
    if (verdict === 'accepted') return accepted(answer, key);
    const { code, message } = errorOf(answer);
    if (isSessionEnd(code, message)) return sessionEnded(key, attempt, answer);
    if (verdict === 'refused') return refused(failureOf(answer, 'none'));
    const failure = failureOf(answer, 'maybe');
    if (!isAnswerOfTheShop(answer)) return { outcome: 'doubtful', failure };
    const said: Failure = { ...failure, refused: true };
    refusals.note(key, { isFinal: false, failure: said });
    return { outcome: 'doubtful', failure: said };
  };

  return async (handle: ProviderHandle, attempt: Attempt): Promise<Placement> => {
    if (handle.body == null) return readInstead(await settle(handle, attempt));
    if (handle.expiresAt && clock() >= Date.parse(handle.expiresAt)) return sessionEnded(handle.key, attempt);
    const path = `${CAPACITY}/reservationOrders/${encodeURIComponent(handle.key)}`;
    const sent = await wire.sendOnce({ method: 'PUT', path, body: handle.body, requestId: attempt.requestId });
    if (sent.outcome === 'answered') return judge(sent.answer, handle.key, attempt);
    if (sent.outcome === 'unsent') return refused(neverSent(sent.error));
    return { outcome: 'doubtful', failure: unknownOutcome(reasonOf(sent.error)) };
  };
}

function readInstead(settlement: Settlement): Placement {
  return settlement.outcome === 'absent'
    ? { outcome: 'doubtful', failure: unknownOutcome('the order that was found before is not visible now') }
    : settlement;
}

/** A refusal with a reason of its own (a declined payment, say), though the order may have been recorded before it. */
function isAnswerOfTheShop({ status }: Answer): boolean {
  return status >= 400 && status < 500 && ![408, 409, 429].includes(status);
}

function accepted(answer: Answer, key: string): Placement {
  const order = ReservationOrder.safeParse(answer.body);
  if (!order.success) {
    return { outcome: 'doubtful', failure: unknownOutcome('its answer could not be read', answer) };
  }
  if (order.data.id.toLowerCase() !== key.toLowerCase()) {
    return { outcome: 'doubtful', failure: unknownOutcome('it answered for another order', answer) };
  }
  return { outcome: 'placed', providerOrderId: key, status: order.data.provisioningState ?? 'unknown' };
}

function refused(failure: Failure): Placement {
  return { outcome: 'refused', failure };
}

function unknownOutcome(why: string, answer?: Answer): Failure {
  const { failure } = botError('OUTCOME_UNKNOWN', { provider: PROVIDER, why });
  return { ...failure, requestId: answer?.requestId, correlationId: answer?.correlationId };
}

function neverSent(error: unknown): Failure {
  return {
    code: 'NOT_SENT',
    message: `The purchase was not sent, because the bot could not sign in to Azure (${reasonOf(error)}).`,
    remedy: 'Nothing was bought. Have the operator check the credential, then ask again.',
    money: 'none',
  };
}

function quoteExpired(answer?: Answer): Failure {
  return {
    code: 'QUOTE_EXPIRED',
    message: 'The price had expired before the purchase reached Azure.',
    remedy: 'Nothing was bought. I take a fresh price; another amount needs another approval.',
    money: 'none',
    requestId: answer?.requestId,
    correlationId: answer?.correlationId,
  };
}
