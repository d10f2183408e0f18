import type { Change, Journal, OrderFilter } from '../orders/journal';
import type { Order } from '../orders/order';
import { chain, findChainFaults, readAuditLine, type AuditLine } from './audit-chain';
import { countingOf, fullCount } from './commit-parts';
import { COMMIT_SCRIPT } from './journal-script';
import type { Keys } from './keys';
import { listOrderIds } from './list-orders';
import { RECORD_VERSION } from './order-record';
import { noticeId } from './outbox';
import { createOrderReader } from './read-orders';
import { defineScript, type Redis } from './redis';

export interface JournalOptions {
  /** How long an old button still finds its order, to be told that it is old. */
  ticketTtlSeconds?: number;
  log?: { error(fields: object, message: string): void };
}

/** The journal with what only its operators need. */
export interface RedisJournal extends Journal {
  audit(orderId: string): Promise<AuditLine[]>;
  /** Epoch ms at which the order needs attention; null when it needs none. */
  dueAt(orderId: string): Promise<number | null>;
  /** Everything in the order's audit that does not fit; empty when it is whole. */
  auditFaults(orderId: string): Promise<string[]>;
}

const THIRTY_DAYS_S = 30 * 24 * 3600;

/**
 * Orders, their audit and their notices in Redis. Every change is one script: compared on version and on the hash of
 * the last audit line, written whole or not at all. Reading throws when a record is damaged.
 */
export function createJournal(redis: Redis, keys: Keys, options: JournalOptions = {}): RedisJournal {
  const runCommit = defineScript(redis, 'deskCommit', COMMIT_SCRIPT);
  const ticketTtl = options.ticketTtlSeconds ?? THIRTY_DAYS_S;

  const reader = createOrderReader(redis, keys);
  const { read } = reader;

  async function commit(change: Change): Promise<'committed' | 'conflict'> {
    assertWhole(change);
    const { order, expected } = change;
    // A new order follows on nothing; the script refuses it when its id is taken.
    const head = expected === 0 ? '' : reader.headOf(order.id, expected, change.expectedTicket);
    if (head !== undefined && (await commitAfter(change, head)) === 'committed') return 'committed';
    if (expected === 0) return 'conflict';
    const [version, stored, ticket] = await redis.hmget(keys.order(order.id), 'version', 'head', 'ticket');
    if (Number(version ?? 0) !== expected || isAnother(ticket, change.expectedTicket)) return 'conflict';
    return (stored ?? '') === head ? 'conflict' : commitAfter(change, stored ?? '');
  }

  async function commitAfter(change: Change, head: string): Promise<'committed' | 'conflict'> {
    const { line, json, ...call } = commitCall(change, head, keys, ticketTtl);
    const answer = (await runCommit(call.keys, call.args)) as string;
    if (answer.startsWith('full ')) throw fullCount(change.order.id, change.counts, answer);
    if (answer === 'committed') reader.wrote(change.order, json, line.hash);
    return answer as 'committed' | 'conflict';
  }

  async function audit(orderId: string): Promise<AuditLine[]> {
    return (await redis.lrange(keys.audit(orderId), 0, -1)).map(readAuditLine);
  }

  async function readReadable(orderId: string): Promise<Order | null> {
    try {
      return await read(orderId);
    } catch (error) {
      options.log?.error({ order: orderId, error }, 'an order cannot be read and is missing from a list');
      return null;
    }
  }

  return {
    commit,
    read,
    audit,
    readByTicket: reader.readByTicket,
    list: async (filter: OrderFilter) => {
      const { ids, total } = await listOrderIds(redis, keys, filter);
      const orders = await Promise.all(ids.map(readReadable));
      return { orders: orders.filter((order) => order !== null), total };
    },
    due: (nowMs, limit) => redis.zrangebyscore(keys.due, '-inf', nowMs, 'LIMIT', 0, limit),
    dueAt: async (orderId) => {
      const score = await redis.zscore(keys.due, orderId);
      return score === null ? null : Number(score);
    },
    postpone: async (orderId, dueAtMs) => {
      // Only if it is still due at all: a change may have ended the order meanwhile.
      await redis.zadd(keys.due, 'XX', dueAtMs, orderId);
    },
    auditFaults: async (orderId) => {
      const [order, head, lines] = await Promise.all([
        read(orderId),
        redis.hget(keys.order(orderId), 'head'),
        audit(orderId),
      ]);
      if (!order) return lines.length > 0 ? ['The record is missing.'] : [];
      return findChainFaults(lines, { order, head: head ?? '' });
    },
  };
}

/** Records of before this was kept hold no ticket: there the version decides alone. */
function isAnother(stored: string | null | undefined, expected: string | undefined): boolean {
  return expected !== undefined && typeof stored === 'string' && stored !== expected;
}

/** A change that contradicts itself is a defect of the bot, not a race. */
function assertWhole({ order, expected, audit }: Change): void {
  const fits = order.version === expected + 1 && audit.version === order.version;
  if (fits && audit.orderId === order.id && audit.to === order.state) return;
  throw new RangeError(`The change of ${order.id} does not lead from version ${expected} to the next.`);
}

function commitCall(change: Change, head: string, keys: Keys, ticketTtl: number) {
  const { order, audit, notices } = change;
  const line = chain(audit, head, order);
  const createdMs = Date.parse(order.createdAt);
  const atMs = Date.parse(audit.at);
  const { tenantId } = order.place;
  const indexes = [
    keys.tenantOrders(tenantId),
    keys.tenantOrdersIn(tenantId, order.state),
    keys.conversationOrders(tenantId, order.place.conversationId),
    keys.requesterOrders(tenantId, order.requester.id),
  ];
  const counting = countingOf(change, keys);
  const outgoing = notices.map((notice, index) => ({
    id: noticeId(order.id, order.version, index),
    json: JSON.stringify({ version: order.version, notice, createdAt: audit.at }),
  }));
  const json = JSON.stringify(order);
  return {
    line,
    json,
    keys: [
      keys.order(order.id),
      keys.audit(order.id),
      keys.auditStream,
      keys.due,
      keys.outbox,
      keys.outboxOf(order.id),
      keys.ticket(order.ticket),
      ...indexes,
      ...outgoing.map(({ id }) => keys.notice(id)),
      ...counting.keys,
      keys.auditHead,
    ],
    args: [
      change.expected,
      head,
      order.id,
      order.version,
      order.state,
      RECORD_VERSION,
      json,
      line.hash,
      JSON.stringify(line),
      change.dueAt ?? '',
      createdMs,
      atMs,
      ticketTtl,
      indexes.length,
      change.expected === 0 ? '1' : '',
      order.ticket,
      ...outgoing.flatMap(({ id, json }) => [id, json]),
      counting.arg,
    ],
  };
}
