import type { Jobs } from './jobs/jobs';
import type { Change, Journal } from './orders/journal';

export interface Wakers {
  advance(orderId: string, version: number): Promise<void>;
  deliver(noticeId: string): Promise<void>;
}

/**
 * A journal that starts the work a change calls for at once. A start lost to a crash is made up for by the sweeper,
 * which reads the same journal: this only saves its pause.
 */
export function withWakeUps(journal: Journal, wakers: () => Wakers, now: () => Date): Journal {
  async function wake({ order, notices, dueAt }: Change): Promise<void> {
    const { advance, deliver } = wakers();
    for (const index of notices.keys()) await deliver(noticeId(order.id, order.version, index));
    if (dueAt !== null && dueAt <= now().getTime()) await advance(order.id, order.version);
  }
  return {
    ...journal,
    async commit(change) {
      const result = await journal.commit(change);
      if (result === 'committed') await wake(change).catch(() => undefined);
      return result;
    },
  };
}

/** The jobs as they are known by now: they need the journal, and the journal wakes them. */
export function wakersOf({ jobs }: { jobs?: Pick<Jobs, 'enqueueAdvance' | 'enqueueDeliver'> }): Wakers {
  if (!jobs) throw new Error('The jobs have not been started yet.');
  return {
    advance: (orderId, version) => jobs.enqueueAdvance(orderId, version),
    deliver: (noticeId) => jobs.enqueueDeliver(noticeId),
  };
}

/** How the journal names the notices of a change. */
function noticeId(orderId: string, version: number, index: number): string {
  return `${orderId}:${version}:${index}`;
}
