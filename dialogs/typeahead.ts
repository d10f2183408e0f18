import { fold } from './words/fold';

/** Finds things as people type: by the beginnings of words, without regard to "Standard_", spaces, underscores and case. */
export interface Index<T> {
  /** Best first; all things in their order when the text is empty. */
  search(text: string, limit: number): T[];
}

interface Entry<T> {
  item: T;
  /** Without anything but letters and digits. */
  key: string;
  /** Where words begin in the key: at the start, after a separator, and where letters and digits meet. */
  starts: Set<number>;
  /** A digit says how it goes on: "D2" is nearer to "D2s_v5" than to "D20s_v5". */
  order: number;
}

/** Prepares a list once, so that a keystroke costs one pass over short strings. */
export function createIndex<T>(items: readonly T[], textOf: (item: T) => string): Index<T> {
  const entries = items.map((item, order) => entryOf(item, textOf(item), order));
  return { search: (text, limit) => searched(entries, text, limit) };
}

/** Ranks a short list; for long ones make an index once. */
export function rankChoices<T extends { title: string }>(query: string, candidates: readonly T[], limit: number): T[] {
  return createIndex(candidates, (candidate) => candidate.title).search(query, limit);
}

function entryOf<T>(item: T, text: string, order: number): Entry<T> {
  const words = wordsOf(text);
  const starts = new Set<number>();
  let key = '';
  for (const word of words) {
    starts.add(key.length);
    for (const match of word.matchAll(/(?<=\d)[a-z]|(?<=[a-z])\d/g)) starts.add(key.length + match.index);
    key += word;
  }
  return { item, key, starts, order };
}

function wordsOf(text: string): string[] {
  return fold(text)
    .replace(/^standard(?=[ _-])/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function searched<T>(entries: Entry<T>[], text: string, limit: number): T[] {
  const words = wordsOf(text);
  const whole = words.join('');
  if (!whole) return entries.slice(0, limit).map(({ item }) => item);
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, whole, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry.key.length - b.entry.key.length || a.entry.order - b.entry.order)
    .slice(0, limit)
    .map(({ entry }) => entry.item);
}

function scoreOf<T>(entry: Entry<T>, whole: string, words: string[]): number {
  const at = entry.key.indexOf(whole);
  if (at === 0) return entry.key.length === whole.length ? 100 : 80 + ends(entry.key, whole.length);
  if (at > 0) return entry.starts.has(bestStart(entry, whole, at)) ? 60 : 30;
  return words.length > 1 && words.every((word) => startsIn(entry, word)) ? 50 : looseScore(entry, words);
}

/** 5 more when the text stops where a number stops: "d2" fits "d2s" better than "d20s". */
function ends(key: string, at: number): number {
  return /\d/.test(key.charAt(at)) && /\d/.test(key.charAt(at - 1)) ? 0 : 5;
}

function bestStart<T>(entry: Entry<T>, text: string, first: number): number {
  let at = first;
  while (at >= 0 && !entry.starts.has(at)) at = entry.key.indexOf(text, at + 1);
  return at < 0 ? first : at;
}

function startsIn<T>(entry: Entry<T>, word: string): boolean {
  return entry.starts.has(bestStart(entry, word, entry.key.indexOf(word)));
}

/** All letters and digits in order, numbers kept whole: "d4v5" finds Standard_D4s_v5. */
function looseScore<T>(entry: Entry<T>, words: string[]): number {
  let at = 0;
  for (const part of words.join('').match(/\d+|[a-z]+/g) ?? []) {
    at = wholeNumberIndex(entry.key, part, at);
    if (at < 0) return 0;
    at += part.length;
  }
  return 20;
}

function wholeNumberIndex(key: string, part: string, from: number): number {
  let at = key.indexOf(part, from);
  const isNumber = /^\d/.test(part);
  while (isNumber && at >= 0 && (/\d/.test(key.charAt(at - 1)) || /\d/.test(key.charAt(at + part.length)))) {
    at = key.indexOf(part, at + 1);
  }
  return at;
}
