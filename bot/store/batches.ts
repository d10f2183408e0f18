import { z } from 'zod';
import type { Batch } from '../orders/batch';
import { peopleIn } from '../people';
import { APPEND_LUA } from './commit-parts';
import { fingerprint, type Keys } from './keys';
import { createNames, hideNames, type Names } from './names';
import { Person, Place } from './order-record';
import { defineScript, type Redis } from './redis';
import { retentionOf, type Retention } from './retention';

/** Batches, each a versioned record; what people decided about them is in the audit of everything. */
export interface Batches {
  /**
   * Answers `conflict` and writes nothing unless the store holds the version before this one. With `wakeAtMs` the
   * batch is looked at then; `line` goes into the audit.
   */
  commit(after: Batch, also?: { wakeAtMs?: number; line?: BatchAudit }): Promise<'committed' | 'conflict'>;
  read(id: string): Promise<Batch | null>;
  /** By the ticket of any version. */
  readByTicket(ticket: string): Promise<Batch | null>;
  /** Newest first. */
  newest(tenantId: string, limit: number): Promise<Batch[]>;
  /** Those whose time has come. */
  due(nowMs: number, limit: number): Promise<string[]>;
  wake(id: string, atMs: number): Promise<void>;
  /** Moves the time from what it was set to, unless somebody woke the batch meanwhile; null when it needs none. */
  rest(id: string, fromMs: number, toMs: number | null): Promise<void>;
}

/** What a person did to a batch; what it did to its orders stands in theirs. */
export interface BatchAudit {
  at: string;
  event: 'batch';
  actor: { kind: 'person'; id: string; name: string };
  detail: Record<string, unknown>;
}

const Stored = z.looseObject({
  id: z.string(),
  version: z.number().int().min(1),
  createdAt: z.string(),
  place: Place,
  requester: Person,
  origin: z.string(),
  lines: z.array(z.looseObject({ number: z.number(), orderId: z.string(), state: z.string() })),
  ticket: z.string(),
  seen: z.record(z.string(), z.string()),
  told: z.array(z.string()),
});

/** KEYS 1 record, 2 due, 3 ticket, 4 of the tenant, 5 audit, 6 its head; ARGV 1 id, 2 version, 3 JSON, 4 due (epoch ms,
 *  empty to leave it), 5 created (epoch ms), 6 ticket TTL (s), 7 audit line (empty for none), 8 TTL of the record (s) */
const COMMIT_SCRIPT = `${APPEND_LUA}
local stored = redis.call('HMGET', KEYS[1], 'version', 'json')
if stored[2] == ARGV[3] then return 'committed' end
if tonumber(stored[1] or '0') + 1 ~= tonumber(ARGV[2]) then return 'conflict' end
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'json', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[8])
if ARGV[4] ~= '' then redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1]) end
redis.call('SET', KEYS[3], ARGV[1], 'EX', ARGV[6])
redis.call('ZADD', KEYS[4], ARGV[5], ARGV[1])
if ARGV[7] ~= '' then appendAudit(KEYS[5], KEYS[6], '', '', ARGV[7]) end
return 'committed'
`;

/** KEYS 1 due; ARGV 1 id, 2 the time it was set to, 3 the next (empty for never) */
const REST_SCRIPT = `
if tonumber(redis.call('ZSCORE', KEYS[1], ARGV[1]) or '-1') ~= tonumber(ARGV[2]) then return 0 end
if ARGV[3] == '' then redis.call('ZREM', KEYS[1], ARGV[1]) else redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1]) end
return 1
`;

export function createBatches(
  redis: Redis,
  keys: Keys,
  names: Names = createNames(redis, keys),
  // The orders stay; their table is of no use for longer.
  { buttons, batches: kept }: Pick<Retention, 'buttons' | 'batches'> = retentionOf(),
): Batches {
  const key = (...parts: string[]) => [keys.prefix, ...parts].join(':');
  const record = (id: string) => key('batch', id);
  const ticketKey = (ticket: string) => key('batch-ticket', fingerprint(ticket));
  const ofTenant = (tenantId: string) => key('batches', fingerprint(tenantId));
  const due = key('batches-due');
  const runCommit = defineScript(redis, 'deskCommitBatch', COMMIT_SCRIPT);
  const runRest = defineScript(redis, 'deskRestBatch', REST_SCRIPT);

  async function read(id: string): Promise<Batch | null> {
    const json = await redis.hget(record(id), 'json');
    return json === null ? null : names.show(Stored.parse(JSON.parse(json)) as unknown as Batch);
  }

  return {
    read,
    commit: async (after, { wakeAtMs, line } = {}) => {
      const all = [record(after.id), due, ticketKey(after.ticket), ofTenant(after.place.tenantId)];
      await names.keep(peopleIn([after, line]));
      const args = [
        after.id,
        after.version,
        JSON.stringify(hideNames(after)),
        wakeAtMs ?? '',
        Date.parse(after.createdAt),
      ];
      const outcome = await runCommit(
        [...all, keys.auditStream, keys.auditHead],
        [...args, buttons, line ? JSON.stringify(hideNames(line)) : '', kept],
      );
      return outcome === 'committed' ? 'committed' : 'conflict';
    },
    readByTicket: async (ticket) => {
      const id = await redis.get(ticketKey(ticket));
      return id === null ? null : read(id);
    },
    newest: async (tenantId, limit) => {
      const ids = await redis.zrevrange(ofTenant(tenantId), 0, limit - 1);
      return (await Promise.all(ids.map(read))).filter((found) => found !== null);
    },
    due: (nowMs, limit) => redis.zrangebyscore(due, '-inf', nowMs, 'LIMIT', 0, limit),
    wake: async (id, atMs) => {
      await redis.zadd(due, atMs, id);
    },
    rest: async (id, fromMs, toMs) => {
      await runRest([due], [id, fromMs, toMs ?? '']);
    },
  };
}
