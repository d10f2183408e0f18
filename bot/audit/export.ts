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
  nameOf: (id: string) => Promise<string> = async () => '',
): AsyncGenerator<string> {
  if (format === 'csv') yield COLUMNS.join(',');
  for await (const entry of entries) {
    const content = contentOf(entry);
    const actor = (content.actor ?? {}) as Actor;
    // The lines name nobody, so that a name can be erased: it is looked up for whoever may read the export.
    const actorName = typeof actor.id === 'string' ? actor.name || (await nameOf(actor.id)) : undefined;
    yield format === 'csv'
      ? csvRow(entry, content, actorName)
      : JSON.stringify({ seq: entry.seq, hash: entry.hash, actorName, ...content });
  }
}

function contentOf({ line }: StreamEntry): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return { unreadable: line };
  }
}

interface Actor {
  id?: unknown;
  part?: unknown;
  name?: string;
}

function csvRow(entry: StreamEntry, content: Record<string, unknown>, actorName: string | undefined): string {
  const { at, orderId, version, event, from, to, detail, unreadable, ...rest } = content;
  const actor = (rest.actor ?? {}) as Actor;
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
    actorName,
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
