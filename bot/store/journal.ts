import { peopleIn, type Named } from '../people';
import type { Change, Journal, OrderFilter } from '../orders/journal';
import { botError } from '../errors';
import type { Order } from '../orders/order';
import { findChainFaults, readAuditLine, type AuditLine } from './audit-chain';
import { commitCall } from './commit-call';
import { fullCount } from './commit-parts';
import { COMMIT_SCRIPT } from './journal-script';
import type { Keys } from './keys';
import { listOrderIds } from './list-orders';
import { createNames, type Names } from './names';
import { createOrderReader, type LastSeen, type OrderReader } from './read-orders';
import { defineScript, type Redis } from './redis';
import { retentionOf, type Retention } from './retention';

export interface JournalOptions {
  /** How long an old button still finds its order, to be told that it is old, and how long counts are kept. */
  retention?: Pick<Retention, 'buttons' | 'spending'>;
  log?: { error(fields: object, message: string): void };
  /** Where the names stand of the people in orders; a store of its own when absent. */
  names?: Names;
  /** Knows what was written and read here; one of its own when absent. */
  reader?: OrderReader;
}

/** The journal with what only its operators need. */
export interface RedisJournal extends Journal {
  audit(orderId: string): Promise<AuditLine[]>;
  /** Epoch ms at which the order needs attention; null when it needs none. */
  dueAt(orderId: string): Promise<number | null>;
  /** Everything in the order's audit that does not fit; empty when it is whole. */
  auditFaults(orderId: string): Promise<string[]>;
}

/**
 * Orders, their audit and their notices in Redis. Every change is one script: compared on version and on the hash of
 * the last audit line, written whole or not at all. Reading throws when a record is damaged.
 */
export function createJournal(redis: Redis, keys: Keys, options: JournalOptions = {}): RedisJournal {
  const runCommit = defineScript(redis, 'deskCommit', COMMIT_SCRIPT);
  const { retention = retentionOf() } = options;

  const names = options.names ?? createNames(redis, keys);
  const reader = options.reader ?? createOrderReader(redis, keys);
  const shown = async (order: Order | null) => order && names.show(order);
  const read = async (orderId: string) => shown(await reader.read(orderId));

  async function commit(change: Change): Promise<'committed' | 'conflict'> {
    assertWhole(change);
    const { order, expected } = change;
    await names.keep(newcomers(change));
    // A new order follows on nothing; the script refuses it when its id is taken.
    const last = expected === 0 ? NOTHING : reader.lastSeen(order.id, expected, change.expectedTicket);
    if (last && (await commitAfter(change, last)) === 'committed') return 'committed';
    if (expected === 0) return 'conflict';
    const wanted = ['version', 'head', 'ticket', 'json'] as const;
    const [version, head, ticket, json] = await redis.hmget(keys.order(order.id), ...wanted);
    if (Number(version ?? 0) !== expected || isAnother(ticket, change.expectedTicket)) return 'conflict';
    return (head ?? '') === last?.head ? 'conflict' : commitAfter(change, { head: head ?? '', json: json ?? '' });
  }

  async function commitAfter(change: Change, last: LastSeen): Promise<'committed' | 'conflict'> {
    const { line, json, ...call } = commitCall(change, last, keys, retention);
    const answer = (await runCommit(call.keys, call.args)) as string;
    if (answer.startsWith('full ')) throw fullCount(change.order.id, change.counts, answer);
    const turn = /^turn (conflict|duplicate)$/.exec(answer)?.[1] as 'conflict' | 'duplicate' | undefined;
    if (turn) {
      change.alongside?.settled(turn);
      throw botError('CONFLICT', { order: change.order.id });
    }
    if (answer === 'committed') {
      reader.wrote(change.order, json, line.hash);
      change.alongside?.settled('saved');
    }
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
    audit: async (orderId) => Promise.all((await audit(orderId)).map((line) => names.show(line))),
    readByTicket: async (ticket, found) => shown(await reader.readByTicket(ticket, found)),
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
        reader.read(orderId),
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

const NOTHING: LastSeen = { head: '', json: '' };

/** Whose names the store may not know yet: everybody in a new order, later who acted, with the address the order has. */
function newcomers({ order, expected, audit }: Change): Named[] {
  if (expected === 0) return peopleIn([order, audit]);
  const actors = peopleIn(audit);
  const inOrder = actors.length > 0 ? peopleIn(order) : [];
  return actors.map((actor) => inOrder.find(({ id, mri, name }) => id === actor.id && mri && name) ?? actor);
}
