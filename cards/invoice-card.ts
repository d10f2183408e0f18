import type { Money } from '../bot/orders/money';
import { addsUp, type MatchedLine } from '../bot/orders/match-lines';
import type { AdaptiveCard, Reader } from './card';
import { fitted, type Room } from './fit';
import { day, knownReader, listed, wholeNumber } from './format';
import { inert, plain } from './inert';
import source from './invoice-card.json';
import { invoiceKind } from './invoice-kind';
import { lineText, moneyText, needsALook, type LineText } from './invoice-lines';
import type { Fact } from './order-facts';
import { cardTemplate } from './render';
import { fillIn, textsFor, type Texts } from './texts';

/** An invoice, or what is not on one yet. Times are ISO 8601. */
export interface InvoiceView extends Reader {
  /** `unbilled` and `closed` have no id and no invoice. */
  about: { kind: 'invoice' | 'new-invoice'; id: string } | { kind: 'unbilled' | 'closed'; currency: string };
  date?: string;
  billingPeriod?: { from: string; to: string };
  documentType?: string;
  invoiceType?: string;
  total?: Money;
  paid?: Money;
  amends?: string;
  amendments?: string[];
  /** All lines, matched; the card shows those from `offset` on, `pageSize` at most. */
  lines: readonly MatchedLine[];
  /** One for each currency, over all lines. */
  sums: readonly Money[];
  offset?: number;
  pageSize?: number;
  nextCommand?: string;
  /** Why the lines are not there. */
  unread?: string;
}

interface InvoiceCardData {
  lang: string;
  fallbackText: string;
  title: string;
  warnings: string[];
  factSets: { facts: Fact[] }[];
  count: string;
  lines: LineText[];
  notes: string[];
}

const fill = cardTemplate<InvoiceCardData>('invoice-card', source);

/** What is charged, joined to the orders of this desk, with everything that does not fit. */
export function invoiceCard(view: InvoiceView): AdaptiveCard {
  const reader = knownReader(view);
  return fitted((room) => fill(invoiceCardData(view, reader, room)));
}

/** One line for the activity's summary. Plain text. */
function summaryOfInvoice(view: InvoiceView): string {
  const reader = knownReader(view);
  const amounts = view.total ? [view.total] : view.sums;
  const sum = amounts.map((amount) => moneyText(amount, reader)).join(', ');
  return [plain(titleOf(view, textsFor(reader.locale)), 120), sum].filter(Boolean).join(': ');
}

function invoiceCardData(view: InvoiceView, reader: Reader, room: Room): InvoiceCardData {
  const texts = textsFor(reader.locale);
  const offset = view.offset ?? 0;
  const page = view.lines.slice(offset, offset + (view.pageSize ?? view.lines.length));
  const shown = page.slice(0, room.lines);
  const facts = factsOf(view, reader, room);
  return {
    lang: texts.language,
    fallbackText: inert(summaryOfInvoice(view)),
    title: inert(titleOf(view, texts), room.text),
    warnings: warningsOf(view, reader),
    factSets: facts.length > 0 ? [{ facts }] : [],
    count: countOf(view.lines.length, offset, shown.length, reader),
    lines: shown.map((line) => lineText(line, reader, room)),
    notes: notesOf(view, page.length - shown.length, reader, room),
  };
}

function titleOf({ about }: InvoiceView, { invoices: words }: Texts): string {
  if ('id' in about) return fillIn(about.kind === 'new-invoice' ? words.newTitle : words.title, { id: about.id });
  return fillIn(about.kind === 'unbilled' ? words.unbilledTitle : words.closedTitle, { currency: about.currency });
}

function warningsOf({ lines, sums, total }: InvoiceView, reader: Reader): string[] {
  const words = textsFor(reader.locale).invoices;
  const doubtful = lines.filter(needsALook).length;
  const count = { count: wholeNumber(doubtful, reader.locale), total: wholeNumber(lines.length, reader.locale) };
  const written = sums.map((sum) => moneyText(sum, reader)).join(', ');
  return [
    doubtful > 0 && fillIn(words.lookAt, count),
    total &&
      addsUp(sums, total) === false &&
      fillIn(words.notSummed, { sums: written, total: moneyText(total, reader) }),
  ].filter((text) => typeof text === 'string');
}

function factsOf(view: InvoiceView, reader: Reader, room: Room): Fact[] {
  const words = textsFor(reader.locale).invoices;
  const { billingPeriod: period, documentType, invoiceType, sums } = view;
  const range = period && { from: day(period.from, reader), to: day(period.to, reader) };
  const kind = invoiceKind(invoiceType, documentType, textsFor(reader.locale));
  const amount = (value: Money | undefined) => value && moneyText(value, reader);
  const rows: [string, string | undefined][] = [
    [words.facts.total, amount(view.total)],
    ...sums.map((sum): [string, string | undefined] => [words.facts.sums, amount(sum)]),
    [words.facts.paid, amount(view.paid)],
    [words.facts.date, view.date && day(view.date, reader)],
    [words.facts.period, range && fillIn(words.range, range)],
    [words.facts.kind, kind],
    [words.facts.amends, view.amends],
    [words.facts.amendments, view.amendments?.length ? listed(view.amendments, reader.locale) : undefined],
  ];
  return rows.flatMap(([title, value]) => (value ? [{ title, value: inert(value, room.text) }] : []));
}

function countOf(total: number, offset: number, shown: number, { locale }: Reader): string {
  const words = textsFor(locale).invoices.count;
  if (shown === 0) return words.none;
  const [from, to] = [offset + 1, offset + shown].map((value) => wholeNumber(value, locale));
  return fillIn(shown === total ? words.all : words.some, { from: from!, to: to!, total: wholeNumber(total, locale) });
}

function notesOf(view: InvoiceView, left: number, reader: Reader, room: Room): string[] {
  const { invoices: words, lists } = textsFor(reader.locale);
  const id = 'id' in view.about ? inert(view.about.id, room.name) : undefined;
  const unread = view.unread !== undefined && { why: inert(view.unread, room.text), id: id ?? '' };
  return [
    left > 0 && fillIn(words.more, { count: wholeNumber(left, reader.locale) }),
    view.nextCommand && fillIn(lists.morePages, { command: inert(view.nextCommand, room.name) }),
    unread && fillIn(words.unread, unread),
    id && fillIn(words.pdf, { id }),
  ].filter((text) => typeof text === 'string' && text !== '') as string[];
}
