import { ARTICLES, NUMBER_WORDS } from '../words/numbers';
import type { Sentence } from './sentence';

export interface NumberAt {
  value: number;
  to: number;
  /** Not a plain whole number: 2.5, 1,000, -3. */
  odd: boolean;
}

/** The number written at this token in digits or words. */
export function numberAt(sentence: Sentence, at: number): NumberAt | undefined {
  if (!sentence.isFree(at)) return undefined;
  if (sentence.kind(at) === 'number') {
    const text = sentence.folded(at);
    return { value: Number(text), to: at + 1, odd: !/^\d{1,9}$/.test(text) };
  }
  const two = sentence.isFree(at + 1) ? NUMBER_WORDS.get(sentence.folded(at) + sentence.folded(at + 1)) : undefined;
  if (two !== undefined) return { value: two, to: at + 2, odd: false };
  const one = NUMBER_WORDS.get(sentence.folded(at));
  return one === undefined ? undefined : { value: one, to: at + 1, odd: false };
}

/** As numberAt, and articles count as one: "a year", "ein Jahr". */
export function countAt(sentence: Sentence, at: number): NumberAt | undefined {
  const number = numberAt(sentence, at);
  if (number) return number;
  return ARTICLES.has(sentence.free(at)) ? { value: 1, to: at + 1, odd: false } : undefined;
}
