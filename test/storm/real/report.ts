import { appendFile, readFile } from 'node:fs/promises';

export interface ReportLine {
  storm: string;
  seed: number;
  /** What was counted; lists name what went wrong; records count by word. */
  report: Readonly<Record<string, unknown>>;
}

/** Adds one round to a file of JSON lines, so that a run that is broken off loses the last round only. */
export async function keepReport(file: string | undefined, line: ReportLine): Promise<void> {
  if (file) await appendFile(file, `${JSON.stringify(line)}\n`);
}

/** The rounds of one or more such files, added up by storm. Delays are left out: percentiles do not add up. */
export async function sumReports(files: readonly string[]): Promise<Record<string, Record<string, unknown>>> {
  const sums: Record<string, Record<string, unknown>> = {};
  const seen = new Set<string>();
  for (const file of files) {
    for (const text of (await readFile(file, 'utf8')).split('\n').filter(Boolean)) {
      const { storm, seed, report } = JSON.parse(text) as ReportLine;
      // The same seed is the same requests, not the same story: it counts again, and is told.
      const again = seen.has(`${storm} ${seed}`) ? 1 : 0;
      seen.add(`${storm} ${seed}`);
      sums[storm] = added(sums[storm] ?? { lines: 0, seedsAgain: 0 }, { lines: 1, seedsAgain: again, ...report });
    }
  }
  return sums;
}

function added(one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> {
  const sum = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const present = sum[key];
    if (/(Ms|Seconds)$/.test(key)) continue;
    if (typeof value === 'number') sum[key] = ((present as number | undefined) ?? 0) + value;
    else if (Array.isArray(value)) sum[key] = [...((present as unknown[] | undefined) ?? []), ...(value as unknown[])];
    else sum[key] = added((present ?? {}) as Record<string, unknown>, value as Record<string, unknown>);
  }
  return sum;
}
