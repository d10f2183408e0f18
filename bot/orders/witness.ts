import type { Attempt, Commerce } from '../commerce/commerce';
import { asBotError } from '../errors';
import type { Order } from './order';

export interface WitnessOptions {
  commerce(order: Order): Commerce;
  /** What keeps the store from being trusted with a purchase now, one sentence with its remedy each. */
  unsafe(): Promise<string[]>;
  /** Epoch ms until which the store may have forgotten changes of this order; null when it forgot none. */
  forgottenUntil(orderId: string): Promise<number | null>;
  now(): Date;
}

export type Finding =
  | { may: 'buy' }
  /** The provider holds this order's purchase already: it is to be recorded, not repeated. */
  | { may: 'adopt'; providerOrderId: string; status: string }
  /** `untilMs`: when a person must decide instead, because the witnesses still leave it open. */
  | { may: 'wait'; stage: string; retryAfterMs: number; untilMs?: number };

const LOOK_AGAIN_MS = 10_000;
const HOUR_MS = 3_600_000;
/** A call that was on its way when the store forgot may reach the provider this much later. */
const UNDER_WAY_MS = 2 * 60_000;

/**
 * Asks both witnesses before money moves: the journal (in which this order is approved, with no attempt open) whether
 * it can be trusted, and the provider whether it holds an order that bears this one's mark. Nothing is bought while
 * either does not answer, or while the journal may have forgotten an attempt that the provider would not show yet.
 */
export function createWitness(options: WitnessOptions): (order: Order, attempt: Attempt) => Promise<Finding> {
  return async (order, attempt) => {
    const faults = await options.unsafe();
    if (faults.length > 0) {
      return { may: 'wait', stage: `Nothing is bought for now: ${faults.join(' ')}`, retryAfterMs: LOOK_AGAIN_MS };
    }
    const forgotten = await options.forgottenUntil(order.id);
    const sentBefore = (forgotten ?? Date.parse(attempt.approvedAt)) + UNDER_WAY_MS;
    // An order's id is used once: whatever bears it is this purchase, even from before an approval that got lost.
    const ever = { ...attempt, approvedAt: order.createdAt };
    let sighting;
    try {
      sighting = await options.commerce(order).findByMarker(order.request, ever, new Date(sentBefore).toISOString());
    } catch (error) {
      const stage = `I cannot make sure that this was not bought already. ${asBotError(error).failure.message}`;
      return { may: 'wait', stage, retryAfterMs: LOOK_AGAIN_MS, untilMs: Date.parse(order.stateSince) + 24 * HOUR_MS };
    }
    if (sighting.found) return { may: 'adopt', ...sighting };
    if (forgotten === null || sighting.conclusive) return { may: 'buy' };
    const stage = 'The store was interrupted since this was asked; I am making sure that nothing was bought before.';
    return { may: 'wait', stage, retryAfterMs: 3 * LOOK_AGAIN_MS, untilMs: forgotten + HOUR_MS };
  };
}
