import { setTimeout as pause } from 'node:timers/promises';
import { cutFile } from '../../faults/cut-file';
import type { TestRedis } from '../../support/redis';

/** Kills Redis every 5 to 10 seconds and starts it again; every other time its file has lost up to three changes. */
export function troubleRedis(redis: TestRedis, between: (low: number, high: number) => number) {
  let [redisRestarts, tailsCut] = [0, 0];
  const stop = new AbortController();

  async function run(): Promise<void> {
    for (;;) {
      await pause(between(5000, 10_000), undefined, { signal: stop.signal });
      await redis.kill();
      redisRestarts += 1;
      if (redisRestarts % 2 === 1) {
        await cutFile(redis.directory, Math.ceil(between(0, 3)));
        tailsCut += 1;
      }
      await redis.restart();
    }
  }
  const running = run().catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
  });
  return {
    counts: () => ({ redisRestarts, tailsCut }),
    async end(): Promise<void> {
      stop.abort();
      await running;
    },
  };
}
