import type { Lease as LeaseOf, Leases } from '../orders/journal';
import type { Keys } from './keys';
import { randomToken } from './random-token';
import { defineScript, type Redis } from './redis';

export interface Lease {
  /** Grows with every lease given: of two holders, the one with the higher number is the newer. */
  fence: number;
  /** Aborted when the lease was lost, for work that can still stop. */
  lost: AbortSignal;
}

/**
 * KEYS 1 lease, 2 fence; ARGV 1 token, 2 TTL (ms). A take that is sent again after a lost answer finds its own token.
 * Answers the fence, or, as a negative number, how long somebody else still holds it (ms).
 */
const TAKE_SCRIPT = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return math.min(-redis.call('PTTL', KEYS[1]), -1) end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return redis.call('INCR', KEYS[2])
`;

const EXTEND_SCRIPT = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`;

const RELEASE_SCRIPT = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
`;

/**
 * Leases that end by themselves when their holder dies and are extended while its work runs.
 * A holder that was suspended for longer than the TTL may find a second one: what both write must be compared on
 * version (https://redis.io/docs/latest/develop/use/patterns/distributed-locks/).
 */
export function createLeases(redis: Redis, keys: Keys) {
  const take = defineScript(redis, 'deskTakeLease', TAKE_SCRIPT);
  const extend = defineScript(redis, 'deskExtendLease', EXTEND_SCRIPT);
  const release = defineScript(redis, 'deskReleaseLease', RELEASE_SCRIPT);

  async function hold<T>(name: string, ttlMs: number, work: (lease: Lease) => Promise<T>) {
    const token = randomToken(16);
    const lease = keys.lease(name);
    const fence = Number(await take([lease, keys.fence], [token, ttlMs]));
    if (fence < 0) return { ran: false, freeInMs: -fence } as const;
    const lost = new AbortController();
    try {
      const result = await keep({ name, token, ms: ttlMs }, () => work({ fence, lost: lost.signal }), lost);
      return { ran: true, result } as const;
    } finally {
      // What the work achieved must not be hidden by a failing release; the lease then ends by itself.
      await release([lease], [token]).catch(() => undefined);
    }
  }

  async function keep<T>(
    { name, token, ms }: Required<LeaseOf>,
    work: () => Promise<T>,
    lost?: AbortController,
  ): Promise<T> {
    const keepAlive = setInterval(() => {
      // A failing extension is tried again by the next one; only a plain "no" means that the lease is gone.
      extend([keys.lease(name)], [token, ms]).then(
        (held) => held === 0 && lost?.abort(),
        () => undefined,
      );
    }, ms / 3);
    try {
      return await work();
    } finally {
      clearInterval(keepAlive);
    }
  }

  return { hold, keep } satisfies Leases;
}
