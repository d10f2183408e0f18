import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectRedis, type Redis } from '../../bot/store/redis';
import { startRedisServer, type RedisServer } from '../../bot/store/redis-server';
import { freePort } from './free-port';

export interface TestRedis {
  url: string;
  directory: string;
  stop(): Promise<void>;
  /** Ends the server without a goodbye. */
  kill(): Promise<void>;
  /** Starts it again on the same data and the same address. */
  restart(): Promise<void>;
}

/** A real redis-server with a data directory of its own, gone after stop(). */
export async function startTestRedis(): Promise<TestRedis> {
  const directory = await mkdtemp(path.join(tmpdir(), 'desk-redis-'));
  const port = await freePort();
  let server: RedisServer = await startRedisServer({ directory, port });
  const url = server.url;
  const kill = async () => {
    const child = server.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url,
    directory,
    kill,
    restart: async () => {
      await kill();
      server = await startRedisServer({ directory, port });
      if (server.url !== url) throw new Error(`Redis came back at another address: ${server.url}, not ${url}.`);
    },
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * A redis-server for all tests of a file or block, with a connection to it; both are there from the first test on.
 * With `emptied`, each test finds it empty.
 */
export function useTestRedis({ emptied = false } = {}): { redis: () => Redis; server: () => TestRedis } {
  let server: TestRedis;
  let redis: Redis;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url);
  });
  if (emptied) beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });
  return { redis: () => redis, server: () => server };
}
