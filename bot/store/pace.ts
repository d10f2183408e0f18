import { forgetfulMap } from '../forgetful-map';
import type { Keys } from './keys';
import { defineScript, type Redis } from './redis';

/**
 * How fast the bot may speak, over all its processes. Teams names numbers for a conversation (a personal chat, a group
 * chat or a whole channel): 7 calls in a second, 8 in two, 60 in thirty, 1800 in an hour; and some 30 to 50 a second
 * for an app in a tenant (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).
 */
export interface Pace {
  /** Takes leave for one call; answers 0, or the milliseconds after which to ask again. */
  take(conversationId: string, tenantId: string): Promise<number>;
  /** Something was said without asking; it counts as soon as somebody asks. */
  spoke(conversationId: string): void;
  /** Nobody speaks in the conversation for that long, because Teams said so. */
  pause(conversationId: string, ms: number): Promise<void>;
}

/** What a script of the store needs to take leave: takePace(keys[1], keys[2], args). */
export interface Asking {
  keys: string[];
  args: number[];
  /** It was asked, so what was said without asking is counted. */
  counted(): void;
}

/** The pace for other scripts of the store, which take leave on their way. */
export interface AskedPace extends Pace {
  asking(conversationId: string, tenantId: string): Asking;
}

/**
 * A bucket of `burst` calls that gains one every `everyMs` lets through, in ANY time t, at most burst + t / everyMs:
 * counted in fixed windows, twice the limit could pass around their edge. A little stays free for answers in turns.
 */
const SUSTAINED = { burst: 5, everyMs: 1000 };
const HOURLY = { burst: 500, everyMs: 3000 };
const TENANT = { burst: 10, everyMs: 50 };
/** An answer to somebody who spoke is never held back; what it takes from the others ends here. */
const MOST_SPENT = 30;
/** Those who wait are told to come back one after the other, but not so late that a free conversation stays silent. */
const LONGEST_WAIT_MS = 30_000;

/**
 * Args: 1 spent, 2/3 burst and interval sustained, 4/5 hourly, 6/7 of the tenant, 8 longest wait. Answers the wait in ms.
 * Each bucket is the time until which it is used up. `line` is when the last of those who wait was told to come back.
 */
export const PACE_LUA = `
local function takePace(conversation, tenantKey, args)
  local time = redis.call('TIME')
  local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
  local held = redis.call('HMGET', conversation, 'short', 'long', 'until', 'line')
  local spent = tonumber(args[1])
  local function after(bucket, everyMs, calls) return math.max(tonumber(bucket or '0') or 0, now) + everyMs * calls end
  local function waitFor(bucket, burst, everyMs) return bucket + everyMs - now - burst * everyMs end

  local shortEvery, longEvery, tenantEvery = tonumber(args[3]), tonumber(args[5]), tonumber(args[7])
  local short, long = after(held[1], shortEvery, spent), after(held[2], longEvery, spent)
  local tenant = after(redis.call('GET', tenantKey) or '0', tenantEvery, spent)
  local wait = math.max(0, tonumber(held[3] or '0') - now, waitFor(short, tonumber(args[2]), shortEvery),
    waitFor(long, tonumber(args[4]), longEvery), waitFor(tenant, tonumber(args[6]), tenantEvery))

  local line = tonumber(held[4] or '0')
  if wait == 0 then
    short, long, tenant = short + shortEvery, long + longEvery, tenant + tenantEvery
  else
    line = math.max(line + shortEvery, now + wait)
    wait = math.min(line - now, math.max(wait, tonumber(args[8])))
    line = now + wait
  end
  if wait == 0 or spent > 0 then
    redis.call('HSET', conversation, 'short', string.format('%.0f', short), 'long', string.format('%.0f', long))
    redis.call('SET', tenantKey, string.format('%.0f', tenant), 'PX', math.ceil(tenant - now) + 1000)
  end
  if wait > 0 then redis.call('HSET', conversation, 'line', string.format('%.0f', line)) end
  redis.call('PEXPIRE', conversation, math.ceil(math.max(long, line, tonumber(held[3] or '0')) - now) + 60000)
  return math.ceil(wait)
end
`;

/** KEYS 1 conversation, 2 tenant. */
const TAKE_SCRIPT = `${PACE_LUA}
return takePace(KEYS[1], KEYS[2], ARGV)
`;

/** KEYS 1 conversation; ARGV 1 ms. A shorter pause does not end a longer one. */
const PAUSE_SCRIPT = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local untilMs = math.max(tonumber(redis.call('HGET', KEYS[1], 'until') or '0'), now + tonumber(ARGV[1]))
redis.call('HSET', KEYS[1], 'until', string.format('%.0f', untilMs))
if redis.call('PTTL', KEYS[1]) < untilMs - now then redis.call('PEXPIRE', KEYS[1], math.ceil(untilMs - now) + 60000) end
return 1
`;

/** Without limits only what Teams says slows the bot down. */
export function createPace(redis: Redis, keys: Keys, options: { limits?: boolean } = {}): AskedPace {
  const runTake = defineScript(redis, 'deskTakePace', TAKE_SCRIPT);
  const runPause = defineScript(redis, 'deskPausePace', PAUSE_SCRIPT);
  const most = options.limits === false ? 1e6 : 0;
  const limits = [SUSTAINED, HOURLY, TENANT].flatMap(({ burst, everyMs }) => [burst + most, everyMs]);
  const spent = forgetfulMap<number>({ max: 5000, ttl: 60_000 });

  function asking(conversationId: string, tenantId: string): Asking {
    const said = spent.get(conversationId) ?? 0;
    return {
      keys: [keys.pace(wholeOf(conversationId)), keys.paceOfTenant(tenantId)],
      args: [Math.min(said, MOST_SPENT), ...limits, LONGEST_WAIT_MS],
      counted: () => {
        const left = (spent.get(conversationId) ?? 0) - said;
        if (left > 0) spent.set(conversationId, left);
        else spent.delete(conversationId);
      },
    };
  }

  return {
    asking,
    spoke: (conversationId) => void spent.set(conversationId, (spent.get(conversationId) ?? 0) + 1),
    take: async (conversationId, tenantId) => {
      const { keys: where, args, counted } = asking(conversationId, tenantId);
      counted();
      return Number(await runTake(where, args));
    },
    pause: async (conversationId, ms) => {
      await runPause([keys.pace(wholeOf(conversationId))], [Math.ceil(ms)]);
    },
  };
}

/** Teams counts a channel as one conversation, whatever the thread. */
function wholeOf(conversationId: string): string {
  return conversationId.split(';messageid=')[0]!;
}
