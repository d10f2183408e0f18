import type { Order } from './order';
import type { Step } from './step';

const DAY_MS = 86_400_000;

/** What time alone does to an order: unanswered requests lapse, reservations come to their end. */
export function lapseStep(order: Order, now: Date): Step | { postponeToMs: number } {
  const nowMs = now.getTime();
  const waitsForPeople = order.state === 'draft' || order.state === 'quoted' || order.state === 'pending';
  if (waitsForPeople) {
    const lapsesAtMs = order.lapsesAt ? Date.parse(order.lapsesAt) : nowMs + DAY_MS;
    if (nowMs < lapsesAtMs) return { postponeToMs: lapsesAtMs };
    const heard = order.state === 'pending';
    return {
      event: 'lapse',
      notices: [{ kind: 'card' }, ...(heard ? [{ kind: 'reply', about: 'lapsed' } as const] : [])],
    };
  }
  const expiresAtMs = order.provider?.expiresAt ? Date.parse(order.provider.expiresAt) : undefined;
  if (expiresAtMs === undefined) return { postponeToMs: nowMs + 30 * DAY_MS };
  if (nowMs >= expiresAtMs) return { event: 'expire', notices: [{ kind: 'card' }] };
  if (order.state === 'active' && nowMs >= expiresAtMs - 90 * DAY_MS) {
    return { event: 'expire-soon', notices: [{ kind: 'card' }], dueInMs: expiresAtMs - nowMs };
  }
  return { postponeToMs: order.state === 'active' ? expiresAtMs - 90 * DAY_MS : expiresAtMs };
}
