/** A part of time that invoices are asked for: "2026-10" or "2026", as Partner Center's dates begin. */
export interface AskedPeriod {
  /** YYYY or YYYY-MM; undefined for all. */
  period?: string;
  /** From 1. */
  page: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const PAGE = /(?:^|\s)(?:page\s+)?(\d{1,3})$/i;

/** Reads "2026-10", "10/2026", "October 2026", "Oct", "this month", "last year", each with a page; undefined for anything else. */
export function readPeriod(text: string, now: Date): AskedPeriod | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:of|in|for|from) /, '');
  const whole = periodOf(words, now);
  if (whole !== undefined) return { period: whole || undefined, page: 1 };
  const page = PAGE.exec(words);
  if (!page || Number(page[1]) < 1) return undefined;
  const period = periodOf(words.slice(0, page.index).trim(), now);
  return period === undefined ? undefined : { period: period || undefined, page: Number(page[1]) };
}

/** Empty for all; undefined when it is no period. */
function periodOf(words: string, now: Date): string | undefined {
  if (words === '' || words === 'all') return '';
  const relative = /^(this|last|previous|current) (month|year)$/.exec(words);
  if (relative) return relativeTo(now, relative[2] === 'year', /^(last|prev)/.test(relative[1]!));
  const year = /^(20\d\d)$/.exec(words);
  if (year) return year[1];
  const iso = /^(20\d\d)[-/.](\d{1,2})$/.exec(words);
  if (iso) return monthOf(Number(iso[1]), Number(iso[2]));
  const reversed = /^(\d{1,2})[-/.](20\d\d)$/.exec(words);
  if (reversed) return monthOf(Number(reversed[2]), Number(reversed[1]));
  const named = /^([a-z]{3,9})\.?(?: (20\d\d))?$/.exec(words);
  return named ? namedMonth(named[1]!, named[2], now) : undefined;
}

function relativeTo(now: Date, wholeYear: boolean, before: boolean): string | undefined {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  if (wholeYear) return String(before ? year - 1 : year);
  if (!before) return monthOf(year, month);
  return month === 1 ? monthOf(year - 1, 12) : monthOf(year, month - 1);
}

/** A month without a year is the last one of that name that has begun. */
function namedMonth(name: string, year: string | undefined, now: Date): string | undefined {
  const long = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
  const index = MONTHS.findIndex((short, at) => {
    const whole = long.format(Date.UTC(2026, at, 1)).toLowerCase();
    return name.startsWith(short) && whole.startsWith(name);
  });
  if (index < 0) return undefined;
  const month = index + 1;
  const thisYear = now.getUTCFullYear();
  return monthOf(Number(year ?? (month <= now.getUTCMonth() + 1 ? thisYear : thisYear - 1)), month);
}

function monthOf(year: number, month: number): string | undefined {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}` : undefined;
}
