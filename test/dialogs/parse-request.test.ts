import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { parseRequest } from '../../dialogs/parse-request';
import { SLOTS, type Slot } from '../../dialogs/slots';

/** Short keys of the corpus. */
const KEYS: Record<string, Slot> = {
  n: 'quantity',
  sku: 'sku',
  in: 'region',
  for: 'customer',
  t: 'term',
  pay: 'billingPlan',
  sub: 'subscription',
  name: 'displayName',
  scope: 'appliedScopeType',
  renew: 'renew',
  product: 'product',
  applied: 'appliedSubscription',
  rg: 'resourceGroup',
  mg: 'managementGroup',
  flex: 'instanceFlexibility',
  review: 'reviewDate',
  tenant: 'managementTenant',
  via: 'backEnd',
};

interface Expected {
  values: Partial<Record<Slot, string>>;
  bad: Slot[];
}
interface Entry {
  sentence: string;
  lines: Expected[];
  left: string[];
  /** Why this one is not understood yet; it must then really fail. */
  known?: string;
}
type Raw = Record<string, unknown> & { lines?: Record<string, unknown>[]; left?: string[]; known?: string };

const folder = path.join(__dirname, 'corpus');
const ENTRIES: Entry[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => parse(readFileSync(path.join(folder, file), 'utf8')) as [string, Raw][])
  .map(([sentence, raw]) => ({
    sentence,
    lines: (raw.lines ?? [raw]).map(expected),
    left: raw.left ?? [],
    known: raw.known,
  }));

function expected(raw: Record<string, unknown>): Expected {
  const values: Expected['values'] = {};
  for (const [key, slot] of Object.entries(KEYS)) {
    if (raw[key] !== undefined) values[slot] = written(slot, `${raw[key] as string}`);
  }
  return { values, bad: ((raw['bad'] as Slot[] | undefined) ?? []).toSorted() };
}

function written(slot: Slot, text: string): string {
  if (slot === 'sku') return text.startsWith('=') ? text.slice(1) : `Standard_${text}`;
  if (slot === 'term') return `P${text}Y`;
  if (slot === 'billingPlan') return text === 'm' ? 'Monthly' : 'Upfront';
  return text;
}

function read(sentence: string): Omit<Entry, 'sentence'> {
  const { lines, leftover } = parseRequest(sentence);
  return {
    lines: lines.map(({ values, problems }) => ({ values, bad: (Object.keys(problems) as Slot[]).toSorted() })),
    left: leftover,
  };
}

describe('the corpus of sentences', () => {
  const understood = ENTRIES.filter(({ known }) => !known);

  test.each(understood)('$sentence', ({ sentence, lines, left }) => {
    expect(read(sentence)).toEqual({ lines, left });
  });

  test.each(ENTRIES.filter(({ known }) => known))('known not to be understood ($known): $sentence', (entry) => {
    expect(read(entry.sentence)).not.toEqual({ lines: entry.lines, left: entry.left });
  });

  test('is read right in every slot, and reads no value into a slot that has none', () => {
    const report = accuracy(understood);
    process.stdout.write(`${report.map(({ slot, right, total }) => `${slot} ${right}/${total}`).join(', ')}\n`);
    expect(report.filter(({ right, total }) => right < total)).toEqual([]);
    expect(understood.length).toBeGreaterThan(250);
  });
});

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
