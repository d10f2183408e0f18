import { parse } from 'csv-parse/sync';
import { draftFrom, emptyDraft, type Draft } from '../../dialogs/draft';
import { hearForm } from '../../dialogs/hear-form';
import type { Slot } from '../../dialogs/slots';
import { cellAnswer } from './cell-answer';
import { isHeading, slotOfHeading } from './columns';

/** Lines that one request may have: as many as a person can review on one card. */
export const MOST_LINES = 50;
const MOST_CHARACTERS = 200_000;

/** A row as a person would count it, with what it answers. */
export interface Row {
  /** Line of the table, its heading included; 1 is the first. */
  number: number;
  /** As it was written. */
  text: string;
  answers: Draft['typed'];
  /** Slot to a sentence of the parser's. */
  problems: Draft['problems'];
  /** Words that nothing explains. */
  leftover: string[];
  /** Quantities that mean one thing in one country and another in the next. */
  unclear: string[];
}

export type Table =
  | { kind: 'rows'; rows: Row[]; /** Headings of columns that say nothing about a purchase. */ unused: string[] }
  | { kind: 'empty' }
  | { kind: 'unreadable'; line?: number }
  | { kind: 'too-long'; count: number };

interface Line {
  number: number;
  text: string;
  cells: string[];
}

/** Reads a table with or without headings: CSV, semicolons, tabs as spreadsheets copy them. Pure. */
export function readTable(text: string): Table {
  if (text.length > MOST_CHARACTERS) return { kind: 'too-long', count: text.split('\n').length };
  const lines = linesOf(text);
  if (!Array.isArray(lines)) return { kind: 'unreadable', line: lines.line };
  const [first, ...others] = lines;
  if (!first) return { kind: 'empty' };
  const heading = isHeading(first.cells) ? first : undefined;
  const rows = heading ? others : lines;
  if (rows.length === 0) return { kind: 'empty' };
  if (rows.length > MOST_LINES) return { kind: 'too-long', count: rows.length };
  const slots = heading?.cells.map(slotOfHeading);
  const unused = heading ? heading.cells.filter((cell, i) => cell !== '' && slots?.[i] === undefined) : [];
  return { kind: 'rows', rows: rows.map((line) => (slots ? byHeading(line, slots) : bySentence(line))), unused };
}

function linesOf(text: string): Line[] | { line?: number } {
  const clean = text.replace(/\r\n?/g, '\n').replace(/[\u200B\u2060]/g, '');
  try {
    const records = parse(clean, {
      ...{ delimiter: delimiterOf(clean), bom: true, trim: true, info: true },
      ...{ relax_quotes: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      number: info.lines,
      text: record.filter(Boolean).join(', ').slice(0, 300),
      cells: record.map((cell) => cell.replace(/\s+/g, ' ').trim()),
    }));
  } catch (error) {
    return { line: (error as { lines?: number }).lines };
  }
}

/** Tabs and semicolons are never part of a cell that nobody quoted; commas are, where they are the decimal sign. */
function delimiterOf(text: string): string {
  const unquoted = text.replace(/"[^"]*"/g, '');
  return ['\t', ';', '|', ','].find((sign) => unquoted.includes(sign)) ?? ',';
}

function byHeading({ number, text, cells }: Line, slots: readonly (Slot | undefined)[]): Row {
  const inputs: Partial<Record<Slot, string>> = {};
  const unclear: string[] = [];
  for (const [i, slot] of slots.entries()) {
    const cell = cells[i];
    if (!slot || !cell) continue;
    const answer = cellAnswer(slot, cell);
    if ('unclear' in answer) unclear.push(answer.unclear);
    else inputs[slot] = answer.text;
  }
  const heard = hearForm(emptyDraft(), { verb: 'form', ...inputs });
  const draft = heard?.kind === 'answer' ? heard.draft : emptyDraft();
  const beyond = cells.slice(slots.length).filter(Boolean);
  return { number, text, answers: draft.typed, problems: draft.problems, leftover: beyond, unclear };
}

/** Without headings a row is read like a sentence. */
function bySentence({ number, text, cells }: Line): Row {
  const { typed, problems, leftover, more } = draftFrom(cells.filter(Boolean).join(', '));
  return { number, text, answers: typed, problems, leftover: more.length > 0 ? [text] : leftover, unclear: [] };
}
