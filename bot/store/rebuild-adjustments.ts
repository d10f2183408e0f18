import { dueMs, isOver, type Adjustment } from '../orders/adjustment';
import { adjustmentKeys } from './adjustments';
import type { StreamEntry } from './audit-stream';
import { canonicalJson } from './canonical-json';
import type { Keys } from './keys';
import type { Redis } from './redis';
import { retentionOf } from './retention';

/** The newest record of every change of what was bought, as the audit has it, by id. */
export async function rebuildAdjustments(
  entries: AsyncIterable<StreamEntry> | Iterable<StreamEntry>,
): Promise<Map<string, Adjustment>> {
  const found = new Map<string, Adjustment>();
  for await (const { line } of entries) {
    const record = recordIn(line);
    if (record) found.set(record.id, record);
  }
  return found;
}

function recordIn(text: string): Adjustment | undefined {
  try {
    const line = JSON.parse(text) as { event?: string; record?: Adjustment };
    return line.event === 'adjust' ? line.record : undefined;
  } catch {
    return undefined;
  }
}

/** Which of them the store holds as the audit has them, and which it lost. */
export async function compareAdjustments(redis: Redis, keys: Keys, rebuilt: ReadonlyMap<string, Adjustment>) {
  const { record } = adjustmentKeys(keys);
  const compared = { same: [] as string[], missing: [] as string[], different: [] as string[] };
  for (const [id, adjustment] of rebuilt) {
    const json = await redis.hget(record(id), 'json');
    if (!json) compared.missing.push(id);
    else if (canonicalJson(JSON.parse(json)) === canonicalJson(adjustment)) compared.same.push(id);
    else compared.different.push(id);
  }
  return compared;
}

/** Only while no bot is running. */
export async function restoreAdjustment(redis: Redis, keys: Keys, after: Adjustment, nowMs: number): Promise<void> {
  const all = adjustmentKeys(keys);
  const due = dueMs(after, nowMs);
  const batch = redis.multi().hset(all.record(after.id), { version: after.version, json: JSON.stringify(after) });
  batch.set(all.ticketKey(after.ticket), after.id, 'EX', retentionOf().buttons);
  batch.zadd(all.ofTenant(after.place.tenantId), Date.parse(after.createdAt), after.id);
  if (due !== null) batch.zadd(all.due, due, after.id);
  if (isOver(after)) batch.expire(all.record(after.id), retentionOf().changes);
  await batch.exec();
}
