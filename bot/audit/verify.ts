import { lineHash, readAuditLine, type AuditLine } from '../store/audit-chain';
import { streamHash, type StreamEntry, type StreamHead } from '../store/audit-stream';

export interface Verification {
  /** One sentence for everything that does not fit; empty when the audit is whole. */
  faults: string[];
  entries: number;
  /** The newest entry as it was found. */
  head: StreamHead;
  /** Hashes by number, of the entries that `seals` named. */
  sealed: Map<number, string>;
}

/** A seal somebody wrote down: the entry of that number had this hash, or one that begins so. */
export interface Seal {
  seq: number;
  hash: string;
}

/** Walks the audit of everything once, oldest first, and compares with what the store says its end is. */
export async function verifyAudit(
  entries: AsyncIterable<StreamEntry> | Iterable<StreamEntry>,
  end: StreamHead,
  seals: readonly Seal[] = [],
): Promise<Verification> {
  const faults: string[] = [];
  const sealed = new Map<number, string>();
  const orders = new Map<string, AuditLine>();
  let head: StreamHead = { seq: 0, hash: '' };
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    faults.push(...linkFaults(head, entry));
    faults.push(...lineFaults(entry, orders));
    if (seals.some(({ seq }) => seq === entry.seq)) sealed.set(entry.seq, entry.hash);
    head = { seq: entry.seq, hash: entry.hash };
  }
  if (!isSameEnd(head, end)) faults.push('The last entry is not the one the store remembers.');
  for (const { seq, hash } of seals) {
    const found = sealed.get(seq);
    if (!found?.startsWith(hash.toLowerCase()))
      faults.push(`Entry ${seq} does not have the seal that was written down.`);
  }
  return { faults, entries: count, head, sealed };
}

/** What is wrong between an entry and the one before it. */
export function linkFaults(before: StreamHead, { seq, hash, line }: StreamEntry): string[] {
  return [
    ...(seq === before.seq + 1 ? [] : [`Entry ${seq} follows entry ${before.seq}.`]),
    ...(hash === streamHash(before.hash, seq, line) ? [] : [`Entry ${seq} was altered, or what came before it was.`]),
  ];
}

export function isSameEnd(found: StreamHead, end: StreamHead): boolean {
  return found.seq === end.seq && found.hash === end.hash;
}

/** What is wrong inside an entry: the chain of its order. */
function lineFaults({ seq, line }: StreamEntry, orders: Map<string, AuditLine>): string[] {
  let content: unknown;
  try {
    content = JSON.parse(line);
    if (typeof (content as { orderId?: unknown }).orderId !== 'string') return [];
    const read = readAuditLine(line);
    const before = orders.get(read.orderId);
    orders.set(read.orderId, read);
    return [
      ...(read.hash === lineHash(read) ? [] : [`Entry ${seq}: the line of ${read.orderId} was altered.`]),
      ...(read.prev === (before?.hash ?? '') ? [] : [`Entry ${seq}: a line of ${read.orderId} before it is missing.`]),
      ...(read.version === (before?.version ?? 0) + 1
        ? []
        : [`Entry ${seq}: ${read.orderId} jumps to ${read.version}.`]),
    ];
  } catch {
    return [`Entry ${seq} cannot be read.`];
  }
}
