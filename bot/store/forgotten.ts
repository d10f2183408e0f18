import { RUN_LUA } from './journal-script';
import type { Keys } from './keys';
import { defineScript, type Redis } from './redis';

/**
 * KEYS 1 order, 2 runs; ARGV 1 now (epoch ms). Answers an empty text when Redis has run on since the order was made, else
 * the time at which the bot first met the present run. A Redis that does not name its run is met anew every time.
 */
const FORGOTTEN_SCRIPT = `${RUN_LUA}
local run = currentRun()
if run == '' then return ARGV[1] end
redis.call('HSETNX', KEYS[2], run, ARGV[1])
if redis.call('HGET', KEYS[1], 'run') == run then return '' end
return redis.call('HGET', KEYS[2], run)
`;

/**
 * Tells until when (epoch ms) the store may have forgotten changes of an order; null when it has run without a break
 * since the order was made. A Redis that was restarted from a shortened file, or a replica that took over without the
 * last writes, shows an order as approved, or as waiting for an approval that it had, although it was bought already;
 * and nothing in the data says so.
 */
export function createForgotten(redis: Redis, keys: Keys, now: () => number = Date.now) {
  const ask = defineScript(redis, 'deskForgotten', FORGOTTEN_SCRIPT);
  return async (orderId: string): Promise<number | null> => {
    const answer = String(await ask([keys.order(orderId), keys.runs], [now()]));
    return answer === '' ? null : Number(answer);
  };
}
