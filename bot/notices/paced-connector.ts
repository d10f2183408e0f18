import { setTimeout as sleep } from 'node:timers/promises';
import { forgetfulMap } from '../forgetful-map';
import { ConnectorError, type Connector, type Target } from './connector';

export interface Pace {
  take(conversationId: string, tenantId: string): Promise<number>;
  spoke(conversationId: string): void;
  pause(conversationId: string, ms: number): Promise<void>;
}

export interface PacedOptions {
  connector: Connector;
  pace: Pace;
  /** Epoch ms. */
  clock(): number;
  log: { warn(fields: object, message: string): void };
  /** Milliseconds that an answer in a turn waits for Teams before it is sent behind the turn's back. */
  patienceMs?: number;
}

/** Teams was not asked, because it would have been too much for it now. */
export class HeldBack extends ConnectorError {
  constructor(waitMs: number) {
    super('Teams takes no more in this conversation for a moment.', 429, 'no', waitMs);
  }
}

export interface PacedConnectors {
  /** For what happens by itself: asks for leave first and throws HeldBack when there is none. */
  byItself: Connector;
  /** For answers to somebody who spoke: never held back; what Teams asks to wait for is said as soon as it may be. */
  inTurn: Connector;
  /** Waits for the answers that are still to be sent, up to the limit (ms). */
  rest(limitMs: number): Promise<void>;
}

const PATIENCE_MS = 1500;
const GIVE_UP_MS = 120_000;
const UNSAID_PAUSE_MS = 2000;

/** Two ways to speak to Teams, sharing what is known of its limits with all processes of the bot. */
export function createPacedConnectors(options: PacedOptions): PacedConnectors {
  const { connector, pace, clock, log, patienceMs = PATIENCE_MS } = options;
  const lines = new Map<string, Promise<unknown>>();
  const pausedUntil = forgetfulMap<number>({ max: 5000, ttl: 3_600_000 });

  async function listen<T>(target: Target, call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (isTooMuch(error)) {
        const pauseMs = pauseOf(error);
        pausedUntil.set(target.conversationId, clock() + pauseMs);
        await pace.pause(target.conversationId, pauseMs).catch(() => undefined);
      }
      throw error;
    }
  }

  async function withLeave<T>(target: Target, call: () => Promise<T>): Promise<T> {
    if (target.hasLeave) return listen(target, call);
    // Without its memory the bot goes on; Teams still says when it is too much.
    const waitMs = await pace.take(target.conversationId, target.tenantId ?? '').catch(() => 0);
    if (waitMs > 0) throw new HeldBack(waitMs);
    return listen(target, call);
  }

  /** Says it as soon as Teams lets it; answers within the patience or not at all. */
  async function insist<T>(target: Target, call: () => Promise<T>, late: T): Promise<T> {
    const { conversationId } = target;
    pace.spoke(conversationId);
    const before = lines.get(conversationId) ?? pauseLeft(conversationId);
    if (before) return sayLater(target, call, late, before);
    try {
      return await listen(target, call);
    } catch (error) {
      if (!isTooMuch(error)) throw error;
      return sayLater(target, call, late, sleep(pauseOf(error)));
    }
  }

  function pauseLeft(conversationId: string): Promise<unknown> | undefined {
    const leftMs = (pausedUntil.get(conversationId) ?? 0) - clock();
    return leftMs > 0 ? sleep(leftMs) : undefined;
  }

  async function sayLater<T>(target: Target, call: () => Promise<T>, late: T, before: Promise<unknown>): Promise<T> {
    const { conversationId } = target;
    const said = before.then(() => untilTaken(target, call));
    const line = said
      .catch((error: unknown) => log.warn({ error }, 'an answer could not be given'))
      .then(() => undefined);
    lines.set(conversationId, line);
    void line.then(() => lines.get(conversationId) === line && lines.delete(conversationId));
    return Promise.race([said, sleep(patienceMs, late, { ref: false })]);
  }

  async function untilTaken<T>(target: Target, call: () => Promise<T>): Promise<T> {
    const endMs = clock() + GIVE_UP_MS;
    for (;;) {
      try {
        return await listen(target, call);
      } catch (error) {
        if (!isTooMuch(error) || clock() > endMs) throw error;
        await sleep(pauseOf(error));
      }
    }
  }

  return {
    byItself: wrap(connector, withLeave),
    inTurn: wrap(connector, insist),
    rest: async (limitMs) => {
      await Promise.race([Promise.allSettled(lines.values()), sleep(limitMs, undefined, { ref: false })]);
    },
  };
}

type Way = <T>(target: Target, call: () => Promise<T>, late: T) => Promise<T>;

function wrap(connector: Connector, way: Way): Connector {
  return {
    post: (target, activity, replyToId) => way(target, () => connector.post(target, activity, replyToId), ''),
    update: (target, id, activity) => way(target, () => connector.update(target, id, activity), undefined),
    remove: (target, id) => way(target, () => connector.remove(target, id), undefined),
  };
}

function isTooMuch(error: unknown): error is ConnectorError {
  return error instanceof ConnectorError && error.status === 429;
}

function pauseOf(error: ConnectorError): number {
  return error.retryAfterMs ?? UNSAID_PAUSE_MS;
}
