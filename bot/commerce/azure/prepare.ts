import { BotError } from '../../errors';
import type { Attempt, Preparation, ProviderHandle, Quote, ReservationRequest, Settlement } from '../commerce';
import { markedName } from './display-name';
import { findMarked } from './find-order';
import { calculatePrice, SESSION_MS, toQuote } from './price';
import { toPurchaseBody } from './purchase-body';
import type { Registration } from './registration';
import { NOT_SEEN_YET } from './settle';
import type { Wire } from './wire';
import type { AzureOptions } from './options';

interface Needs {
  wire: Wire;
  registration: Registration;
  settle: (handle: ProviderHandle, attempt: Attempt) => Promise<Settlement>;
  options: Pick<AzureOptions, 'clock' | 'pollAfterMs'>;
}

/**
 * A fresh price and with it the id under which Azure will take the purchase. Costs nothing.
 * No new id is made while an earlier one is undecided: two ids are two purchases.
 */
export function createPrepare(needs: Needs) {
  const { wire, registration, settle, options } = needs;
  const pause = options.pollAfterMs ?? 30_000;

  const adopt = (key: string, request: ReservationRequest): Preparation => {
    // Without a body nothing can be sent: `place` then only reads this order.
    return { outcome: 'ready', handle: { key, customerId: request.customer.id }, quote: withoutPrice(options.clock()) };
  };

  const settled = async (request: ReservationRequest, attempt: Attempt): Promise<Preparation | undefined> => {
    if (!attempt.previous) return undefined;
    const outcome = await settle(attempt.previous, attempt);
    if (outcome.outcome === 'placed') return adopt(outcome.providerOrderId, request);
    if (outcome.outcome === 'refused') return outcome;
    if (outcome.outcome === 'absent' || wasNeverSent(outcome, attempt)) return undefined;
    return { outcome: 'waiting', stage: 'Making sure that nothing was bought before', retryAfterMs: pause };
  };

  const fresh = async (request: ReservationRequest, attempt: Attempt): Promise<Preparation> => {
    const marked = await findMarked(wire, attempt);
    if (marked) return adopt(marked.id, request);
    const body = toPurchaseBody(request, markedName(attempt.orderId, request.displayName));
    const now = options.clock();
    const priced = await calculatePrice(wire, body);
    const handle: ProviderHandle = {
      key: priced.reservationOrderId,
      customerId: request.customer.id,
      expiresAt: new Date(now + SESSION_MS).toISOString(),
      total: priced.billingCurrencyTotal,
      body,
    };
    return { outcome: 'ready', handle, quote: toQuote(priced, request, now) };
  };

  return async (request: ReservationRequest, attempt: Attempt): Promise<Preparation> => {
    try {
      const decided = await settled(request, attempt);
      if (decided) return decided;
      if ((await registration.state(request.billingScope.id)) !== 'Registered') {
        await registration.register(request.billingScope.id);
        return { outcome: 'waiting', stage: 'Registering Microsoft.Capacity on the subscription', retryAfterMs: pause };
      }
      return await fresh(request, attempt);
    } catch (error) {
      if (error instanceof BotError && !error.retry) return { outcome: 'refused', failure: error.failure };
      throw error;
    }
  };
}

/**
 * A handle from before the approval was never sent: the price had moved, and only what is approved is bought. Nothing
 * needs to be waited for then.
 */
function wasNeverSent(outcome: Settlement, { previous, approvedAt }: Attempt): boolean {
  if (outcome.outcome !== 'doubtful' || outcome.failure.code !== NOT_SEEN_YET || !previous?.expiresAt) return false;
  return Date.parse(previous.expiresAt) - SESSION_MS < Date.parse(approvedAt);
}

/** For an order that exists already: whatever the price is now, it was bought at its own and needs no new approval. */
function withoutPrice(nowMs: number): Quote {
  const now = new Date(nowMs).toISOString();
  return { source: 'Azure holds this order already', quotedAt: now, expiresAt: now };
}
