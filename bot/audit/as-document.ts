import type { AuditStream } from '../store/audit-stream';
import { exportLines, type ExportFormat } from './export';
import type { Period } from './period';

/** Names an export among the documents that a link can lead to. */
export function exportId(format: ExportFormat, { fromMs, toMs }: Period): string {
  return `audit:${format}:${fromMs}:${toMs}`;
}

/** The file an id of exportId() stands for; undefined for any other id. */
export async function auditDocument(
  stream: AuditStream,
  id: string,
  nameOf?: (id: string) => Promise<string>,
): Promise<{ fileName: string; bytes: Buffer } | undefined> {
  const [, format, fromMs, toMs] = /^audit:(csv|json):(\d+):(\d+)$/.exec(id) ?? [];
  if (!format) return undefined;
  const lines: string[] = [];
  const entries = stream.entries(Number(fromMs), Number(toMs));
  for await (const line of exportLines(entries, format === 'csv' ? 'csv' : 'json', nameOf)) lines.push(line);
  const day = (ms: string | undefined) => new Date(Number(ms)).toISOString().slice(0, 10);
  const fileName = `audit_${day(fromMs)}_${day(toMs)}.${format === 'csv' ? 'csv' : 'jsonl'}`;
  return { fileName, bytes: Buffer.from(`${lines.join('\n')}\n`) };
}
