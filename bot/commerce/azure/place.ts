import { botError } from '../../errors';
import type { Attempt, Failure, Placement, ProviderHandle, Settlement } from '../commerce';
import type { Answer } from './answer';
import { failureOf, PROVIDER, reasonOf } from './failures';
import { ReservationOrder } from './schema/order';
import { verdictOn } from './verdict';
import { CAPACITY, type Wire } from './wire';

type Settle = (handle: ProviderHandle, attempt: Attempt) => Promise<Settlement>;

/**
 * The one call that spends money: PUT reservationOrders/{id}, sent once.
 * https://learn.microsoft.com/rest/api/reserved-vm-instances/reservation-order/purchase
 */
export function createPlace(wire: Wire, settle: Settle, clock: () => number) {
  return async (handle: ProviderHandle, attempt: Attempt): Promise<Placement> => {
    if (handle.body == null) return readInstead(await settle(handle, attempt));
    if (handle.expiresAt && clock() >= Date.parse(handle.expiresAt)) return refused(sessionEnded());
    const path = `${CAPACITY}/reservationOrders/${encodeURIComponent(handle.key)}`;
    const sent = await wire.sendOnce({ method: 'PUT', path, body: handle.body, requestId: attempt.requestId });
    if (sent.outcome === 'answered') return judge(sent.answer, handle.key);
    if (sent.outcome === 'unsent') return refused(neverSent(sent.error));
    return { outcome: 'doubtful', failure: unknownOutcome(reasonOf(sent.error)) };
  };
}

function readInstead(settlement: Settlement): Placement {
  return settlement.outcome === 'absent'
    ? { outcome: 'doubtful', failure: unknownOutcome('the order that was found before is not visible now') }
    : settlement;
}

function judge(answer: Answer, key: string): Placement {
  const verdict = verdictOn(answer);
  if (verdict === 'accepted') return accepted(answer, key);
  if (verdict === 'unclear') return { outcome: 'doubtful', failure: failureOf(answer, 'maybe') };
  return refused(failureOf(answer, 'none'));
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

function sessionEnded(): Failure {
  return {
    code: 'QUOTE_EXPIRED',
    message: 'The price had expired before the purchase was sent.',
    remedy: 'Nothing was bought. Ask for a fresh price.',
    money: 'none',
  };
}
