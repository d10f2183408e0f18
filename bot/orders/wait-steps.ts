import type { Failure, Quote } from '../commerce/commerce';
import { asBotError } from '../errors';
import type { Order } from './order';
import { lookAgainMs, outcomeStep, provider, refuseStep, waitStep } from './outcome-step';
import type { Step } from './step';
import type { Finding } from './witness';

const HOUR_MS = 3_600_000;
const HUMAN_AFTER_MS = HOUR_MS / 4;
const PREPARE_FOR_MS = 24 * HOUR_MS;
const NEW_PRICE_LAPSES_AFTER_MS = 72 * HOUR_MS;

/** What the witnesses' word means for an order that may not be bought now. */
export function afterFinding(
  order: Order,
  requestId: string,
  finding: Exclude<Finding, { may: 'buy' }>,
  now: Date,
): Step {
  const { provider: known } = order;
  if (finding.may === 'adopt') {
    return outcomeStep({ ...finding, outcome: 'placed' }, now.toISOString(), { ...known, requestId });
  }
  if (finding.untilMs !== undefined && now.getTime() > finding.untilMs) return giveUpStep(neverHeard(finding.stage));
  const patch = { stage: finding.stage, provider: { ...known, requestId } };
  return waitStep(patch, finding.retryAfterMs, finding.stage !== order.stage);
}

function neverHeard(message: string): Failure {
  const remedy = 'Look in the portal whether it was bought, and settle it with "resolve".';
  return { code: 'UNWITNESSED', message, remedy, money: 'maybe' };
}

export function afterTrouble(order: Order, requestId: string, caught: unknown, now: Date): Step {
  const error = asBotError(caught);
  const waitedMs = now.getTime() - Date.parse(order.stateSince);
  if (!error.retry || waitedMs > PREPARE_FOR_MS) return refuseStep(error.failure);
  const looks = (order.provider?.looks ?? 0) + 1;
  const stage = `${error.failure.message} I keep trying; nothing was bought yet.`;
  return waitStep(
    { stage, provider: { ...order.provider, requestId, looks } },
    lookAgainMs(looks),
    stage !== order.stage,
  );
}

/**
 * This process knows that it did not send: nobody will use the handle, and the next attempt takes its own. Unless an
 * earlier attempt was in doubt: a call made with that handle may still arrive, and must find it bought from, not another.
 */
export function unsentStep(order: Order, why: unknown): Step {
  const { requestId, looks = 0, handle } = provider(order);
  const kept = order.history.some(({ state }) => state === 'doubtful') ? { handle } : {};
  const stage = `${why instanceof Error ? why.message : 'The store is not safe.'} Nothing was bought; I keep trying.`;
  return {
    event: 'unsent',
    patch: () => ({ stage, provider: { requestId, ...kept, looks: looks + 1 } }),
    notices: [{ kind: 'card' }],
    dueInMs: lookAgainMs(looks + 1),
  };
}

export function askAgain(order: Order, quote: Quote, found: NonNullable<Order['provider']>, now: Date): Step {
  const lapsesAt = new Date(now.getTime() + NEW_PRICE_LAPSES_AFTER_MS).toISOString();
  return {
    event: 'price-moved',
    patch: () => ({ previousQuote: order.quote, quote, provider: found, approvals: [], stage: undefined, lapsesAt }),
    notices: [{ kind: 'card' }, { kind: 'reply', about: 'price-moved' }],
    dueInMs: NEW_PRICE_LAPSES_AFTER_MS,
    detail: { approved: order.quote.price?.total, now: quote.price?.total },
  };
}

export function stillInDoubt(order: Order, failure: Failure, now: Date): Step {
  const since = Date.parse(provider(order).since ?? order.stateSince);
  const leftMs = since + HUMAN_AFTER_MS - now.getTime();
  if (leftMs <= 0) return giveUpStep(failure);
  const looks = (provider(order).looks ?? 0) + 1;
  // A reason that the provider gave itself tells more than that it cannot be asked now, and decides later.
  const known = order.failure?.refused ? order.failure : failure;
  // The last look is in time: nobody reads "maybe" for longer than a quarter of an hour without being named.
  const pauseMs = Math.min(lookAgainMs(looks), leftMs);
  return waitStep({ failure: known, provider: { ...provider(order), looks } }, pauseMs, looks === 1);
}

function giveUpStep(failure: Failure): Step {
  const notices = [{ kind: 'card' } as const, { kind: 'reply', about: 'needs-human' } as const];
  return { event: 'give-up', patch: () => ({ failure, stage: undefined }), notices, detail: { failure } };
}
