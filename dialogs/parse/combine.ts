import { SLOT_INFO, SLOTS, type PartialRequest, type Problems, type Slot } from '../slots';
import { TERM_WORDS } from '../words/term-words';
import type { Found, Trouble } from './sentence';

/** One line of a request: what was understood, and what about it cannot be right. */
export interface ParsedLine {
  values: PartialRequest;
  problems: Problems;
}

/** What one line may take over from another: "2 D2s_v5 and 3 E4s_v5, 3 years for Contoso". */
const SHARED_SLOTS = [
  'customer',
  'subscription',
  'region',
  'term',
  'billingPlan',
  'appliedScopeType',
  'appliedSubscription',
  'renew',
  'backEnd',
] as const satisfies Slot[];

/** Settles each slot of a line: one value, or a problem when the words contradict each other. */
export function combine(found: readonly Found[], troubles: readonly Trouble[]): ParsedLine {
  const line: ParsedLine = { values: {}, problems: {} };
  const spokenOf = new Set([...found, ...troubles].map(({ slot }) => slot));
  for (const slot of SLOTS) {
    if (!spokenOf.has(slot)) continue;
    const values = differentValues(found.filter((one) => one.slot === slot));
    const trouble = troubles.find((one) => one.slot === slot);
    if (trouble) line.problems[slot] = trouble.message;
    else if (values.length > 1) line.problems[slot] = contradiction(slot, values);
    else if (values[0] !== undefined) line.values[slot] = values[0];
  }
  return line;
}

/** Fills each line's gaps from the nearest line before it, or else after it, that has the answer. */
export function shareBetween(lines: ParsedLine[]): ParsedLine[] {
  if (lines.length === 1) return lines;
  return lines.map((line, i) => {
    const donors = [...lines.slice(0, i).reverse(), ...lines.slice(i + 1)];
    const filled: ParsedLine = { values: { ...line.values }, problems: { ...line.problems } };
    for (const slot of SHARED_SLOTS) {
      if (line.values[slot] !== undefined || line.problems[slot] !== undefined) continue;
      const donor = donors.find((other) => other.values[slot] !== undefined || other.problems[slot] !== undefined);
      if (donor?.values[slot] !== undefined) filled.values[slot] = donor.values[slot];
      else if (donor?.problems[slot] !== undefined) filled.problems[slot] = donor.problems[slot];
    }
    return filled;
  });
}

function differentValues(found: readonly Found[]): string[] {
  return [...new Map(found.map(({ value }) => [value.toLowerCase(), value])).values()];
}

function contradiction(slot: Slot, values: string[]): string {
  const words = values.map((value) => `"${TERM_WORDS[value] ?? value}"`);
  return `You wrote more than one ${SLOT_INFO[slot].label}: ${words.join(' and ')}. Which one?`;
}
