import type { Attempt, Commerce, Placement, Preparation, Settlement } from '../commerce/commerce';
import { asBotError } from '../errors';
import { renewedStep } from './expiry';
import { followStep } from './follow-step';
import { lapseStep } from './lapse-step';
import type { Order } from './order';
import { outcomeStep, priceMoved, provider, refuseStep, waitStep } from './outcome-step';
import { next } from './states';
import { createRecorder, type RecorderOptions, type Step } from './step';
import { afterFinding, afterTrouble, askAgain, stillInDoubt, unsentStep } from './wait-steps';
import { createWitness, type WitnessOptions } from './witness';

/** What the worker needs; clock, ids and the durability gate are injected. */
export interface PurchaserOptions extends RecorderOptions, WitnessOptions {
  commerce(order: Order): Commerce;
  now(): Date;
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

/** The lease on the order keeps others away while the call is on its way; it ends soon after its holder did. */
const LOOK_AFTER_CRASH_MS = 1000;
/** A call that nobody waits for any more may still arrive this much later; an absence seen before proves nothing. */
const LATE_ARRIVAL_MS = 15_000;

/**
 * Brings an order one step further: the story of a purchase, told by its states. May be called at any time and by
 * several workers at once: every step ends in a journal commit that only one of them wins, and money moves only after
 * the commit that says so.
 */
export function createPurchaser(options: PurchaserOptions): (orderId: string) => Promise<void> {
  const record = createRecorder(options);
  const witness = createWitness(options);
  const nowIso = () => options.now().toISOString();

  async function advance(orderId: string): Promise<void> {
    const order = await options.journal.read(orderId);
    if (!order) return;
    if (order.state === 'approved') await buy(order);
    else if (order.state === 'buying') await adopt(order);
    else if (order.state === 'doubtful') await settle(order);
    else if (order.state === 'placed') await follow(order);
    else await apply(order, lapseStep(order, options.now()));
  }

  /** What was renewed is marked before what renews it, so that a crash in between leaves the rest to be done again. */
  async function follow(order: Order): Promise<void> {
    const step = await followStep(order, options);
    const before = 'event' in step && step.event === 'complete' && order.renews;
    const renewed = before ? await options.journal.read(before) : null;
    if (renewed && next(renewed.state, 'renew')) await record(renewed, renewedStep(order));
    await apply(order, step);
  }

  async function apply(order: Order, step: Step | { postponeToMs: number }): Promise<void> {
    if ('postponeToMs' in step) await options.journal.postpone(order.id, step.postponeToMs);
    else await record(order, step);
  }

  async function buy(order: Order): Promise<void> {
    const requestId = order.provider?.requestId ?? options.newRequestId();
    const attempt = attemptOf(order, requestId);
    const finding = await witness(order, attempt);
    if (finding.may !== 'buy') {
      if (finding.may === 'adopt') options.log.warn({ order: order.id, ...finding }, 'a forgotten purchase was found');
      await record(order, afterFinding(order, requestId, finding, options.now()));
      return;
    }
    let ready: Preparation;
    try {
      ready = await options.commerce(order).prepare(order.request, attempt);
    } catch (error) {
      options.log.warn({ order: order.id, code: asBotError(error).code }, 'preparing a purchase failed');
      await record(order, afterTrouble(order, requestId, error, options.now()));
      return;
    }
    if (ready.outcome === 'waiting') {
      const patch = { stage: ready.stage, provider: { ...order.provider, requestId } };
      await record(order, waitStep(patch, ready.retryAfterMs, ready.stage !== order.stage));
    } else if (ready.outcome === 'refused') {
      await record(order, refuseStep(ready.failure));
    } else if (priceMoved(order.quote, ready.quote)) {
      await record(order, askAgain(order, ready.quote, { requestId, handle: ready.handle }, options.now()));
    } else {
      await spend(order, { requestId, handle: ready.handle, looks: order.provider?.looks ?? 0, since: nowIso() });
    }
  }

  async function spend(order: Order, bought: NonNullable<Order['provider']>): Promise<void> {
    const buying = await record(order, {
      event: 'buy',
      patch: () => ({ provider: bought, stage: undefined, failure: undefined }),
      notices: [{ kind: 'card' }],
      dueInMs: LOOK_AFTER_CRASH_MS,
      detail: { handle: bought.handle?.key, requestId: bought.requestId },
    });
    if (!buying || !(await mayStillSpend(buying))) return;
    const outcome = await placeOnce(options.commerce(order), buying);
    const landed = await record(buying, outcomeStep(outcome, nowIso(), bought));
    if (!landed) options.log.error({ order: order.id, outcome }, 'the outcome of a purchase could not be recorded');
  }

  /** The intent must be on disk, and the store must still know it: one that forgot it meanwhile would buy again. */
  async function mayStillSpend(buying: Order): Promise<boolean> {
    try {
      await options.durable();
      const stored = await options.journal.read(buying.id);
      return stored?.version === buying.version && stored.ticket === buying.ticket;
    } catch (error) {
      options.log.error({ order: buying.id, error }, 'nothing was bought, because the store is not safe');
      await record(buying, unsentStep(buying, error));
      return false;
    }
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
    const provenAtMs = Date.parse(provider(order).since ?? order.stateSince) + LATE_ARRIVAL_MS;
    if (settlement.outcome === 'absent' && options.now().getTime() < provenAtMs) {
      await options.journal.postpone(order.id, provenAtMs);
      return;
    }
    const step =
      settlement.outcome === 'doubtful'
        ? stillInDoubt(order, settlement.failure, options.now())
        : outcomeStep(settlement, nowIso());
    await record(order, step);
  }

  return advance;
}

function attemptOf(order: Order, requestId: string): Attempt {
  const approvedAt = order.approvals.at(-1)?.at ?? order.stateSince;
  const said = order.failure?.refused ? order.failure : undefined;
  return { orderId: order.id, requestId, approvedAt, previous: order.provider?.handle, said };
}
