import { distance } from './distance';
import { REGION_PHRASES } from './regions';

/** Words worth recognising with one slip in them. None is one letter away from another word people use here. */
const WORDS = [
  ...'monthly upfront monatlich months europe quantity customer subscription'.split(' '),
  ...REGION_PHRASES.map(([, code]) => code).filter((code) => code.length >= 9),
];
const EXACT = new Set([...WORDS, 'europa', 'westeuropa', 'nordeuropa']);
/** Shorter words, where a slip could make another word: only these. */
const SLIPS: ReadonlyMap<string, string> = new Map([
  ...['yeras', 'yaers', 'yeasr', 'yers'].map((slip) => [slip, 'years'] as const),
  ...['jhare', 'jahr3', 'jarhe'].map((slip) => [slip, 'jahre'] as const),
]);
const SHORTEST = 6;

/** A folded word with a slip as it was meant: "montly" → "monthly"; any other word as it is. */
export function spelled(word: string): string {
  const meant = SLIPS.get(word);
  if (meant) return meant;
  if (word.length < SHORTEST || EXACT.has(word) || !/^[a-z]+\d?$/.test(word)) return word;
  const near = WORDS.filter((one) => distance(word, one, 1) === 1);
  return near.length === 1 ? (near[0] ?? word) : word;
}
