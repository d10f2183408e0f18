import { setTimeout as pause } from 'node:timers/promises';
import type { Keys } from './keys';
import type { Redis } from './redis';

export interface DurabilityGate {
  /**
   * Resolves once everything that was acknowledged before, on any connection, is on disk:
   * - WAITAOF (Redis 7.2 or newer): Redis confirms the sync.
   * - older, "appendfsync always": already true of every acknowledged write.
   * - older, "everysec" or unknown (managed Redis): after the two seconds within which Redis syncs by its own rule.
   * Rejects when nothing is written to disk or the confirmation does not come; then no money may be moved.
   */
  waitDurable(): Promise<void>;
  close(): void;
}

const UNCONFIRMED = 'Redis did not confirm in time that the order is on disk.';
const CONFIRM_LIMIT_MS = 5000;
/** Redis delays a sync of "everysec" to two seconds at most while an earlier one is still running. */
const EVERYSEC_MS = 2000;
/** A server that says nothing at all must not hold an order for ever. */
const ANSWER_LIMIT_MS = CONFIRM_LIMIT_MS + 3000;

/** Waits on a connection of its own: WAITAOF holds up everything behind it. */
export function createDurabilityGate(redis: Redis, keys: Keys): DurabilityGate {
  const own = redis.duplicate();
  own.on('error', () => undefined);

  async function confirm(): Promise<void> {
    // WAITAOF speaks of this connection's last write; the log is one, so all earlier writes are before it.
    await own.incr(keys.durabilityProbe);
    const local = await confirmed(own);
    if (local === 'unknown command') await byItsRule(own);
    else if (local < 1) throw new Error(UNCONFIRMED);
  }

  return {
    close: () => own.disconnect(),
    waitDurable: async () => {
      const given = new AbortController();
      const limit = pause(ANSWER_LIMIT_MS, undefined, { signal: given.signal }).then(() => {
        // What hangs holds up everything behind it: the next one starts on a new connection.
        own.disconnect(true);
        throw new Error(UNCONFIRMED);
      });
      try {
        await Promise.race([confirm(), limit]);
      } finally {
        given.abort();
        limit.catch(() => undefined);
      }
    },
  };
}

async function confirmed(redis: Redis): Promise<number | 'unknown command'> {
  try {
    const [local] = (await redis.call('WAITAOF', '1', '0', String(CONFIRM_LIMIT_MS))) as [number, number];
    return local;
  } catch (error) {
    if (/unknown command|NOPERM/i.test(String(error))) return 'unknown command';
    throw error;
  }
}

async function byItsRule(redis: Redis): Promise<void> {
  const setting = (name: string) =>
    redis.config('GET', name).then(
      (pair) => pair[1],
      () => undefined,
    );
  const [appendOnly, fsync] = await Promise.all([setting('appendonly'), setting('appendfsync')]);
  if (appendOnly === 'no' || fsync === 'no') throw new Error('Redis does not sync its data to disk.');
  if (fsync !== 'always') await pause(EVERYSEC_MS);
}
