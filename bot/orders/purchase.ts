import type { Attempt, Commerce, Placement, Preparation, Quote, Settlement } from '../commerce/commerce';
import { asBotError } from '../errors';
import { followStep } from './follow-step';
import { lapseStep } from './lapse-step';
import type { Order } from './order';
import { backOffMs, outcomeStep, priceMoved, provider, refuseStep, waitStep } from './outcome-step';
import { createRecorder, type RecorderOptions, type Step } from './step';

/** What the worker needs; clock, ids and the durability gate are injected. */
export interface PurchaserOptions extends RecorderOptions {
  commerce(order: Order): Commerce;
  /** GUID of one logical operation at the provider. */
  newRequestId(): string;
  /** Resolves once everything written so far survives a crash of the store; rejects when that cannot be had. */
  durable(): Promise<void>;
  /** Milliseconds between two looks at a placed order. */
  followEveryMs: number;
  log: Log;
}

export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const MINUTE_MS = 60_000;
const HUMAN_AFTER_MS = 15 * MINUTE_MS;
const NEW_PRICE_LAPSES_AFTER_MS = 72 * 60 * MINUTE_MS;
const PREPARE_FOR_MS = 24 * 60 * MINUTE_MS;
/** The lease on the order keeps others away while the call is on its way; without its holder this is soon enough. */
const LOOK_AFTER_CRASH_MS = 5000;

/**
 * Brings an order one step further: the story of a purchase, told by its states. May be called at any time and by
 * several workers at once: every step ends in a journal commit that only one of them wins, and money moves only after
 * the commit that says so.
 */
export function createPurchaser(options: PurchaserOptions): (orderId: string) => Promise<void> {
  const record = createRecorder(options);
  const nowIso = () => options.now().toISOString();

  async function advance(orderId: string): Promise<void> {
    const order = await options.journal.read(orderId);
    if (!order) return;
    if (order.state === 'approved') await buy(order);
    else if (order.state === 'buying') await adopt(order);
    else if (order.state === 'doubtful') await settle(order);
    else if (order.state === 'placed') await apply(order, await followStep(order, options));
    else await apply(order, lapseStep(order, options.now()));
  }

  async function apply(order: Order, step: Step | { postponeToMs: number }): Promise<void> {
    if ('postponeToMs' in step) await options.journal.postpone(order.id, step.postponeToMs);
    else await record(order, step);
  }

  async function buy(order: Order): Promise<void> {
    const requestId = order.provider?.requestId ?? options.newRequestId();
    const attempt = attemptOf(order, requestId);
    const commerce = options.commerce(order);
    let ready: Preparation;
    try {
      ready = await commerce.prepare(order.request, attempt);
    } catch (error) {
      await record(order, afterTrouble(order, requestId, error));
      return;
    }
    if (ready.outcome === 'waiting') {
      const patch = { stage: ready.stage, provider: { ...order.provider, requestId } };
      await record(order, waitStep(patch, ready.retryAfterMs, ready.stage !== order.stage));
    } else if (ready.outcome === 'refused') {
      await record(order, refuseStep(ready.failure));
    } else if (priceMoved(order.quote, ready.quote)) {
      await record(order, askAgain(order, ready.quote, { requestId, handle: ready.handle }));
    } else {
      await spend(order, commerce, { requestId, handle: ready.handle, looks: 0, since: nowIso() });
    }
  }

  async function spend(order: Order, commerce: Commerce, bought: NonNullable<Order['provider']>): Promise<void> {
    const buying = await record(order, {
      event: 'buy',
      patch: () => ({ provider: bought, stage: undefined, failure: undefined }),
      notices: [{ kind: 'card' }],
      dueInMs: LOOK_AFTER_CRASH_MS,
      detail: { handle: bought.handle?.key, requestId: bought.requestId },
    });
    if (!buying) return;
    await options.durable();
    await record(buying, outcomeStep(await placeOnce(commerce, buying), nowIso()));
  }

  async function placeOnce(commerce: Commerce, order: Order): Promise<Placement> {
    const { handle, requestId } = provider(order);
    try {
      return await commerce.place(handle!, attemptOf(order, requestId));
    } catch (error) {
      options.log.error({ order: order.id, error }, 'the purchase call broke off');
      return { outcome: 'doubtful', failure: { ...asBotError(error).failure, money: 'maybe' } };
    }
  }

  /** An order found in `buying` was left there by a crash: what became of it is found out by reading. */
  async function adopt(order: Order): Promise<void> {
    const doubtful = await record(order, {
      event: 'doubt',
      patch: (current) => ({ provider: { ...provider(current), looks: 0, since: nowIso() } }),
      notices: [{ kind: 'card' }],
      dueInMs: 0,
    });
    if (doubtful) await settle(doubtful);
  }

  async function settle(order: Order): Promise<void> {
    const { handle, requestId } = provider(order);
    let settlement: Settlement;
    try {
      settlement = await options.commerce(order).settle(handle!, attemptOf(order, requestId));
    } catch (error) {
      settlement = { outcome: 'doubtful', failure: { ...asBotError(error).failure, money: 'maybe' } };
    }
    const step =
      settlement.outcome === 'doubtful' ? stillInDoubt(order, settlement) : outcomeStep(settlement, nowIso());
    await record(order, step);
  }

  function stillInDoubt(order: Order, { failure }: Extract<Settlement, { outcome: 'doubtful' }>): Step {
    const since = Date.parse(provider(order).since ?? order.stateSince);
    if (options.now().getTime() - since > HUMAN_AFTER_MS) {
      const notices = [{ kind: 'card' } as const, { kind: 'reply', about: 'needs-human' } as const];
      return { event: 'give-up', patch: () => ({ failure }), notices, detail: { failure } };
    }
    const looks = (provider(order).looks ?? 0) + 1;
    return waitStep({ failure, provider: { ...provider(order), looks } }, backOffMs(looks), looks === 1);
  }

  function askAgain(order: Order, quote: Quote, found: NonNullable<Order['provider']>): Step {
    const lapsesAt = new Date(options.now().getTime() + NEW_PRICE_LAPSES_AFTER_MS).toISOString();
    return {
      event: 'price-moved',
      patch: () => ({ previousQuote: order.quote, quote, provider: found, approvals: [], stage: undefined, lapsesAt }),
      notices: [{ kind: 'card' }, { kind: 'reply', about: 'price-moved' }],
      dueInMs: NEW_PRICE_LAPSES_AFTER_MS,
      detail: { approved: order.quote.price?.total, now: quote.price?.total },
    };
  }

  function afterTrouble(order: Order, requestId: string, caught: unknown): Step {
    const error = asBotError(caught);
    options.log.warn({ order: order.id, code: error.code }, 'preparing a purchase failed');
    const waitedMs = options.now().getTime() - Date.parse(order.stateSince);
    if (!error.retry || waitedMs > PREPARE_FOR_MS) return refuseStep(error.failure);
    const looks = (order.provider?.looks ?? 0) + 1;
    const stage = `${error.failure.message} I keep trying; nothing was bought yet.`;
    return waitStep(
      { stage, provider: { ...order.provider, requestId, looks } },
      backOffMs(looks),
      stage !== order.stage,
    );
  }

  return advance;
}

function attemptOf(order: Order, requestId: string): Attempt {
  const approvedAt = order.approvals.at(-1)?.at ?? order.stateSince;
  return { orderId: order.id, requestId, approvedAt, previous: order.provider?.handle };
}
