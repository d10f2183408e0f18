import { createJobs, type Jobs, type JobsOptions } from '../../../bot/jobs/jobs';
import type { Delivery, Outbox } from '../../../bot/orders/journal';
import { createJournal, type RedisJournal } from '../../../bot/store/journal';
import { createKeys, type Keys } from '../../../bot/store/keys';
import { createLeases } from '../../../bot/store/leases';
import { createOutbox } from '../../../bot/store/outbox';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import { startTestRedis, type TestRedis } from '../../support/redis';
import { change } from '../store/sample-order';

export interface TestDesk {
  redis: Redis;
  keys: Keys;
  journal: RedisJournal;
  outbox: ReturnType<typeof createOutbox>;
  jobs: Jobs;
  /** What was logged as an error. */
  errors: string[];
  close(): Promise<void>;
}

export type Handlers = (desk: Omit<TestDesk, 'jobs'>) => JobsOptions['handlers'];

/** Store and jobs as the bot joins them, with handlers of the test's own. */
export function openTestDesk(
  url: string,
  prefix: string,
  handlers: Handlers,
  more: Partial<JobsOptions> = {},
): TestDesk {
  const redis = connectRedis(url);
  const keys = createKeys(prefix);
  const errors: string[] = [];
  const ignore = () => undefined;
  const desk = {
    redis,
    keys,
    journal: createJournal(redis, keys),
    outbox: createOutbox(redis, keys),
    errors,
    close: async () => {
      await jobs.close();
      if (redis.status !== 'end') await redis.quit();
    },
  };
  const jobs = createJobs({
    redisUrl: url,
    prefix: keys.jobs,
    handlers: handlers(desk),
    journal: desk.journal,
    outbox: desk.outbox,
    leases: createLeases(redis, keys),
    clock: () => Date.now(),
    log: { info: ignore, warn: ignore, error: (_fields, message) => errors.push(message) },
    sweepEveryMs: 100,
    ...more,
  });
  return { ...desk, jobs };
}

/** Waits until it is so, and throws when that takes too long: only a failing test waits that long. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 240_000; !(await condition());) {
    if (Date.now() > end) throw new Error(`It did not come true: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Later than all samples. For bots that must name their jobs by the same time. */
export const standingClock = () => Date.parse('2026-11-22T00:00:00.000Z');

export const nothing = async () => undefined;

/** Ends a delivery as if Teams had taken it. */
export const delivered = (outbox: Outbox) => async (delivery: Delivery) => {
  const finished = await outbox.finish(delivery, { nowMs: Date.now() });
  return 'next' in finished ? finished.next : undefined;
};

/** Handlers that end an order's need for attention, as the real ones do by their commits. */
export const settle: Handlers = ({ journal, outbox }) => ({
  advance: async (orderId) => {
    const order = (await journal.read(orderId))!;
    await journal.commit(change(order, { state: 'active' }, { notices: [], dueAt: null }));
  },
  deliver: delivered(outbox),
});

/** Asked of the sets themselves: a list of what waits can miss a notice that is being delivered while it is read. */
export async function isDone({ redis, keys }: TestDesk): Promise<boolean> {
  return (await redis.zcard(keys.due)) === 0 && (await redis.zcard(keys.outbox)) === 0;
}

/** One Redis for the tests of a file; every test has its own key prefix and its desks are closed after it. */
export function createBench() {
  let server: TestRedis;
  let desks: TestDesk[] = [];
  let round = 0;
  beforeAll(async () => {
    server = await startTestRedis();
  });
  beforeEach(() => {
    desks = [];
    round += 1;
  });
  afterEach(() => Promise.all(desks.map((desk) => desk.close())));
  afterAll(() => server.stop());
  const prefix = () => `round${round}`;
  return {
    url: () => server.url,
    prefix,
    restart: () => server.restart(),
    open(handlers: Partial<ReturnType<Handlers>> | Handlers, more: Partial<JobsOptions> = {}): TestDesk {
      const whole: Handlers =
        typeof handlers === 'function' ? handlers : () => ({ advance: nothing, deliver: nothing, ...handlers });
      const desk = openTestDesk(server.url, prefix(), whole, more);
      desks.push(desk);
      return desk;
    },
  };
}
