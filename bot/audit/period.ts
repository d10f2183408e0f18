/** From the first to the last millisecond, epoch ms, UTC. */
export interface Period {
  fromMs: number;
  toMs: number;
  /** "2026-11" or "2026-11-01 to 2026-11-15": for people. */
  words: string;
}

const DAY_MS = 86_400_000;

/** Reads "2026", "2026-11", "2026-11-21", "2026-11-01 to 2026-11-15", today, this month, last month; undefined otherwise. */
export function readPeriod(text: string, now: Date): Period | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const month = (offset: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1));
  if (words === 'today') return readPeriod(now.toISOString().slice(0, 10), now);
  if (words === 'this month' || words === '') return readPeriod(month(0).toISOString().slice(0, 7), now);
  if (words === 'last month') return readPeriod(month(-1).toISOString().slice(0, 7), now);
  if (words === 'all' || words === 'everything') return { fromMs: 0, toMs: now.getTime(), words: 'everything' };
  const [first, last = first, ...more] = words.split(/ (?:to|until|-) |\.\./).map(spanOf);
  if (!first || !last || more.length > 0 || last.toMs < first.fromMs) return undefined;
  return { fromMs: first.fromMs, toMs: last.toMs, words };
}

function spanOf(text: string): { fromMs: number; toMs: number } | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  if (!year) return undefined;
  const fromMs = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  const from = new Date(fromMs);
  // "2026-02-31" is read as the third of March by some, and by nobody who meant it.
  if (Number.isNaN(fromMs) || from.toISOString().slice(0, text.length) !== text) return undefined;
  if (day) return { fromMs, toMs: fromMs + DAY_MS - 1 };
  const next = month
    ? Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1)
    : Date.UTC(from.getUTCFullYear() + 1, 0, 1);
  return { fromMs, toMs: next - 1 };
}
