import type { Change } from '../orders/journal';
import { tenThousandths } from '../orders/money';
import { chain, type AuditLine } from './audit-chain';
import { hideNames } from './names';
import type { LastSeen } from './read-orders';
import { changeBetween } from './record-change';

/** The line of a change: who did what, and all that changed in the record, without names. */
export function lineOf(
  { order, audit, dueAt, counts }: Change,
  last: LastSeen,
  record: Record<string, unknown>,
): AuditLine {
  const before = order.version === 1 ? undefined : (JSON.parse(last.json || '{}') as Record<string, unknown>);
  const counted = counts?.map(({ name, amount }) => [name, tenThousandths(amount)] as const) ?? [];
  const kept = { change: changeBetween(before, record), due: dueAt };
  const all = { ...hideNames(audit), ...kept, ...(counted.length > 0 ? { counts: Object.fromEntries(counted) } : {}) };
  return chain(all, last.head, record);
}
