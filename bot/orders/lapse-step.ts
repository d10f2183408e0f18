import { expiryStep } from './expiry';
import type { Order } from './order';
import type { Step } from './step';

/** Once: the time to remind goes with it. */
function remindStep(dueInMs: number): Step {
  const notices = [{ kind: 'reply', about: 'approval-reminder' } as const];
  return { event: 'wait', patch: () => ({ remindAt: undefined }), notices, dueInMs };
}

const DAY_MS = 86_400_000;

/** What time alone does to an order: unanswered requests lapse, reservations come to their end. */
export function lapseStep(order: Order, now: Date): Step | { postponeToMs: number } {
  const nowMs = now.getTime();
  const waitsForPeople = order.state === 'draft' || order.state === 'quoted' || order.state === 'pending';
  if (waitsForPeople) {
    const lapsesAtMs = order.lapsesAt ? Date.parse(order.lapsesAt) : nowMs + DAY_MS;
    const remindAtMs = order.state === 'pending' && order.remindAt ? Date.parse(order.remindAt) : lapsesAtMs;
    if (nowMs < Math.min(remindAtMs, lapsesAtMs)) return { postponeToMs: Math.min(remindAtMs, lapsesAtMs) };
    if (nowMs < lapsesAtMs) return remindStep(lapsesAtMs - nowMs);
    const heard = order.state === 'pending';
    return {
      event: 'lapse',
      notices: [{ kind: 'card' }, ...(heard ? [{ kind: 'reply', about: 'lapsed' } as const] : [])],
    };
  }
  return expiryStep(order, now);
}
