import { asBotError } from '../errors';
import { dueMs, leadsTo, moveAdjustment, type Adjustment, type AdjustmentMove, type Work } from '../orders/adjustment';
import type { Log } from '../orders/purchase';
import type { Adjustments } from '../store/adjustments';
import type { Outcome, Way } from './way';

export interface PerformOptions {
  adjustments: Adjustments;
  /** How the kind of change is made. */
  wayOf(work: Work): Way<Work>;
  /** Resolves once everything written so far survives a crash of the store. */
  durable(): Promise<void>;
  /** What keeps the store from being trusted with money now, one sentence with its remedy each. */
  unsafe(): Promise<string[]>;
  now(): Date;
  newTicket(): string;
  /** Shortest pause between two looks, milliseconds. */
  lookEveryMs: number;
  log: Log;
}

const LOOK_AFTER_CRASH_MS = 5000;
const PATIENCE_MS = 30 * 60_000;
const TRIES = 8;
type Move = Omit<AdjustmentMove, 'at' | 'ticket'>;

/**
 * Brings a change one step further. As with purchases: the intent is recorded and durable before the call, the call is
 * sent once, and a doubt is settled by reading. Answers the change after the step, or null when nothing was to be done.
 */
export function createPerformer(options: PerformOptions) {
  const { adjustments, now, log } = options;

  /** `mustLand`: it tells what happened at Azure already, whatever was told to people meanwhile. */
  async function record(seen: Adjustment, move: Move, dueInMs: number, mustLand = false) {
    let current = seen;
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const at = now();
      const nextLookAt = new Date(at.getTime() + dueInMs).toISOString();
      const patch = { ...move.patch, nextLookAt };
      const after = moveAdjustment(current, { ...move, patch, at: at.toISOString(), ticket: options.newTicket() });
      const follows = current.ticket;
      const nowMs = at.getTime();
      if ((await adjustments.commit(after, dueMs(after, nowMs), nowMs, { follows })) === 'committed') return after;
      const stored = await adjustments.read(seen.id);
      if (!mustLand || !stored || !leadsTo(stored.state, move.to)) return null;
      current = stored;
    }
    return null;
  }

  async function begin(adjustment: Adjustment): Promise<Adjustment | null> {
    const way = options.wayOf(adjustment.work);
    let prepared: Awaited<ReturnType<NonNullable<Way<Work>['prepare']>>> | undefined;
    try {
      prepared = await way.prepare?.(adjustment.work, now());
    } catch (error) {
      return troubled(adjustment, error);
    }
    if (prepared && 'refused' in prepared) return refuse(adjustment, prepared.refused);
    if (prepared?.moved) return askAgain(adjustment, prepared.work);
    const sent = { at: now().toISOString(), sessionId: prepared?.sessionId, operation: prepared?.operation };
    const sending = await record(
      adjustment,
      { to: 'sending', patch: { sent, failure: undefined, looks: 0, work: prepared?.work ?? adjustment.work } },
      LOOK_AFTER_CRASH_MS,
    );
    if (!sending) return null;
    try {
      const faults = await options.unsafe();
      if (faults.length > 0) throw new Error(faults.join(' '));
      await options.durable();
      // Its ticket and not its version: a store that went back may have come to that version on another way.
      if ((await adjustments.read(sending.id))?.ticket !== sending.ticket) return null;
    } catch (error) {
      log.error({ adjustment: sending.id, error }, 'nothing was sent, because the store is not safe');
      return record(sending, { to: 'approved' }, LOOK_AFTER_CRASH_MS);
    }
    return land(sending, await way.send(sending.work, sent));
  }

  function refuse(seen: Adjustment, failure: NonNullable<Adjustment['failure']>) {
    const tell = [{ kind: 'card' }, { kind: 'reply', about: 'refused' }] as const;
    return record(seen, { to: 'refused', patch: { failure }, tell: [...tell] }, 0, true);
  }

  /** Preparing moves nothing, so it is tried again, for a while. */
  function troubled(seen: Adjustment, error: unknown) {
    const { failure, retry, code } = asBotError(error);
    log.warn({ adjustment: seen.id, code }, 'preparing a change failed');
    const looks = (seen.looks ?? 0) + 1;
    if (!retry || isTooLong(seen)) return refuse(seen, failure);
    return record(seen, { to: 'approved', patch: { looks } }, lookAgainMs(looks));
  }

  function askAgain(seen: Adjustment, work: Work) {
    const before = 'preview' in seen.work ? seen.work.preview : undefined;
    const tell = [{ kind: 'card' }, { kind: 'reply', about: 'moved' }] as const;
    return record(seen, { to: 'pending', patch: { work, before, approvals: [] }, tell: [...tell] }, 0);
  }

  async function look(adjustment: Adjustment): Promise<Adjustment | null> {
    const { work, sent } = adjustment;
    let outcome: Outcome;
    try {
      outcome = await options.wayOf(work).settle(work, sent ?? { at: adjustment.stateSince });
    } catch (error) {
      outcome = { to: 'unknown', failure: asBotError(error).failure };
    }
    return land(adjustment, outcome);
  }

  async function land(seen: Adjustment, outcome: Outcome): Promise<Adjustment | null> {
    const looks = (seen.looks ?? 0) + 1;
    switch (outcome.to) {
      case 'done': {
        const tell = [{ kind: 'card' }, { kind: 'reply', about: 'done' }] as const;
        const result = { ...seen.result, ...present(outcome.result) };
        return record(seen, { to: 'done', patch: { result, failure: undefined }, tell: [...tell] }, 0, true);
      }
      case 'refused':
        return refuse(seen, outcome.failure);
      case 'working': {
        if (seen.state === 'working' && isTooLong(seen)) return giveUp(seen, seen.failure);
        const sent = { ...seen.sent!, operation: outcome.operation ?? seen.sent?.operation };
        const result = { ...seen.result, ...present(outcome.result) };
        const tell = seen.state === 'working' ? [] : [{ kind: 'card' } as const];
        return record(seen, { to: 'working', patch: { sent, result, looks }, tell }, lookAgainMs(looks), true);
      }
      case 'doubtful':
      case 'unknown': {
        if (seen.state !== 'sending' && isTooLong(seen)) return giveUp(seen, outcome.failure);
        const to = seen.state === 'working' ? 'working' : 'doubtful';
        const operation = outcome.to === 'doubtful' ? outcome.operation : undefined;
        const sent = { ...seen.sent!, operation: operation ?? seen.sent?.operation };
        const patch = { sent, looks, failure: outcome.failure ?? seen.failure };
        const tell = to === seen.state ? [] : [{ kind: 'card' } as const];
        return record(seen, { to, patch, tell }, lookAgainMs(looks), true);
      }
    }
  }

  function giveUp(seen: Adjustment, why: Adjustment['failure']) {
    const failure = {
      code: 'OUTCOME_UNKNOWN',
      message: `Azure does not show what became of it. ${why?.message ?? ''}`.trim(),
      remedy: 'Look at the reservation in the Azure portal before anything is asked for again.',
      money: 'maybe' as const,
    };
    const tell = [{ kind: 'card' }, { kind: 'reply', about: 'needs-human' }] as const;
    return record(seen, { to: 'needs-human', patch: { failure }, tell: [...tell] }, 0, true);
  }

  function isTooLong({ stateSince }: Adjustment): boolean {
    return now().getTime() - Date.parse(stateSince) > PATIENCE_MS;
  }

  function lookAgainMs(looks: number): number {
    return Math.max(options.lookEveryMs, Math.min(options.lookEveryMs * 2 ** Math.min(looks - 1, 10), 60_000));
  }

  return async (adjustment: Adjustment): Promise<Adjustment | null> => {
    const { state, lapsesAt } = adjustment;
    if (state === 'approved') return begin(adjustment);
    // Found in `sending`: a crash left it there, and what became of it is found out by reading.
    if (state === 'sending' || state === 'working' || state === 'doubtful') return look(adjustment);
    if ((state === 'asked' || state === 'pending') && lapsesAt && lapsesAt <= now().toISOString()) {
      return record(adjustment, { to: 'lapsed', tell: [{ kind: 'card' }] }, 0);
    }
    return null;
  };
}

function present(result: Adjustment['result']): object {
  return Object.fromEntries(Object.entries(result ?? {}).filter(([, value]) => value !== undefined));
}
