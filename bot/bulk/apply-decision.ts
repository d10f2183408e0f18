import type { Desk, Verb } from '../desk';
import { BotError } from '../errors';
import type { Batch, BatchDecision } from '../orders/batch';
import type { Journal } from '../orders/journal';

export interface ApplierOptions {
  desk: Pick<Desk, 'decide'>;
  journal: Pick<Journal, 'read'>;
}

/**
 * Makes the decision on each of its orders as the person saw it, through the same door as a single one. An order that
 * moved on since is left alone, so doing this again after a crash does nothing twice. Answers why a line refused.
 */
export function createApplier({ desk, journal }: ApplierOptions) {
  return async (batch: Batch, decision: BatchDecision): Promise<Map<string, string>> => {
    const refusals = new Map<string, string>();
    const who = { person: decision.by, place: batch.place };
    for (const [orderId, ticket] of Object.entries(decision.orders)) {
      const order = await journal.read(orderId);
      if (!order || order.ticket !== ticket) continue;
      try {
        await desk.decide(decision.verb satisfies Verb, order, who, decision.reason, decision.mark);
      } catch (error) {
        if (!(error instanceof BotError) || error.code === 'INTERNAL') throw error;
        refusals.set(orderId, `${error.failure.message} ${error.failure.remedy}`.trim());
      }
    }
    return refusals;
  };
}
