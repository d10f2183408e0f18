import { z } from 'zod';
import type { AuditEntry, Order } from '../orders/order';
import { canonicalJson, sha256 } from './canonical-json';
import { randomToken } from './random-token';
import type { RecordChange } from './record-change';

/** An audit entry as it is stored: chained to the line before it and to the record it led to. */
export type AuditLine = AuditEntry & {
  /** Hash of the order's line before; empty in the first. */
  prev: string;
  /** Tells this commit from an equal one by somebody else: only the one that was written may act on it. */
  commit: string;
  /** SHA-256 (hex) of the order's record after the change, as canonical JSON. */
  record: string;
  /** What changed in the record: all lines of an order together are the order. Absent in lines of before this was kept. */
  change?: RecordChange;
  /** When the order needed attention again after this change (epoch ms); null for never. */
  due?: number | null;
  /** What an approval was counted in: names of counts to ten-thousandths. */
  counts?: Record<string, string>;
  /** SHA-256 (hex) of everything else in this line, as canonical JSON. */
  hash: string;
};

const AuditLine = z.looseObject({
  orderId: z.string(),
  version: z.number(),
  at: z.string(),
  event: z.string(),
  actor: z.looseObject({ kind: z.string() }),
  from: z.string().nullable(),
  to: z.string(),
  prev: z.string(),
  commit: z.string(),
  record: z.string(),
  hash: z.string(),
});

export function chain(
  entry: AuditEntry & Pick<AuditLine, 'change' | 'due' | 'counts'>,
  prev: string,
  order: object,
): AuditLine {
  const commit = randomToken(12);
  const line = { ...entry, prev, commit, record: sha256(canonicalJson(order)) };
  return { ...line, hash: lineHash(line) };
}

export function readAuditLine(text: string): AuditLine {
  return AuditLine.parse(JSON.parse(text)) as unknown as AuditLine;
}

export function lineHash(line: object): string {
  return sha256(canonicalJson({ ...line, hash: undefined }));
}

/** What a chain must end in. */
export interface ChainEnd {
  /** The record as it is stored: without names. */
  order: Order;
  /** Hash of the last line, as the record remembers it. */
  head: string;
}

/**
 * Finds everything that does not fit: an altered, missing, added or moved line, a record that differs from what its
 * last line says. An empty list means that the audit is whole.
 */
export function findChainFaults(lines: readonly AuditLine[], end: ChainEnd): string[] {
  const faults: string[] = [];
  let prev = '';
  lines.forEach((line, index) => {
    const version = index + 1;
    if (line.hash !== lineHash(line)) faults.push(`Line ${version} was altered.`);
    if (line.prev !== prev) faults.push(`Line ${version} does not follow the line before it.`);
    if (line.version !== version) faults.push(`Line ${version} is about version ${line.version}.`);
    if (line.orderId !== end.order.id) faults.push(`Line ${version} is about ${line.orderId}.`);
    if (line.from !== (lines[index - 1]?.to ?? null))
      faults.push(`Line ${version} starts in ${line.from ?? 'nothing'}.`);
    prev = line.hash;
  });
  const last = lines.at(-1);
  if (prev !== end.head) faults.push('The last line is not the one that the record names.');
  if (last?.version !== end.order.version) faults.push(`The record is at version ${end.order.version}.`);
  if (last?.record !== sha256(canonicalJson(end.order)))
    faults.push('The record differs from what its last line says.');
  return faults;
}
