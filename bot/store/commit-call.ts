import type { Change } from '../orders/journal';
import { lineOf } from './change-line';
import { countingOf } from './commit-parts';
import type { Keys } from './keys';
import { indexKeysOf } from './list-orders';
import { hideNames } from './names';
import { RECORD_VERSION } from './order-record';
import { noticeId } from './outbox';
import type { LastSeen } from './read-orders';
import type { Retention } from './retention';

/** What the commit script (journal-script.ts) is called with, and what it will have written. */
export function commitCall(change: Change, last: LastSeen, keys: Keys, kept: Pick<Retention, 'buttons' | 'spending'>) {
  const { order, audit, notices, alongside } = change;
  const json = JSON.stringify(hideNames(order));
  const line = lineOf(change, last, JSON.parse(json) as Record<string, unknown>);
  const createdMs = Date.parse(order.createdAt);
  const atMs = Date.parse(audit.at);
  const indexes = indexKeysOf(keys, order);
  const counting = countingOf(change, keys, kept.spending);
  const outgoing = notices.map((notice, index) => ({
    id: noticeId(order.id, order.version, index),
    json: JSON.stringify({ version: order.version, notice, createdAt: audit.at }),
  }));
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
      ...(alongside?.keys ?? []),
    ],
    args: [
      change.expected,
      last.head,
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
      kept.buttons,
      indexes.length,
      change.expected === 0 ? '1' : '',
      order.ticket,
      alongside?.keys.length ?? 0,
      ...(alongside?.args ?? []),
      ...outgoing.flatMap(({ id, json }) => [id, json]),
      counting.arg,
    ],
  };
}
