import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Slot } from '../../../dialogs/slots';

/**
 * Short keys of the corpus: a sentence and what it means. A SKU that begins with a size gets Standard_ in front, one
 * after "=" stays as it is; t counts years; pay is m or u. Besides them: `bad`, the slots with a problem; `left`, words
 * not understood; `lines`, several requests; `known`, why it is not understood yet.
 */
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

export interface Expected {
  values: Partial<Record<Slot, string>>;
  bad: Slot[];
}
export interface Entry {
  sentence: string;
  lines: Expected[];
  left: string[];
  /** Why this one is not understood yet; it must then really fail. */
  known?: string;
  /** Ambiguous, contradictory or misleading. */
  isNasty: boolean;
}
type Raw = Record<string, unknown> & { lines?: Record<string, unknown>[]; left?: string[]; known?: string };

/** All sentences of the corpus with what they mean. */
export function readCorpus(): Entry[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      (parse(readFileSync(path.join(__dirname, file), 'utf8')) as [string, Raw][]).map(([sentence, raw]) => ({
        sentence,
        lines: (raw.lines ?? [raw]).map(expected),
        left: raw.left ?? [],
        known: raw.known,
        isNasty: file.startsWith('nasty-'),
      })),
    );
}

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
