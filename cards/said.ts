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
  sentences: number;
  places: string[];
  twin: string;
}

/** A sentence in a sentence in a sentence; what nests deeper is no sentence of ours. */
const DEEPEST = 3;
/** As many sentences as one key of the catalogue holds. */
const LONGEST_RUN = 4;
/** Who says more sentences than this at once is not one of us. */
const MANY = 50;
const PLACE = /\{(\w+)\}/g;
const BETWEEN_SENTENCES = /(?<=[.!?])\s+(?=\S)/;
const prepared = new WeakMap<object, Twin[]>();

function twinsOf(sentences: Record<string, string>): Twin[] {
  let known = prepared.get(sentences);
  if (!known) {
    known = Object.entries(sentences).map(([sentence, twin]) => ({
      parts: sentence.split(PLACE).filter((_, i) => i % 2 === 0),
      sentences: sentence.split(BETWEEN_SENTENCES).length,
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
  const single = text.split(BETWEEN_SENTENCES);
  if (single.length === 1) return twinOf(text, known, depth) ?? text;
  const runs = inRuns(single, known, depth);
  const whole = runs.complete ? undefined : twinOf(text, known, depth);
  return whole ?? runs.words.join(' ');
}

/** Sentence by sentence, where several that have one twin together go before each of them alone. */
function inRuns(single: readonly string[], known: Twin[], depth: number) {
  const words: string[] = [];
  let complete = true;
  for (let at = 0; at < single.length;) {
    const run = at < MANY ? twinOfRun(single, at, known, depth) : undefined;
    words.push(run?.twin ?? single[at] ?? '');
    complete &&= run !== undefined;
    at += run?.length ?? 1;
  }
  return { words, complete };
}

function twinOfRun(single: readonly string[], at: number, known: Twin[], depth: number) {
  for (let length = Math.min(LONGEST_RUN, single.length - at); length > 0; length -= 1) {
    const asLong = known.filter(({ sentences }) => sentences === length);
    const twin = twinOf(single.slice(at, at + length).join(' '), asLong, depth);
    if (twin !== undefined) return { twin, length };
  }
  return undefined;
}

function twinOf(text: string, known: Twin[], depth: number): string | undefined {
  for (const { parts, places, twin } of known) {
    const values = valuesIn(text, parts);
    if (!values || swallowed(parts, values)) continue;
    const value = (place: string): string => {
      const found = values[places.indexOf(place)] ?? '';
      return depth < DEEPEST ? said1(found, known, depth + 1) : found;
    };
    return twin.replace(PLACE, (_, place: string) => value(place));
  }
  return undefined;
}

/** A sentence that begins with a value would take all that was said before it for that value. */
function swallowed([first]: readonly string[], [value = '']: readonly string[]): boolean {
  return first === '' && BETWEEN_SENTENCES.test(value);
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
