import { Queue, Worker, type JobsOptions } from 'bullmq';
import { connectionOf } from './connection';

/** One kind of work: a queue and the worker that takes from it. */
export interface WorkQueue {
  /** A job whose id is still queued or running is not added again. */
  add(jobId: string, data: string): Promise<void>;
  addAll(jobs: { jobId: string; data: string }[]): Promise<void>;
  /** Runs a job of the same kind again and again, once per interval over all processes; replaces an earlier interval. */
  every(name: string, everyMs: number): Promise<void>;
  /** Ends the intervals whose names are not given. */
  keepOnly(names: string[]): Promise<void>;
  start(): void;
  /** Takes nothing new and waits for what runs, up to the limit. Answers false when something still runs. */
  rest(limitMs: number): Promise<boolean>;
  resume(): void;
  /** Like rest, and for good. What still runs after the limit may end; its connections are closed then. */
  close(limitMs: number): Promise<boolean>;
  counts(): Promise<Record<string, number>>;
}

export interface WorkQueueOptions {
  name: string;
  redisUrl: string;
  prefix: string;
  concurrency: number;
  /** Must not throw: whether work is tried again is decided by the journal, not by the queue. */
  work: (data: string) => Promise<void>;
  onError: (error: Error) => void;
}

/** Nothing stays behind: a finished or failed job must not keep its id from being used again. */
const ONE_SHOT: JobsOptions = { removeOnComplete: true, removeOnFail: true, attempts: 1 };

export function createWorkQueue(options: WorkQueueOptions): WorkQueue {
  const { name, prefix } = options;
  const shared = { connection: connectionOf(options.redisUrl), prefix };
  const queue = new Queue<{ data: string }>(name, { ...shared, defaultJobOptions: ONE_SHOT });
  const worker = new Worker<{ data: string }>(name, (job) => options.work(job.data.data), {
    ...shared,
    autorun: false,
    concurrency: options.concurrency,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    // What a killed process had begun is freed soon; the sweeper is sooner, but a late chat turn has only this.
    lockDuration: 10_000,
    stalledInterval: 5000,
    maxStalledCount: 2,
  });
  queue.on('error', options.onError);
  worker.on('error', options.onError);
  worker.on('failed', (_job, error) => options.onError(error));
  const job = ({ jobId, data }: { jobId: string; data: string }) => ({ name, data: { data }, opts: { jobId } });

  return {
    add: async (jobId, data) => {
      await queue.add(name, { data }, { jobId: jobId.replaceAll(':', '-') });
    },
    addAll: async (jobs) => {
      const safe = jobs.map((one) => ({ ...one, jobId: one.jobId.replaceAll(':', '-') }));
      if (safe.length > 0) await queue.addBulk(safe.map(job));
    },
    every: async (jobName, everyMs) => {
      await queue.upsertJobScheduler(jobName, { every: everyMs }, { name: jobName, data: { data: jobName } });
    },
    keepOnly: async (names) => {
      const known = await queue.getJobSchedulers();
      const gone = known.filter((scheduler) => !names.includes(scheduler.key));
      await Promise.all(gone.map((scheduler) => queue.removeJobScheduler(scheduler.key)));
    },
    start: () => {
      worker.run().catch(options.onError);
    },
    rest: (limitMs) => endsWithin(worker.pause(), limitMs),
    resume: () => {
      worker.resume().catch(options.onError);
    },
    close: async (limitMs) => {
      // Not by force: BullMQ then leaves a connection open that keeps the process alive.
      const rested = await endsWithin(worker.close(), limitMs);
      await queue.close();
      return rested;
    },
    counts: () => queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
  };
}

async function endsWithin(work: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([work.then(() => true), limit]);
  } finally {
    clearTimeout(timer);
  }
}
