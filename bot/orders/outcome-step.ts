import type { Failure, Settlement } from '../commerce/commerce';
import type { Quote } from '../commerce/commerce';
import { sameMoney } from './money';
import type { Order } from './order';
import type { Step } from './step';

/**
 * The step that records what the provider said about a purchase. `bought` is what the purchase was made with, for a
 * record that has lost it.
 */
export function outcomeStep(outcome: Settlement, nowIso: string, bought?: Order['provider']): Step {
  const known = (order: Order) => ({ ...provider(order), ...bought });
  switch (outcome.outcome) {
    case 'placed':
      return {
        event: 'placed',
        patch: (order) => ({
          failure: undefined,
          stage: undefined,
          provider: { ...known(order), orderId: outcome.providerOrderId, status: outcome.status, looks: 0 },
        }),
        notices: [{ kind: 'card' }],
        dueInMs: 0,
        mustLand: true,
        detail: { providerOrderId: outcome.providerOrderId, status: outcome.status },
      };
    case 'refused':
      return refuseStep(outcome.failure);
    case 'absent':
      return {
        event: 'absent',
        patch: (order) => ({ failure: undefined, provider: { ...provider(order), looks: 0 } }),
        notices: [{ kind: 'card' }],
        dueInMs: 0,
      };
    case 'doubtful':
      return {
        event: 'doubt',
        patch: (order) => ({
          failure: outcome.failure,
          stage: undefined,
          provider: { ...known(order), looks: 0, since: nowIso },
        }),
        notices: [{ kind: 'card' }],
        dueInMs: 2000,
        mustLand: true,
        detail: { failure: outcome.failure },
      };
  }
}

export function refuseStep(failure: Failure): Step {
  return {
    event: 'refuse',
    patch: () => ({ failure, stage: undefined }),
    notices: [{ kind: 'card' }, { kind: 'reply', about: 'failed' }],
    mustLand: true,
    detail: { failure },
  };
}

/** Something takes its time: the same state, looked at again later. */
export function waitStep(patch: Partial<Order>, dueInMs: number, visible: boolean): Step {
  return { event: 'wait', patch: () => patch, notices: visible ? [{ kind: 'card' }] : [], dueInMs };
}

export function provider(order: Order): NonNullable<Order['provider']> {
  return order.provider ?? { requestId: '' };
}

/** An approval covers exactly the price that was shown: any other amount, and any price where none was known, moved. */
export function priceMoved(approved: Quote, now: Quote): boolean {
  if (!now.price) return false;
  return !approved.price || !sameMoney(approved.price.total, now.price.total);
}

/** Milliseconds to wait after the n-th look in vain: 2 s, doubling, at most one minute. */
export function lookAgainMs(looks: number): number {
  return Math.min(2000 * 2 ** Math.max(0, looks - 1), 60_000);
}
