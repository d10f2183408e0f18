import type { Reader } from './card';

/** A reader whose language and clock this runtime knows; what it does not know becomes English and UTC. */
export function knownReader(reader: Reader): Reader {
  return kept(readers, `${reader.locale} ${reader.timeZone}`, () => ({
    locale: known(reader.locale, 'en', isLocale),
    timeZone: known(reader.timeZone, 'UTC', isTimeZone),
  }));
}

/** "21 Nov 2026, 14:02 CET", or what was given when it is no date. */
export function moment(iso: string, reader: Reader): string {
  return dated(iso, reader, 'moment');
}

/** "21 Nov 2029": for what happens on a day. */
export function day(iso: string, reader: Reader): string {
  return dated(iso, reader, 'day');
}

/** "2026-11-21": the day it is where the reader is. */
export function calendarDay(iso: string, reader: Reader): string {
  const { timeZone } = reader;
  const make = () => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  return kept(formatters, `calendar ${timeZone}`, make).format(new Date(iso));
}

/** "November 2026" of "2026-11". */
export function monthInWords(month: string, { locale }: Reader): string {
  const make = () => new Intl.DateTimeFormat(dayFirst(locale), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return kept(formatters, `month ${locale}`, make).format(new Date(`${month}-01T00:00:00Z`));
}

/** "14:02" for today, "20 Nov" for another day: for places where many times stand in a row. */
export function shortMoment(iso: string, now: string, reader: Reader): string {
  const today = day(iso, reader) === day(now, reader);
  return dated(iso, reader, today ? 'hour' : 'dayOfYear');
}

export function wholeNumber(value: number, locale: string): string {
  return kept(numbers, locale, () => new Intl.NumberFormat(locale)).format(value);
}

/** "38.2": one digit after the point at most. */
export function tenths(value: number, locale: string): string {
  return kept(fractions, locale, () => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })).format(value);
}

/** "Alex, Megan and Adele". */
export function listed(items: readonly string[], locale: string): string {
  return kept(lists, locale, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(items);
}

/** The first items, and one more line that tells how many were left out. */
export function atMost<T>(items: readonly T[], limit: number, more: (count: number) => T): T[] {
  return items.length <= limit ? [...items] : [...items.slice(0, limit), more(items.length - limit)];
}

/** An ISO 8601 duration of whole years or months ("P3Y"), or undefined for anything else. */
export function duration(iso: string): { years: number } | { months: number } | undefined {
  const match = /^P(\d{1,3})([YM])$/.exec(iso);
  if (!match) return undefined;
  return match[2] === 'Y' ? { years: Number(match[1]) } : { months: Number(match[1]) };
}

const STYLES = {
  moment: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  hour: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayOfYear: { day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

function dated(iso: string, { locale, timeZone }: Reader, style: keyof typeof STYLES): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const make = () => ({
    formatter: new Intl.DateTimeFormat(dayFirst(locale), { ...STYLES[style], timeZone }),
    texts: new Map<string, string>(),
  });
  const { formatter, texts } = kept(clocks, `${style} ${locale} ${timeZone}`, make);
  // No style shows seconds, and the times of one order are mostly of a few minutes.
  return kept(texts, `${Math.floor(date.getTime() / 60_000)}`, () => formatter.format(date));
}

const clocks = new Map<string, { formatter: Intl.DateTimeFormat; texts: Map<string, string> }>();

const formatters = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const fractions = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();
const readers = new Map<string, Reader>();

/** Making a formatter costs more than all the rest of a card. There are as many as readers have languages and time zones. */
function kept<T>(all: Map<string, T>, key: string, make: () => T): T {
  let one = all.get(key);
  if (one === undefined) {
    if (all.size > 500) all.clear();
    all.set(key, (one = make()));
  }
  return one;
}

/** Plain English without a country is read by people of many countries: "11/12" must not appear, day first is safe. */
function dayFirst(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

function known(value: string, otherwise: string, test: (value: string) => unknown): string {
  try {
    test(value);
    return value;
  } catch {
    return otherwise;
  }
}

function isLocale(value: string): unknown {
  return new Intl.Locale(value);
}

function isTimeZone(value: string): unknown {
  return new Intl.DateTimeFormat('en', { timeZone: value });
}
