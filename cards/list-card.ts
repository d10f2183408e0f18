import type { ActionMode, AdaptiveCard, CardVersion } from './card';
import { fitted, type Room } from './fit';
import { knownReader, wholeNumber } from './format';
import { inert, plain } from './inert';
import { linkLine, type Link } from './links';
import source from './list-card.json';
import { listBars, type Drawn, type ListBars, type ListChart } from './list-chart';
import { cardTemplate } from './render';
import { fillIn, textsFor, type Texts } from './texts';

/** One entry: a line in bold and what is to be said of it. Plain text. */
export interface ListLine {
  title: string;
  details?: string[];
  drawn?: Drawn;
  /** Where to look at it. */
  link?: Link;
}

/** Buttons that turn the page, each with what it carries; absent at the first and the last one. */
export interface ListPages {
  mode: ActionMode;
  previous?: string;
  next?: string;
}

export interface ListData {
  title: string;
  lines: ListLine[];
  /** How many there are in all; the lines may be one page of them. */
  total?: number;
  /** How many come before the first line. */
  offset?: number;
  /** The lines tell about one thing, so counting them would say nothing. */
  isOneThing?: boolean;
  /** The sentence that stands for an empty list. */
  whenEmpty?: string;
  /** What to write to see the next page. */
  nextCommand?: string;
  pages?: ListPages;
  /** Draws what the lines measure; without it nothing is drawn. */
  chart?: ListChart;
  /** Sentences below the list. */
  notes?: string[];
  locale: string;
}

interface PageButton {
  title: string;
  ticket: string;
}

interface ListCardData extends ListBars {
  version: CardVersion;
  submits: PageButton[];
  executes: PageButton[];
  lang: string;
  fallbackText: string;
  title: string;
  count: string[];
  lines: { title: string; details: string[] }[];
  notes: string[];
}

const fill = cardTemplate<ListCardData>('list-card', source);

/** Any list: reservations, invoices, customers, orders. Shows as many lines as fit and says how many it left out. */
export function listCard(data: ListData): AdaptiveCard {
  return fitted((room) => fill(listCardData(data, room)));
}

/** One line for the activity's summary. Plain text. */
export function summaryOfList({ title, lines, total, isOneThing, locale }: ListData): string {
  if (isOneThing) return plain(title, 120);
  const known = knownReader({ locale, timeZone: 'UTC' }).locale;
  const all = fillIn(textsFor(known).lists.all, { total: wholeNumber(total ?? lines.length, known) });
  return `${plain(title, 120)}: ${all}`;
}

function listCardData(data: ListData, room: Room): ListCardData {
  const { locale } = knownReader({ locale: data.locale, timeZone: 'UTC' });
  const texts = textsFor(locale);
  const words = texts.lists;
  const shown = data.lines.slice(0, room.lines);
  const left = data.lines.length - shown.length;
  const notes = [
    left > 0 && fillIn(words.more, { count: wholeNumber(left, locale) }),
    data.nextCommand && fillIn(words.morePages, { command: inert(data.nextCommand, room.name) }),
    ...(data.notes ?? []).slice(0, room.lines).map((note) => inert(note, room.text)),
  ];
  const buttons = pageButtons(data, texts);
  const isExecuted = data.pages?.mode === 'execute' && buttons.length > 0;
  return {
    version: isExecuted ? '1.4' : '1.2',
    submits: isExecuted ? [] : buttons,
    executes: isExecuted ? buttons : [],
    lang: texts.language,
    fallbackText: inert(summaryOfList(data)),
    title: inert(data.title, room.text),
    count: data.isOneThing
      ? []
      : [shown.length > 0 ? countLine(data, shown.length, locale) : inert(data.whenEmpty ?? words.none, room.text)],
    ...listBars(data.chart, shown),
    lines: shown.map(({ title, details, link }) => ({
      title: inert(title, room.text),
      details: [
        ...(details ?? []).slice(0, room.lines).map((detail) => inert(detail, room.text)),
        ...(link ? [linkLine([link])] : []),
      ],
    })),
    notes: notes.filter((note) => typeof note === 'string' && note !== '') as string[],
  };
}

function pageButtons({ pages }: ListData, { lists }: Texts): PageButton[] {
  return [
    ...(pages?.previous ? [{ title: lists.previous, ticket: pages.previous }] : []),
    ...(pages?.next ? [{ title: lists.next, ticket: pages.next }] : []),
  ];
}

function countLine(data: ListData, shown: number, locale: string): string {
  const words = textsFor(locale).lists;
  const offset = data.offset ?? 0;
  const total = Math.max(data.total ?? 0, offset + data.lines.length);
  if (offset === 0 && shown === total) return fillIn(words.all, { total: wholeNumber(total, locale) });
  return fillIn(shown === 1 ? words.one : words.count, {
    from: wholeNumber(offset + 1, locale),
    to: wholeNumber(offset + shown, locale),
    total: wholeNumber(total, locale),
  });
}
