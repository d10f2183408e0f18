import { createJobs, type Jobs, type JobsOptions } from '../../../bot/jobs/jobs';
import { createJournal, type RedisJournal } from '../../../bot/store/journal';
import { createKeys, type Keys } from '../../../bot/store/keys';
import { createLeases } from '../../../bot/store/leases';
import { createOutbox } from '../../../bot/store/outbox';
import { connectRedis, type Redis } from '../../../bot/store/redis';

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
      await redis.quit();
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

/** Waits until it is so; the test's own time limit says when it never will be. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
