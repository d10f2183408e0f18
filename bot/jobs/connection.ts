import type { ConnectionOptions } from 'bullmq';

/** BullMQ's connection options from redis://[user][:password]@host[:port][/db], rediss:// for TLS. */
export function connectionOf(redisUrl: string): ConnectionOptions {
  const url = new URL(redisUrl);
  const db = Number(url.pathname.slice(1) || '0');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || '6379'),
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    db: Number.isInteger(db) ? db : 0,
    ...(url.protocol === 'rediss:' && { tls: { servername: url.hostname } }),
    // Workers wait for a Redis that restarts, however long it takes.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 10), 2000),
  };
}
