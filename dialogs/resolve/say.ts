import { fillIn, type Texts } from '../../cards/texts';

export type DialogWords = Texts['dialog'];

/** "a, b and c"; long lists end in "and 4 more". */
export function listed(items: readonly string[], words: DialogWords, most = 5, joiner = words.and): string {
  const left = items.length - most + 1;
  const shown = items.length > most ? [...items.slice(0, most - 1), fillIn(words.others, { count: left })] : [...items];
  const last = shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} ${joiner} ${last}`;
}

export function sentenceOr(items: readonly string[], words: DialogWords, most = 5): string {
  return listed(items, words, most, words.or);
}

/** "3 years"; a term without words stays as it is. */
export function termIn(term: string, { terms }: DialogWords): string {
  return terms[term] ?? term;
}
