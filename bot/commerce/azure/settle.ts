import { asBotError } from '../../errors';
import type { Attempt, Failure, Placement, ProviderHandle, Settlement } from '../commerce';
import { isSuccess, type Answer } from './answer';
import { errorOf, failureOf } from './failures';
import { findMarked } from './find-order';
import { courseOf, endFailure } from './order-state';
import { SESSION_MS } from './price';
import type { Refusals } from './refusals';
import { ReservationOrder } from './schema/order';
import type { ApiOptions, Wire } from './wire';

/** After the price session has ended, a purchase that still cannot be seen is believed absent only this much later. */
const PROOF_AFTER_SESSION_MS = 10 * 60_000;

/** Finds out by reading what became of an order id. Never sends anything that spends. */
export function createSettle(wire: Wire, refusals: Refusals, clock: () => number) {
  const unseen = (handle: ProviderHandle, attempt: Attempt): Settlement => {
    const { said } = attempt;
    const refusal = refusals.of(handle.key) ?? (said && { isFinal: false, failure: said });
    if (refusal?.isFinal) return { outcome: 'absent' };
    if (clock() < proofTime(handle, attempt)) return doubt(refusal?.failure ?? notSeenYet());
    return refusal ? { outcome: 'refused', failure: certainly(refusal.failure) } : { outcome: 'absent' };
  };

  return async (handle: ProviderHandle, attempt: Attempt): Promise<Settlement> => {
    try {
      const answer = await readOrder(wire, handle.key);
      if (isSuccess(answer)) return found(answer, handle.key);
      if (!isNotFound(answer)) return doubt(failureOf(answer, 'maybe'));
      const marked = await findMarked(wire, attempt);
      return marked ? ended(marked) : unseen(handle, attempt);
    } catch (error) {
      return doubt({ ...asBotError(error).failure, remedy: 'I keep asking.', money: 'maybe' });
    }
  };
}

/** Through the Microsoft client, whose models drop fields: the answer is taken before they do. */
export function readOrder(wire: Wire, orderId: string, expand?: string, signal?: AbortSignal): Promise<Answer> {
  const get = (options: ApiOptions) => ({ ...options, expand });
  return wire.through((api, options) => api.reservationOrder.get(orderId, get(options)), signal);
}

export function isNotFound(answer: Answer): boolean {
  return answer.status === 404 || errorOf(answer).code === 'ReservationOrderNotFound';
}

function found(answer: Answer, key: string): Placement {
  const order = ReservationOrder.safeParse(answer.body);
  if (order.success) return ended(order.data);
  // The id answered, so the order exists; what state it is in is for `follow` to find out.
  return { outcome: 'placed', providerOrderId: key, status: 'unknown' };
}

function ended(order: ReservationOrder): Placement {
  const status = order.provisioningState ?? 'unknown';
  if (courseOf(status) === 'failed') return { outcome: 'refused', failure: endFailure(status) };
  return { outcome: 'placed', providerOrderId: order.id, status };
}

function proofTime(handle: ProviderHandle, attempt: Attempt): number {
  const sessionEnd = handle.expiresAt ? Date.parse(handle.expiresAt) : Date.parse(attempt.approvedAt) + SESSION_MS;
  return sessionEnd + PROOF_AFTER_SESSION_MS;
}

function doubt(failure: Failure): Settlement {
  return { outcome: 'doubtful', failure };
}

/** Repeating a purchase that Azure refused with a reason is for a person to decide. */
function certainly(failure: Failure): Failure {
  const remedy = 'It is certain now that nothing was bought. Put the cause right, then ask again.';
  return { ...failure, refused: undefined, remedy, money: 'none' };
}

export const NOT_SEEN_YET = 'NOT_SEEN_YET';

function notSeenYet(): Failure {
  return {
    code: NOT_SEEN_YET,
    message: 'Azure does not show the order, but it may show new orders late.',
    remedy: 'I keep asking and buy nothing meanwhile.',
    money: 'maybe',
  };
}
