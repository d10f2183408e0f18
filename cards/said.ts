import type { Texts } from './texts';

/**
 * A sentence of an inner part, in the reader's language. Inner parts (providers, policy, orders) know no reader and speak
 * English; what they say is found by the sentence it was made from, `{places}` for values, and so are values that are
 * such sentences themselves. What has no twin, as what Microsoft wrote, stays as it is.
 */
export function said(text: string, texts: Pick<Texts, 'sentences'>): string {
  const known = twinsOf(texts.sentences);
  if (known.length === 0) return text;
  return said1(text, known, 0);
}

interface Twin {
  /** What stands between the values; at least one part. */
  parts: string[];
  places: string[];
  twin: string;
}

/** A sentence in a sentence in a sentence; what nests deeper is no sentence of ours. */
const DEEPEST = 3;
const PLACE = /\{(\w+)\}/g;
const BETWEEN_SENTENCES = /(?<=[.!?])\s+(?=\S)/;
const prepared = new WeakMap<object, Twin[]>();

function twinsOf(sentences: Record<string, string>): Twin[] {
  let known = prepared.get(sentences);
  if (!known) {
    known = Object.entries(sentences).map(([sentence, twin]) => ({
      parts: sentence.split(PLACE).filter((_, i) => i % 2 === 0),
      places: [...sentence.matchAll(PLACE)].map(([, place]) => place ?? ''),
      twin,
    }));
    // The most particular first: what says more in words of its own.
    const own = ({ parts }: Twin) => parts.join('').length;
    known.sort((a, b) => own(b) - own(a));
    prepared.set(sentences, known);
  }
  return known;
}

function said1(text: string, known: Twin[], depth: number): string {
  const whole = twinOf(text, known, depth);
  if (whole !== undefined) return whole;
  const single = text.split(BETWEEN_SENTENCES);
  return single.length === 1 ? text : single.map((one) => twinOf(one, known, depth) ?? one).join(' ');
}

function twinOf(text: string, known: Twin[], depth: number): string | undefined {
  for (const { parts, places, twin } of known) {
    const values = valuesIn(text, parts);
    if (!values) continue;
    const value = (place: string): string => {
      const found = values[places.indexOf(place)] ?? '';
      return depth < DEEPEST ? said1(found, known, depth + 1) : found;
    };
    return twin.replace(PLACE, (_, place: string) => value(place));
  }
  return undefined;
}

/** What stands where the values are, or undefined; each part is looked for once, so that no text takes long. */
function valuesIn(text: string, parts: readonly string[]): string[] | undefined {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return text === first ? [] : undefined;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return undefined;
  const values: string[] = [];
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0) return undefined;
    values.push(text.slice(from, at));
    from = at + part.length;
  }
  const end = text.length - last.length;
  if (end < from) return undefined;
  values.push(text.slice(from, end));
  return values;
}
