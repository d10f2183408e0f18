import { z } from 'zod';
import type { Change } from '../orders/journal';
import { ADJUSTMENT_STATES, isOver, type Adjustment, type AdjustmentState } from '../orders/adjustment';
import { peopleIn } from '../people';
import { APPEND_LUA, countingFor, COUNT_LUA, fullCount } from './commit-parts';
import { fingerprint, type Keys } from './keys';
import { createNames, hideNames, type Names } from './names';
import { Person, Place } from './order-record';
import { defineScript, type Redis } from './redis';
import { retentionOf, type Retention } from './retention';

/** Changes of what was bought, each a versioned record; every commit is in the audit of everything. */
export interface Adjustments {
  /**
   * Record, what is to be told, audit line and spending counts, all or nothing. Answers `conflict` and writes nothing
   * unless the store holds the very record that this one follows; throws SPENDING_CAP when one of the counts is full.
   */
  commit(
    after: Adjustment,
    dueAtMs: number | null,
    nowMs: number,
    more?: CommitMore,
  ): Promise<'committed' | 'conflict'>;
  read(id: string): Promise<Adjustment | null>;
  /** By the ticket of any version. */
  readByTicket(ticket: string): Promise<Adjustment | null>;
  /** Those whose time has come. */
  due(nowMs: number, limit: number): Promise<string[]>;
  postpone(id: string, dueAtMs: number): Promise<void>;
  /** Newest first. */
  newest(tenantId: string, limit: number): Promise<Adjustment[]>;
}

export interface CommitMore {
  counts?: Change['counts'];
  /**
   * The ticket of the record that was changed: a store that went back and came forth again may hold the version before
   * this one with another past. Left out for a record that must not exist yet.
   */
  follows?: string;
}

const Stored = z.looseObject({
  id: z.string(),
  version: z.number().int().min(1),
  state: z.enum(Object.keys(ADJUSTMENT_STATES) as [AdjustmentState]),
  place: Place,
  requester: Person,
  work: z.looseObject({ kind: z.string(), reservation: z.looseObject({ id: z.string(), quantity: z.number() }) }),
  ticket: z.string(),
  approvals: z.array(z.looseObject({ by: Person, at: z.string() })),
  untold: z.array(z.looseObject({ kind: z.string() })),
});

/** A commit that is sent again after a lost answer finds what it wrote itself: the ticket and the text are its own.
 *  KEYS 1 record, 2 due, 3 ticket, 4 of the tenant, 5 audit, 6 its head, 7… spending counts; ARGV 1 id, 2 version,
 *  3 JSON, 4 due (epoch ms, empty for never), 5 created (epoch ms), 6 ticket TTL (s), 7 audit line, 8 TTL of the record
 *  (s, empty for ever), 9 what to count (commit-parts.ts, empty for nothing), 10 ticket of the record before (empty for
 *  none). Answers "full <count> <left>" for a full count. */
const COMMIT_SCRIPT = `${APPEND_LUA}${COUNT_LUA}
local stored = redis.call('HMGET', KEYS[1], 'version', 'json')
if stored[2] == ARGV[3] then return 'committed' end
if tonumber(stored[1] or '0') + 1 ~= tonumber(ARGV[2]) then return 'conflict' end
if stored[2] and cjson.decode(stored[2]).ticket ~= ARGV[10] then return 'conflict' end
local counting = ARGV[9] ~= '' and cjson.decode(ARGV[9]) or nil
local function countKey(i) return KEYS[6 + i] end
local full = findFull(counting, countKey, ARGV[1])
if full then return full end
recount(counting, countKey, ARGV[1])
redis.call('HSET', KEYS[1], 'version', ARGV[2], 'json', ARGV[3])
if ARGV[8] ~= '' then redis.call('EXPIRE', KEYS[1], ARGV[8]) end
if ARGV[4] == '' then redis.call('ZREM', KEYS[2], ARGV[1]) else redis.call('ZADD', KEYS[2], ARGV[4], ARGV[1]) end
redis.call('SET', KEYS[3], ARGV[1], 'EX', ARGV[6])
redis.call('ZADD', KEYS[4], ARGV[5], ARGV[1])
appendAudit(KEYS[5], KEYS[6], '', '', ARGV[7])
return 'committed'
`;

