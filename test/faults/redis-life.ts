import type { Redis } from '../../bot/store/redis';
import type { Fuse } from './fuse';

const NOT_COMMANDS = new Set(['defineCommand', 'duplicate', 'on', 'once', 'disconnect', 'quit', 'then']);

/** Writes that an order's life consists of; leases and probes are no loss. */
const MEMORABLE = new Set([
  'deskCommit',
  'deskBeginDelivery',
  'deskFinishDelivery',
  'deskDelivered',
  'deskRetry',
  'set',
  'zadd',
]);

/** A connection as one bot sees it: each command is a point of its fuse, and ends with the bot. */
export function redisLife(redis: Redis, cross: Fuse['cross'], beforeWrite: () => Promise<void>): Redis {
  return new Proxy(redis, {
    get(target, property) {
      const value = Reflect.get(target, property) as unknown;
      if (typeof value !== 'function') return value;
      const name = String(property);
      if (NOT_COMMANDS.has(name)) return value.bind(target) as unknown;
      return (...args: unknown[]) =>
        cross(`redis ${name}`, async () => {
          if (MEMORABLE.has(name)) await beforeWrite();
          return (value as (...given: unknown[]) => Promise<unknown>).apply(target, args);
        });
    },
  });
}
