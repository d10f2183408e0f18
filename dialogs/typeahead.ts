import { fold } from './words/fold';
import { nearlyBegins } from './words/nearly';
import { topOf } from './words/top-of';

/** Finds things as people type: by the beginnings of words, without regard to "Standard_", spaces, underscores and case. */
export interface Index<T> {
  /** Best first; the first things in their order when the text is empty. */
  search(text: string, limit: number): T[];
  /** Takes in more things, after those that are there. */
  add(items: readonly T[]): void;
}

interface Entry<T> {
  item: T;
  /** Without anything but letters and digits. */
  key: string;
  /** Where words begin in the key: at the start, after a separator, and where letters and digits meet. */
  starts: readonly number[];
  /** The letters and digits that occur, as bits: rules out most things without looking at the text. */
  letters: number;
  /** The 5 of Standard_D4s_v5; 0 for what has no version. */
  version: number;
  order: number;
}

interface Query {
  whole: string;
  words: string[];
  /** Runs of letters and whole numbers. */
  parts: string[];
  letters: number;
}

const LONG = 1000;
const MOST_ANSWERS = 500;

/** Prepares a list once, so that a keystroke costs one pass over short strings. */
export function createIndex<T>(items: readonly T[], textOf: (item: T) => string): Index<T> {
  const entries: Entry<T>[] = [];
  const add = (more: readonly T[]) => {
    for (const item of more) entries.push(entryOf(item, textOf(item), entries.length));
    answers.clear();
  };
  // People type the same few beginnings.
  const answers = new Map<string, T[]>();
  const search = (text: string, limit: number) => {
    const key = `${limit} ${text}`;
    const answer = answers.get(key) ?? searched(entries, text, limit);
    if (answers.size >= MOST_ANSWERS) answers.clear();
    if (entries.length >= LONG) answers.set(key, answer);
    return [...answer];
  };
  add(items);
  return { search, add };
}

/** Ranks a short list; for long ones make an index once. */
export function rankChoices<T extends { title: string }>(query: string, candidates: readonly T[], limit: number): T[] {
  return createIndex(candidates, (candidate) => candidate.title).search(query, limit);
}

function entryOf<T>(item: T, text: string, order: number): Entry<T> {
  const starts: number[] = [];
  let key = '';
  for (const word of wordsOf(text)) {
    starts.push(key.length);
    for (const match of word.matchAll(/(?<=\d)[a-z]|(?<=[a-z])\d/g)) starts.push(key.length + match.index);
    key += word;
  }
  const version = Number(/[\d_ ][a-z]*[_ ]v(\d{1,2})$/i.exec(text)?.[1] ?? 0);
  return { item, key, starts, letters: lettersOf(key), version, order };
}

function searched<T>(entries: Entry<T>[], text: string, limit: number): T[] {
  const words = wordsOf(text);
  const whole = words.join('');
  if (!whole) return entries.slice(0, limit).map(({ item }) => item);
  const query: Query = { whole, words, parts: whole.match(/\d+|[^\d]+/g) ?? [], letters: lettersOf(whole) };
  const found = topOf<Entry<T>>(limit, closerFirst);
  for (const entry of entries) {
    if ((entry.letters & query.letters) !== query.letters) continue;
    const score = scoreOf(entry, query);
    if (score > 0) found.offer(score, entry);
  }
  const best = found.best();
  return (best.length > 0 ? best : misspelt(entries, whole, limit)).map(({ item }) => item);
}

/** Shorter is closer to what was typed; of two of one length the newer version is likelier. */
function closerFirst<T>(a: Entry<T>, b: Entry<T>): number {
  return a.key.length - b.key.length || b.version - a.version || a.order - b.order;
}

/** What would have been found without one slip. */
function misspelt<T>(entries: Entry<T>[], whole: string, limit: number): Entry<T>[] {
  const found = topOf<Entry<T>>(limit, closerFirst);
  for (const entry of entries) if (nearlyBegins(entry.key, entry.starts, whole)) found.offer(1, entry);
  return found.best();
}

function scoreOf<T>(entry: Entry<T>, { whole, words, parts }: Query): number {
  const at = entry.key.indexOf(whole);
  if (at === 0) return entry.key.length === whole.length ? 100 : endsNumber(entry.key, whole.length) ? 85 : 80;
  if (at > 0) return beginsWord(entry, whole, at) ? 60 : 30;
  if (words.length > 1 && words.every((word) => beginsWord(entry, word, entry.key.indexOf(word)))) {
    return words.every((word) => endsNumber(entry.key, entry.key.indexOf(word) + word.length)) ? 50 : 40;
  }
  return holdsInOrder(entry.key, parts) ? 20 : 0;
}

/** "d2" fits "d2s" better than "d20s". */
function endsNumber(key: string, at: number): boolean {
  return !(isDigit(key, at) && isDigit(key, at - 1));
}

function beginsWord<T>(entry: Entry<T>, text: string, first: number): boolean {
  let at = first;
  while (at >= 0 && !entry.starts.includes(at)) at = entry.key.indexOf(text, at + 1);
  return at >= 0;
}

/** All letters and digits in order, numbers kept whole: "d4v5" finds Standard_D4s_v5. */
function holdsInOrder(key: string, parts: readonly string[]): boolean {
  let at = 0;
  for (const part of parts) {
    at = key.indexOf(part, at);
    while (at >= 0 && isDigit(part, 0) && (isDigit(key, at - 1) || isDigit(key, at + part.length))) {
      at = key.indexOf(part, at + 1);
    }
    if (at < 0) return false;
    at += part.length;
  }
  return true;
}

function wordsOf(text: string): string[] {
  return fold(text)
    .replace(/^(?:standard|std)(?=[ _-])/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i += 1) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
