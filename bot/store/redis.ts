import type { Writable } from 'node:stream';
import { Redis, type RedisOptions } from 'ioredis';

export type { Redis };

export interface StoreLog {
  warn(details: object, message: string): void;
}

/**
 * Connects to Redis. Commands wait while the connection is being made again, about five seconds at most, so that
 * a restart of Redis delays a chat turn instead of failing it; after that they throw.
 * A command whose answer got lost is sent again: every script of this store tolerates that.
 */
export function connectRedis(url: string, options: { log?: StoreLog } = {}): Redis {
  const settings: RedisOptions = {
    retryStrategy: (times) => Math.min(50 * 2 ** (times - 1), 1000),
    maxRetriesPerRequest: 8,
    enableOfflineQueue: true,
    autoResendUnfulfilledCommands: true,
    connectionName: 'desk',
  };
  const redis = new Redis(url, settings);
  gatherWrites(redis);
  redis.on('error', (error: Error) => options.log?.warn({ error: error.message }, 'Redis is not reachable'));
  return redis;
}

/**
 * Writes the commands of one round of the event loop at once: a write to the socket costs more than all the rest of a
 * command. Their order stays as it was.
 */
function gatherWrites(redis: Redis): void {
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command, stream) => {
    const socket = redis.stream as Writable | undefined;
    if (!stream && socket?.writable && socket.writableCorked === 0) {
      socket.cork();
      setImmediate(() => socket.uncork());
    }
    return send(command, stream);
  };
}

/** Makes a Lua script callable; it is sent once and then called by its hash. */
export function defineScript(redis: Redis, name: string, lua: string): RunScript {
  redis.defineCommand(name, { lua });
  const run = (redis as unknown as Record<string, (...args: (string | number)[]) => Promise<unknown>>)[name]!;
  return (keys, args) => run.call(redis, keys.length, ...keys, ...args);
}

export type RunScript = (keys: string[], args: (string | number)[]) => Promise<unknown>;

/** One command on a connection of its own, without any retry. */
export async function askOnce(url: string, command: string, ...args: string[]): Promise<unknown> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: null,
    maxRetriesPerRequest: 0,
    enableReadyCheck: false,
    connectTimeout: 2000,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return await redis.call(command, ...args);
  } finally {
    // Disconnecting what has ended already would keep the process alive for two more seconds.
    if (redis.status !== 'end') redis.disconnect();
  }
}
