import { botError } from '../errors';
import type { Journal } from './journal';
import { moveOrder, type Move } from './move-order';
import type { Order } from './order';
import { next } from './states';

/** A move the bot itself makes; actor, time and ticket are filled in when it is recorded. */
export interface Step extends Omit<Move, 'actor' | 'at' | 'ticket' | 'dueAt' | 'patch'> {
  patch?: (order: Order) => Partial<Order>;
  /** Milliseconds from now; left out for a final state. */
  dueInMs?: number;
  /**
   * The step reports what already happened at the provider, so it must be recorded even if the order moved meanwhile
   * (to `doubtful`, say). All other steps give way to whoever was first.
   */
  mustLand?: boolean;
}

export interface RecorderOptions {
  journal: Journal;
  now(): Date;
  newTicket(): string;
}

const TRIES = 8;

/** Records steps in the journal; answers the order after the step, or null when somebody else was first. */
export function createRecorder(options: RecorderOptions): (order: Order, step: Step) => Promise<Order | null> {
  return async (order, step) => {
    let current = order;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const now = options.now();
      const change = moveOrder(current, {
        ...step,
        patch: step.patch?.(current),
        actor: { kind: 'bot', part: 'worker' },
        at: now.toISOString(),
        ticket: options.newTicket(),
        dueAt: step.dueInMs === undefined ? undefined : now.getTime() + step.dueInMs,
      });
      if ((await options.journal.commit(change)) === 'committed') return change.order;
      const stored = await options.journal.read(order.id);
      if (!step.mustLand || !stored || !next(stored.state, step.event)) return null;
      current = stored;
    }
    throw botError('CONFLICT', { order: order.id });
  };
}
