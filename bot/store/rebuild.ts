import type { Order } from '../orders/order';
import { isReleased } from './commit-parts';
import { readAuditLine, type AuditLine } from './audit-chain';
import type { StreamEntry } from './audit-stream';
import { canonicalJson, sha256 } from './canonical-json';
import type { Keys } from './keys';
import { indexKeysOf } from './list-orders';
import { RECORD_VERSION } from './order-record';
import { applyChange } from './record-change';
import type { Redis } from './redis';
import { retentionOf } from './retention';

/** What the audit says of an order: enough to write everything that the store holds of it. */
export interface RebuiltOrder {
  record: Record<string, unknown> & Order;
  /** The audit lines as they are stored, oldest first. */
  lines: string[];
  /** Hash of the last one. */
  head: string;
  /** When it needs attention (epoch ms); null for never. */
  due: number | null;
  /** Names of spending counts to ten-thousandths. */
  counts: Record<string, string>;
}

export interface Rebuilding {
  orders: Map<string, RebuiltOrder>;
  /** One sentence for each order whose lines are not enough. */
  faults: string[];
}

/** Builds every order out of its audit lines alone, and holds each step against the hash that was written with it. */
export async function rebuildOrders(entries: AsyncIterable<StreamEntry> | Iterable<StreamEntry>): Promise<Rebuilding> {
  const orders = new Map<string, RebuiltOrder>();
  const faults = new Map<string, string>();
  for await (const { line: text } of entries) {
    const line = orderLine(text);
    if (!line || faults.has(line.orderId)) continue;
    const fault = follow(orders, line, text);
    if (!fault) continue;
    faults.set(line.orderId, fault);
    orders.delete(line.orderId);
  }
  return { orders, faults: [...faults.values()] };
}

/** The desk's own lines are about no order. */
function orderLine(text: string): AuditLine | undefined {
  try {
    return readAuditLine(text);
  } catch {
    return undefined;
  }
}

function follow(orders: Map<string, RebuiltOrder>, line: AuditLine, text: string): string | undefined {
  const before = orders.get(line.orderId);
  const step = `${line.orderId}, version ${line.version}`;
  if (!line.change) return `${step}: the line is of before all that changed was kept.`;
  if (line.prev !== (before?.head ?? '')) return `${step}: a line before it is missing.`;
  const record = applyChange(before?.record, line.change) as RebuiltOrder['record'];
  if (sha256(canonicalJson(record)) !== line.record) return `${step}: the record is not what the line says.`;
  orders.set(line.orderId, {
    record,
    lines: [...(before?.lines ?? []), text],
    head: line.hash,
    due: line.due ?? null,
    counts: { ...before?.counts, ...line.counts },
  });
  return undefined;
}

export interface Compared {
  /** As the audit says, letter by letter. */
  same: string[];
  /** The store does not know them. */
  missing: string[];
  different: string[];
}

/** Holds what was rebuilt against what the store holds. */
export async function compareOrders(redis: Redis, keys: Keys, orders: Rebuilding['orders']): Promise<Compared> {
  const compared: Compared = { same: [], missing: [], different: [] };
  for (const [id, { record, head }] of orders) {
    const [json, stored] = await redis.hmget(keys.order(id), 'json', 'head');
    if (!json) compared.missing.push(id);
    else if (stored === head && canonicalJson(JSON.parse(json)) === canonicalJson(record)) compared.same.push(id);
    else compared.different.push(id);
  }
  return compared;
}

/**
 * Writes an order that the store lost: record, audit, lists, due time, button and spending counts. Its run of Redis is
 * left out, so that whoever wants to buy asks the provider first. Only while no bot is running.
 */
export async function restoreOrder(redis: Redis, keys: Keys, rebuilt: RebuiltOrder): Promise<void> {
  const { record, lines, head, due } = rebuilt;
  const indexes = indexKeysOf(keys, record);
  const batch = redis.multi();
  batch.hset(keys.order(record.id), {
    ...{ version: record.version, state: record.state, v: RECORD_VERSION, json: JSON.stringify(record), head },
    ...{ indexes: indexes.join(' '), ticket: record.ticket },
  });
  batch.del(keys.audit(record.id)).rpush(keys.audit(record.id), ...lines);
  for (const index of indexes) batch.zadd(index, Date.parse(record.createdAt), record.id);
  if (due !== null) batch.zadd(keys.due, due, record.id);
  batch.set(keys.ticket(record.ticket), record.id, 'EX', retentionOf().buttons);
  await batch.exec();
  for (const name of isReleased(record) ? [] : (record.counted ?? [])) {
    const amount = rebuilt.counts[name];
    if (amount === undefined || (await redis.hsetnx(keys.spending(name), record.id, amount)) === 0) continue;
    await redis.hincrby(keys.spending(name), 'total', amount);
  }
}
