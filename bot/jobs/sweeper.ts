import { randomBytes } from 'node:crypto';
import type { Journal, Outbox } from '../orders/journal';
import type { WorkQueue } from './queue';

export interface SweeperOptions {
  journal: Pick<Journal, 'due'>;
  outbox: Pick<Outbox, 'waiting'>;
  orders: Pick<WorkQueue, 'addAll'>;
  notices: Pick<WorkQueue, 'addAll'>;
  everyMs: number;
  /** Epoch ms. */
  clock: () => number;
  log: { warn(fields: object, message: string): void };
}

const AT_MOST = 500;
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
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = true;

  async function sweep(): Promise<void> {
    const now = clock();
    const epoch = `${mark}-${Math.floor(now / EPOCH_MS)}`;
    const [due, waiting] = await Promise.all([journal.due(now, AT_MOST), outbox.waiting(now, AT_MOST)]);
    const waitingOrders = [...new Set(waiting.map(({ orderId }) => orderId))];
    const jobs = (orderIds: string[]) => orderIds.map((orderId) => ({ jobId: `${orderId}-${epoch}`, data: orderId }));
    await Promise.all([orders.addAll(jobs(due)), notices.addAll(jobs(waitingOrders))]);
  }

  function tick(): void {
    running = sweep()
      .catch((error: unknown) => options.log.warn({ error }, 'a sweep failed; the next one follows'))
      .then(() => {
        if (!stopped) timer = setTimeout(tick, options.everyMs);
      });
  }

  return {
    start() {
      if (!stopped) return;
      stopped = false;
      tick();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
