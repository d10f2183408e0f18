import { z } from 'zod';
import type { Keys } from './keys';
import { defineScript, type Redis } from './redis';

/** Something a watching conversation must hear of; rendered when it is sent, so that it tells the newest truth. */
export type Tiding =
  | { kind: 'invoice'; invoiceId: string }
  | { kind: 'order'; customerId: string; orderId: string; status: string; before?: string }
  /** Resource id; `endsAt` as Azure writes it; `days` before the end: 90, 60, 30, 7. */
  | { kind: 'ending'; reservationId: string; endsAt: string; days: number };

export interface WaitingTiding {
  id: string;
  watchId: string;
  tiding: Tiding;
  /** Deliveries tried so far. */
  attempts: number;
}

/** The outbox of what is not about one order of this desk. */
export interface Tidings {
  /**
   * Puts it into the outbox and remembers that the conversation knows it, both or neither; false when the conversation
   * knows it already or watches no more. `id` is new for each tiding.
   */
  record(watchId: string, id: string, tiding: Tiding, nowMs: number): Promise<boolean>;
  /** Those whose time has come, oldest first. */
  due(nowMs: number, limit: number): Promise<WaitingTiding[]>;
  retryAt(id: string, atMs: number): Promise<void>;
  delivered(id: string): Promise<void>;
}

const Stored = z.looseObject({
  watchId: z.string(),
  tiding: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('invoice'), invoiceId: z.string() }),
    z.looseObject({
      kind: z.literal('order'),
      customerId: z.string(),
      orderId: z.string(),
      status: z.string(),
      before: z.string().optional(),
    }),
    z.looseObject({
      kind: z.literal('ending'),
      reservationId: z.string(),
      endsAt: z.string(),
      days: z.number(),
    }),
  ]),
});

/**
 * A record that is sent again after a lost answer finds what it wrote itself.
 * KEYS 1 watches, 2 known, 3 tidings, 4 tiding; ARGV 1 watch id, 2 thing, 3 value, 4 tiding id, 5 tiding, 6 now (epoch ms)
 */
const RECORD_SCRIPT = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
if redis.call('HGET', KEYS[2], ARGV[2]) == ARGV[3] then return redis.call('EXISTS', KEYS[4]) end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('HSET', KEYS[4], 'json', ARGV[5], 'attempts', '0')
redis.call('ZADD', KEYS[3], ARGV[6], ARGV[4])
return 1
`;

/** KEYS 1 tidings, 2 tiding; ARGV 1 tiding id, 2 next try (epoch ms) */
const RETRY_SCRIPT = `
if redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
redis.call('HINCRBY', KEYS[2], 'attempts', 1)
return redis.call('ZADD', KEYS[1], 'XX', ARGV[2], ARGV[1])
`;

/** Under which name, and with which value, a conversation knows a tiding. */
function knownAs(tiding: Tiding): [thing: string, value: string] {
  switch (tiding.kind) {
    case 'invoice':
      return [tiding.invoiceId, TOLD];
    case 'order':
      return [tiding.orderId, tiding.status];
    case 'ending':
      return [tiding.reservationId.toLowerCase(), endingKnownAs(tiding)];
  }
}

/** The value under which a reminder of an end is known. */
export function endingKnownAs({ endsAt, days }: { endsAt: string; days: number }): string {
  return `${endsAt.slice(0, 10)} ${days}`;
}

/** The value under which an invoice is known from the beginning. */
export const TOLD = 'told';

export function createTidings(redis: Redis, keys: Keys): Tidings {
  const runRecord = defineScript(redis, 'deskRecordTiding', RECORD_SCRIPT);
  const runRetry = defineScript(redis, 'deskRetryTiding', RETRY_SCRIPT);

  async function read(id: string): Promise<WaitingTiding | undefined> {
    const [json, attempts] = await redis.hmget(keys.tiding(id), 'json', 'attempts');
    if (!json) return undefined;
    const { watchId, tiding } = Stored.parse(JSON.parse(json));
    return { id, watchId, tiding, attempts: Number(attempts ?? 0) };
  }

  return {
    record: async (watchId, id, tiding, nowMs) => {
      const recorded = await runRecord(
        [keys.watches, keys.known(watchId), keys.tidings, keys.tiding(id)],
        [watchId, ...knownAs(tiding), id, JSON.stringify({ watchId, tiding }), nowMs],
      );
      return recorded === 1;
    },
    due: async (nowMs, limit) => {
      const ids = await redis.zrangebyscore(keys.tidings, '-inf', nowMs, 'LIMIT', 0, limit);
      return (await Promise.all(ids.map(read))).filter((found) => found !== undefined);
    },
    retryAt: async (id, atMs) => {
      await runRetry([keys.tidings, keys.tiding(id)], [id, atMs]);
    },
    delivered: async (id) => {
      await redis.multi().zrem(keys.tidings, id).del(keys.tiding(id)).exec();
    },
  };
}
