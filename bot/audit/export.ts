import type { StreamEntry } from '../store/audit-stream';

export type ExportFormat = 'csv' | 'json';

const COLUMNS = [
  'seq',
  'at',
  'order',
  'version',
  'event',
  'from',
  'to',
  'actor',
  'actorName',
  'detail',
  'hash',
] as const;

/** The lines of an export, one by one, without line ends. */
export async function* exportLines(
  entries: AsyncIterable<StreamEntry> | Iterable<StreamEntry>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield COLUMNS.join(',');
  for await (const entry of entries) {
    yield format === 'csv' ? csvRow(entry) : JSON.stringify({ seq: entry.seq, hash: entry.hash, ...contentOf(entry) });
  }
}

function contentOf({ line }: StreamEntry): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return { unreadable: line };
  }
}

function csvRow(entry: StreamEntry): string {
  const { at, orderId, version, event, from, to, detail, unreadable, ...rest } = contentOf(entry);
  const actor = (rest.actor ?? {}) as { id?: unknown; part?: unknown; name?: unknown };
  const written = detail === undefined ? unreadable : JSON.stringify(detail);
  const cells = [
    entry.seq,
    at,
    orderId,
    version,
    event,
    from,
    to,
    actor.id ?? actor.part,
    actor.name,
    written,
    entry.hash,
  ];
  return cells.map(csvCell).join(',');
}

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe in front.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const tame = /^[\s\u0000]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) || tame !== tame.trim() ? `"${tame.replaceAll('"', '""')}"` : tame;
}
