import { squash } from '../words/fold';
import type { Sentence } from './sentence';

/** Phrases and what they mean, without regard to spaces, hyphens, accents and case. */
export interface PhraseTable<V> {
  meanings: ReadonlyMap<string, V>;
  /** Everything a phrase begins with, so that most words are dismissed at the first look. */
  beginnings: ReadonlySet<string>;
}

const MOST_PIECES = 6;

/** Builds a table from lines of phrases separated by `|`. */
export function phraseTable<V>(entries: Iterable<readonly [phrases: string, value: V]>): PhraseTable<V> {
  const meanings = new Map<string, V>();
  for (const [phrases, value] of entries) {
    for (const phrase of phrases.split('|')) meanings.set(squash(phrase), value);
  }
  const beginnings = new Set<string>();
  for (const key of meanings.keys()) for (let to = 0; to <= key.length; to += 1) beginnings.add(key.slice(0, to));
  return { meanings, beginnings };
}

/** The longest phrase that starts at this token and consists of whole free words. */
export function phraseAt<V>(
  sentence: Sentence,
  at: number,
  table: PhraseTable<V>,
): { value: V; to: number } | undefined {
  if (!sentence.startsWord(at)) return undefined;
  let best: { value: V; to: number } | undefined;
  let key = '';
  for (let to = at; to < at + MOST_PIECES && sentence.isFree(to); to += 1) {
    const kind = sentence.kind(to);
    if (kind !== 'word' && kind !== 'number') break;
    key += sentence.key(to);
    if (!table.beginnings.has(key)) break;
    const value = table.meanings.get(key);
    const end = sentence.wordEnd(to + 1);
    if (value !== undefined && end !== undefined) best = { value, to: end };
  }
  return best;
}
