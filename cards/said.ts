import type { Texts } from './texts';

/**
 * A sentence of an inner part, in the reader's language. Inner parts (providers, policy, orders) know no reader and speak
 * English; what they say is found by the sentence it was made from, `{places}` for values, and so are values that are
 * such sentences themselves. What has no twin, as what Microsoft wrote, stays as it is.
 */
export function said(text: string, texts: Pick<Texts, 'sentences'>): string {
  const known = twinsOf(texts.sentences);
  return known.length === 0 ? text : saidOf(text, { known, before: new Map() }, 0).words;
}

interface Twin {
  /** What stands between the values; at least one part. */
  parts: string[];
  /** Letters of its own. */
  own: number;
  places: string[];
  twin: string;
}

/** What a text became, and how much of it was known: its letters, less what stands unexplained within values. */
interface Said {
  words: string;
  known: number;
}

interface Search {
  known: Twin[];
  /** What was worked out already, by depth and text. */
  before: Map<string, Said>;
}

/** A sentence in a sentence in a sentence; what nests deeper is no sentence of ours. */
const DEEPEST = 3;
/** As many sentences as are looked at together: what is said in one breath, with the sentences of its values. */
const LONGEST_RUN = 8;
/** Who says more sentences than this at once is not one of us. */
const MANY = 50;
const PLACE = /\{(\w+)\}/g;
/** Not behind what names are shortened to: Contoso Inc. Group, A. Datum. */
const BETWEEN_SENTENCES =
  /(?<=[.!?])(?<!(?:^|[\s("„“])(?:Inc|Ltd|Corp|Co|Bros|Dr|Mr|Mrs|Ms|St|Nr|e\.g|i\.e|z\.B|\p{Lu})\.)\s+(?=\S)/u;
const prepared = new WeakMap<object, Twin[]>();

function twinsOf(sentences: Record<string, string>): Twin[] {
  let known = prepared.get(sentences);
  if (!known) {
    known = Object.entries(sentences).map(([sentence, twin]) => {
      const parts = sentence.split(PLACE).filter((_, i) => i % 2 === 0);
      const places = [...sentence.matchAll(PLACE)].map(([, place]) => place ?? '');
      return { parts, own: parts.join('').length, places, twin };
    });
    // Of two that know as much of a text, the one that says more in words of its own.
    known.sort((a, b) => b.own - a.own);
    prepared.set(sentences, known);
  }
  return known;
}

/** The words of which most are known, of all ways to read the text as sentences one behind the other. */
function saidOf(text: string, search: Search, depth: number): Said {
  const name = `${depth} ${text}`;
  const before = search.before.get(name);
  if (before) return before;
  const pieces = piecesOf(text);
  /** From each sentence to the end, the last one first. */
  const rests: Said[] = [{ words: '', known: 0 }];
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const alone = pieces[at]!;
    let best: Said = { words: alone.text + alone.gap + rests[0]!.words, known: rests[0]!.known };
    let run = '';
    for (let length = 1; length <= LONGEST_RUN && at + length <= pieces.length; length += 1) {
      const last = pieces[at + length - 1]!;
      run += last.text;
      const found = at + length > MANY ? undefined : twinOf(run, search, depth);
      const rest = rests[length - 1]!;
      // Of equals the shorter run: it explains more by itself.
      if (found && found.known + rest.known > best.known) {
        best = { words: found.words + last.gap + rest.words, known: found.known + rest.known };
      }
      run += last.gap;
    }
    rests.unshift(best);
    if (rests.length > LONGEST_RUN) rests.pop();
  }
  const whole = rests[0]!;
  search.before.set(name, whole);
  return whole;
}

/** Sentences, each with the space behind it; what comes after MANY is one piece. */
function piecesOf(text: string): { text: string; gap: string }[] {
  const pieces: { text: string; gap: string }[] = [];
  let rest = text;
  while (pieces.length < MANY) {
    const between = BETWEEN_SENTENCES.exec(rest);
    if (!between) break;
    pieces.push({ text: rest.slice(0, between.index), gap: between[0] });
    rest = rest.slice(between.index + between[0].length);
  }
  return [...pieces, { text: rest, gap: '' }];
}

function twinOf(text: string, search: Search, depth: number): Said | undefined {
  let best: Said | undefined;
  for (const { parts, own, places, twin } of search.known) {
    const values = valuesIn(text, parts);
    if (!values || swallowed(parts, values)) continue;
    const inside = values.map((value) =>
      depth < DEEPEST ? saidOf(value, search, depth + 1) : { words: value, known: 0 },
    );
    const known = own + inside.reduce((sum, value) => sum + value.known, 0);
    if (best && best.known >= known) continue;
    best = { words: twin.replace(PLACE, (_, place: string) => inside[places.indexOf(place)]?.words ?? ''), known };
  }
  return best;
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
