import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startRedisServer, type RedisServer } from '../../bot/store/redis-server';

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
  let server: RedisServer = await startRedisServer({ directory });
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
      server = await startRedisServer({ directory });
      if (server.url !== url) throw new Error(`Redis came back at another address: ${server.url}, not ${url}.`);
    },
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
