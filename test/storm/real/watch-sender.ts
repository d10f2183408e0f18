import { EventEmitter } from 'node:events';
import type { Keys } from '../../../bot/store/keys';
import type { Redis } from '../../../bot/store/redis';
import type { TeamsSimulation } from '../../../deployment/sandbox/teams/simulation';
import { orderIn } from './hear';

/** What a sender tells of itself: what it is delivering. */
export interface Delivering {
  noticeId: string;
  orderId: string;
}

/**
 * Counts the senders that died after Teams had taken a notice and before the store knew, and these notices: they are the
 * ones that could be lost, or told twice.
 */
export function watchSenders(teams: TeamsSimulation, redis: Redis, keys: Keys) {
  const counts = { killsBetween: 0, noticesBetween: 0 };

  async function isUndone(noticeId: string): Promise<boolean> {
    return (await redis.exists(keys.notice(noticeId))) > 0 || (await redis.zscore(keys.showing, noticeId)) !== null;
  }

  /** One sender after the other. */
  function watch() {
    /** Order id to what is being told of it. */
    const present = new Map<string, { noticeId: string; isTaken: boolean }>();
    const told = new EventEmitter<{ taken: [] }>();
    teams.log.on('message', (message) => {
      const delivering = message.author.bot && present.get(orderIn(message) ?? '');
      if (!delivering) return;
      delivering.isTaken = true;
      told.emit('taken');
    });
    return {
      /** Emits `taken` for each message of its that Teams took. */
      told,
      heard({ orderId, noticeId }: Delivering) {
        present.set(orderId, { noticeId, isTaken: false });
      },
      async died(): Promise<void> {
        const taken = [...present.values()].filter(({ isTaken }) => isTaken);
        present.clear();
        const undone = (await Promise.all(taken.map(({ noticeId }) => isUndone(noticeId)))).filter(Boolean).length;
        counts.noticesBetween += undone;
        if (undone > 0) counts.killsBetween += 1;
      },
    };
  }
  return { watch, counts: () => ({ ...counts }) };
}

export type Watched = ReturnType<ReturnType<typeof watchSenders>['watch']>;
