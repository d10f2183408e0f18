import type { Commerce, Progress } from '../commerce/commerce';
import { asBotError } from '../errors';
import type { Order } from './order';
import { lookAgainMs, provider, refuseStep, waitStep } from './outcome-step';
import type { Log } from './purchase';
import type { Step } from './step';

export interface FollowOptions {
  commerce(order: Order): Commerce;
  now(): Date;
  followEveryMs: number;
  log: Log;
}

const DAY_MS = 86_400_000;
const FIRST_REMINDER_MS = 90 * DAY_MS;

/** Looks how far the provider is with a placed order, and says what that means for the order. */
export async function followStep(order: Order, options: FollowOptions): Promise<Step | { postponeToMs: number }> {
  let progress: Progress;
  try {
    progress = await options.commerce(order).follow(order.request, provider(order).orderId ?? '');
  } catch (error) {
    options.log.warn({ order: order.id, code: asBotError(error).code }, 'following an order failed');
    const looks = (provider(order).looks ?? 0) + 1;
    return waitStep({ provider: { ...provider(order), looks } }, lookAgainMs(looks), false);
  }
  switch (progress.outcome) {
    case 'pending':
      return stillPending(order, progress, options);
    case 'active':
      return activeStep(order, progress, options.now());
    case 'failed':
      return {
        ...refuseStep(progress.failure),
        patch: () => ({ failure: progress.failure, provider: { ...provider(order), status: progress.status } }),
      };
    case 'needs-human':
      return {
        event: 'give-up',
        patch: () => ({ failure: progress.failure, provider: { ...provider(order), status: progress.status } }),
        notices: [{ kind: 'card' }, { kind: 'reply', about: 'needs-human' }],
        detail: { status: progress.status },
      };
  }
}

/** Nothing new is written while nothing new is known: thousands of open orders must cost nothing but the look. */
function stillPending(order: Order, progress: Extract<Progress, { outcome: 'pending' }>, options: FollowOptions) {
  const inMs = Math.max(progress.retryAfterMs, options.followEveryMs);
  if (progress.status === provider(order).status) return { postponeToMs: options.now().getTime() + inMs };
  return waitStep({ provider: { ...provider(order), status: progress.status, looks: 0 } }, inMs, true);
}

function activeStep(order: Order, progress: Extract<Progress, { outcome: 'active' }>, now: Date): Step {
  const { status, reservations, expiresAt } = progress;
  // Without an end the first look works one out.
  const reminderInMs = expiresAt ? Date.parse(expiresAt) - FIRST_REMINDER_MS - now.getTime() : DAY_MS;
  return {
    event: 'complete',
    patch: () => ({
      stage: undefined,
      failure: undefined,
      provider: { ...provider(order), status, reservations, expiresAt },
    }),
    notices: [{ kind: 'card' }, { kind: 'reply', about: 'completed' }],
    dueInMs: Math.max(reminderInMs, 0),
    detail: { status, reservations, expiresAt },
  };
}
