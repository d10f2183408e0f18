import { isDeepStrictEqual } from 'node:util';
import { parseRequest } from '../../dialogs/parse-request';
import { SLOTS, type Slot } from '../../dialogs/slots';
import { readCorpus, type Entry } from './corpus/read-corpus';

const ENTRIES = readCorpus();

type Meaning = Pick<Entry, 'lines' | 'left'>;

function read(sentence: string): Meaning {
  const { lines, leftover } = parseRequest(sentence);
  return {
    lines: lines.map(({ values, problems }) => ({ values, bad: (Object.keys(problems) as Slot[]).toSorted() })),
    left: leftover,
  };
}

/** As JSON, because sentences hold line breaks and worse. */
const titled = (entries: Entry[]) => entries.map((entry) => [JSON.stringify(entry.sentence), entry] as const);
const isExact = ({ sentence, lines, left }: Entry) => isDeepStrictEqual(read(sentence), { lines, left });

describe('the corpus of sentences', () => {
  const understood = ENTRIES.filter(({ known }) => !known);

  test.each(titled(understood))('%s', (_, { sentence, lines, left }) => {
    expect(read(sentence)).toEqual({ lines, left });
  });

  test.each(titled(ENTRIES.filter(({ known }) => known)))('is known not to be understood: %s', (_, entry) => {
    expect(isExact(entry)).toBe(false);
  });

  test('is large, and nearly all of it is read exactly', () => {
    const exact = ENTRIES.filter(isExact).length;
    const nasty = ENTRIES.filter(({ isNasty }) => isNasty).length;
    const counts = `${ENTRIES.length} sentences, ${nasty} of them nasty, ${exact} read exactly`;
    process.stdout.write(`${counts} (${((100 * exact) / ENTRIES.length).toFixed(1)} %)\n`);
    expect(new Set(ENTRIES.map(({ sentence }) => sentence)).size).toBe(ENTRIES.length);
    expect(ENTRIES.length).toBeGreaterThanOrEqual(900);
    expect(nasty).toBeGreaterThanOrEqual(300);
    expect(exact / ENTRIES.length).toBeGreaterThanOrEqual(0.97);
  });

  test('never yields a wrong value, not even where it is not understood', () => {
    expect(ENTRIES.flatMap(wrongValues)).toEqual([]);
  });

  test('is read right in every slot, and reads no value into a slot that has none', () => {
    const report = accuracy(ENTRIES);
    process.stdout.write(`${report.map(({ slot, right, total }) => `${slot} ${right}/${total}`).join(', ')}\n`);
    for (const { slot, right, total } of report) expect([slot, right / total >= 0.96]).toEqual([slot, true]);
  });
});

/** Values that the sentence does not say. A part of a customer's name finds the customer, so it is none. */
function wrongValues({ sentence, lines }: Entry): string[] {
  return read(sentence).lines.flatMap(({ values }, i) =>
    Object.entries(values).flatMap(([slot, value]) => {
      const meant = lines[i]?.values[slot as Slot];
      const isRight = meant === value || (slot === 'customer' && meant?.includes(value));
      return isRight ? [] : [`${sentence}: ${slot} ${value}`];
    }),
  );
}

/** Counts, for each slot, the lines that name it or wrongly got it. */
function accuracy(entries: Entry[]): { slot: Slot; right: number; total: number }[] {
  return SLOTS.map((slot) => {
    const pairs = entries.flatMap(({ sentence, lines }) =>
      lines.map((line, i) => [line.values[slot], parseRequest(sentence).lines[i]?.values[slot]] as const),
    );
    const concerned = pairs.filter(([want, got]) => want !== undefined || got !== undefined);
    return { slot, right: concerned.filter(([want, got]) => want === got).length, total: concerned.length };
  });
}
