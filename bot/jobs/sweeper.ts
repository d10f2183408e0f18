import { randomBytes } from 'node:crypto';
import type { Journal } from '../orders/journal';
import type { OrderedOutbox } from '../store/outbox';
import type { WorkQueue } from './queue';

export interface SweeperOptions {
  journal: Pick<Journal, 'due'>;
  outbox: Pick<OrderedOutbox, 'ordersWaiting'>;
  orders: Pick<WorkQueue, 'addAll'>;
  notices: Pick<WorkQueue, 'addAll'>;
  everyMs: number;
  /** Epoch ms. */
  clock: () => number;
  log: { warn(fields: object, message: string): void };
}

const AT_MOST = 500;
/** Pause between sweeps while there is more than one of them takes. */
const BACKLOG_MS = 100;
/** Between two sweeps at least. */
const SHORTEST_MS = 20;
/** A job lost while this process lives (Redis came back without it) blocks its id no longer than this. */
const EPOCH_MS = 15_000;

/**
 * Makes jobs of everything whose time has come, whether or not there was a job for it before.
 * While such a job is queued or running, its id keeps a second one away; the id holds this process's own mark and
 * the time, so that a job left behind by a killed process, or lost, never swallows the work.
 */
export function createSweeper(options: SweeperOptions) {
  const { journal, outbox, orders, notices, clock } = options;
  const mark = randomBytes(6).toString('hex');
  let next: { timer: NodeJS.Timeout; at: number } | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = true;

  /** Answers whether there may be more than one sweep takes. */
  async function sweep(): Promise<boolean> {
    const now = clock();
    const epoch = `${mark}-${Math.floor(now / EPOCH_MS)}`;
    const [due, waiting] = await Promise.all([journal.due(now, AT_MOST), outbox.ordersWaiting(now, AT_MOST)]);
    const jobs = (orderIds: string[]) => orderIds.map((orderId) => ({ jobId: `${orderId}-${epoch}`, data: orderId }));
    await Promise.all([orders.addAll(jobs(due)), notices.addAll(jobs(waiting))]);
    return due.length >= AT_MOST || waiting.length >= AT_MOST;
  }

  function tick(): void {
    next = undefined;
    running = running
      .then(sweep)
      .catch((error: unknown) => {
        options.log.warn({ error }, 'a sweep failed; the next one follows');
        return false;
      })
      .then((isMore) => sweepIn(isMore ? Math.min(options.everyMs, BACKLOG_MS) : options.everyMs));
  }

  function sweepIn(ms: number): void {
    const at = performance.now() + ms;
    if (stopped || (next && next.at <= at)) return;
    clearTimeout(next?.timer);
    next = { timer: setTimeout(tick, Math.max(ms, SHORTEST_MS)), at };
  }

  return {
    /** Moves the next sweep forward when it would come later than in so many milliseconds. */
    sweepIn,
    start() {
      if (!stopped) return;
      stopped = false;
      tick();
    },
    async stop() {
      stopped = true;
      clearTimeout(next?.timer);
      next = undefined;
      await running;
    },
  };
}
