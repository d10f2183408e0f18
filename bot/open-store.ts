import type { Config } from './config';
import type { Log } from './orders/purchase';
import { checkDurability } from './store/durability';
import { createJournal } from './store/journal';
import { createKeys } from './store/keys';
import { createLeases } from './store/leases';
import { connectRedis } from './store/redis';
import { startRedisServer } from './store/redis-server';
import { createOutbox } from './store/outbox';
import { createReferences } from './store/references';
import { createSeal } from './store/seal';
import { createTurns } from './store/turns';
import { createDurabilityGate } from './store/wait-durable';

export type Store = Awaited<ReturnType<typeof openStore>>;

/** Opens everything that is kept in Redis; without REDIS_URL on a redis-server of the bot's own. */
export async function openStore(config: Config, log: Log) {
  const server = config.REDIS_URL ? undefined : await startRedisServer({ directory: config.REDIS_DIRECTORY, log });
  const url = config.REDIS_URL ?? server!.url;
  const redis = connectRedis(url, { log });
  const keys = createKeys(config.REDIS_PREFIX);
  const seal = createSeal(config.ENCRYPTION_KEY);
  const gate = createDurabilityGate(redis, keys);
  return {
    url,
    keys,
    journal: createJournal(redis, keys, { log }),
    outbox: createOutbox(redis, keys),
    leases: createLeases(redis, keys),
    turns: createTurns(redis, keys, { seal }),
    references: createReferences(redis, keys, seal),
    durable: () => gate.waitDurable(),
    /** What keeps the bot from buying, one sentence each. */
    async faults(): Promise<string[]> {
      const checks = await checkDurability(redis);
      return checks.filter((check) => check.outcome === 'fail').map((check) => check.message);
    },
    async close(): Promise<void> {
      gate.close();
      redis.disconnect();
      await server?.stop();
    },
  };
}