/** In these states its money is spent or about to be. */
const SPENDING: ReadonlySet<AdjustmentState> = new Set([
  'approved',
  'sending',
  'working',
  'doubtful',
  'needs-human',
  'done',
]);

/** Hash of a change (version, json), its button, the changes of a tenant by creation, and when each is due. */
export function adjustmentKeys(keys: Keys) {
  const key = (...parts: string[]) => [keys.prefix, ...parts].join(':');
  return {
    record: (id: string) => key('adjustment', id),
    ticketKey: (ticket: string) => key('adjustment-ticket', fingerprint(ticket)),
    ofTenant: (tenantId: string) => key('adjustments', fingerprint(tenantId)),
    due: key('adjustments-due'),
  };
}

export function createAdjustments(
  redis: Redis,
  keys: Keys,
  names: Names = createNames(redis, keys),
  retention: Pick<Retention, 'buttons' | 'changes' | 'spending'> = retentionOf(),
): Adjustments {
  const { record, ticketKey, ofTenant, due } = adjustmentKeys(keys);
  const runCommit = defineScript(redis, 'deskCommitAdjustment', COMMIT_SCRIPT);

  async function read(id: string): Promise<Adjustment | null> {
    const json = await redis.hget(record(id), 'json');
    return json === null ? null : names.show(Stored.parse(JSON.parse(json)) as unknown as Adjustment);
  }

  return {
    read,
    commit: async (after, dueAtMs, nowMs, { counts, follows = '' } = {}) => {
      const all = [record(after.id), due, ticketKey(after.ticket), ofTenant(after.place.tenantId)];
      await names.keep(peopleIn(after));
      const json = JSON.stringify(hideNames(after));
      const args = [after.id, after.version, json, dueAtMs ?? '', Date.parse(after.createdAt)];
      const kept = isOver(after) && after.untold.length === 0 ? retention.changes : '';
      const counting = countingFor(
        counts,
        SPENDING.has(after.state) ? [] : (after.counted ?? []),
        keys,
        retention.spending,
      );
      const answer = (await runCommit(
        [...all, keys.auditStream, keys.auditHead, ...counting.keys],
        [
          ...args,
          retention.buttons,
          JSON.stringify(hideNames(auditLine(after, nowMs, JSON.parse(json)))),
          kept,
          counting.arg,
          follows,
        ],
      )) as string;
      if (answer.startsWith('full ')) throw fullCount(after.id, counts, answer);
      return answer as 'committed' | 'conflict';
    },
    readByTicket: async (ticket) => {
      const id = await redis.get(ticketKey(ticket));
      return id === null ? null : read(id);
    },
    due: (nowMs, limit) => redis.zrangebyscore(due, '-inf', nowMs, 'LIMIT', 0, limit),
    postpone: async (id, dueAtMs) => {
      await redis.zadd(due, 'XX', dueAtMs, id);
    },
    newest: async (tenantId, limit) => {
      const ids = await redis.zrevrange(ofTenant(tenantId), 0, limit - 1);
      return (await Promise.all(ids.map(read))).filter((found) => found !== null);
    },
  };
}

/** Who did what to which reservation, and the record as it is then: the newest line alone is the whole change. */
function auditLine(after: Adjustment, nowMs: number, record: unknown) {
  const last = after.history.at(-1);
  const { id, version, state, work, sent, result, failure } = after;
  const by = last?.by;
  const people = [
    after.requester,
    ...after.approvals.map((one) => one.by),
    ...(after.rejection ? [after.rejection.by] : []),
  ];
  const person = people.find(({ id }) => id === by);
  const actor = person ? { kind: 'person', id: person.id, name: person.name } : { kind: 'bot', part: 'adjustments' };
  const detail = {
    adjustment: id,
    version,
    state,
    kind: work.kind,
    reservation: work.reservation.id,
    sent,
    result,
    failure,
  };
  return { at: new Date(nowMs).toISOString(), event: 'adjust', actor, detail, record };
}
