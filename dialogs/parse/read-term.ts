import type { Term } from '../../bot/commerce/commerce';
import { countAt, numberAt } from './numbers-at';
import type { Sentence } from './sentence';

const YEARS = /^(?:y|yr|yrs|years?|j|jahr|jahre|jahren|jahres|jahrige?[rsn]?|jaehrige?[rsn]?|ans?|annees?)$/;
const MONTHS = /^(?:mo|mos|mth|mths|months?|mon|monat|monate|monaten|monats|monatige?[rsn]?|mois)$/;
const ISO = /^p(\d{1,3})([ym])$/;
const JOINED = /^(\d{1,3})([a-z]+)$/;
const GERMAN_ADJECTIVE = /^(ein|zwei|drei|vier|funf|fuenf)(?:jahrig|jaehrig)(?:e[rsnm]?)?$/;
const GERMAN_COUNT: Record<string, number> = { ein: 1, zwei: 2, drei: 3, vier: 4, funf: 5, fuenf: 5 };
const ALTERNATIVE = /^(?:or|oder|ou|to|bis|\/|-)$/;
const NOT_A_TERM_AFTER = /^(?:per|pro|par|each|every|twice|jedes|jedem)$/;

/** A month is sold for few things; whether for this one, the catalogue says. */
const TERM_OF_MONTHS: Record<number, Term> = { 1: 'P1M', 12: 'P1Y', 36: 'P3Y', 60: 'P5Y' };

export function readTerm(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const range = rangeAt(sentence, at);
    if (range) addTerm(sentence, NaN, at, range);
    const read = termAt(sentence, at);
    if (!read) continue;
    const from = withAlternative(sentence, at, read.unit);
    addTerm(sentence, read.months, from, read.to);
  }
}

/** Where "1-3 years" ends, which is no term. */
function rangeAt(sentence: Sentence, at: number): number | undefined {
  if (!/^\d+-\d+$/.test(sentence.text(at, at + 2)) || !sentence.isFree(at)) return undefined;
  return unitOf(sentence.free(at + 2)) ? at + 3 : undefined;
}

/** Notes a term of so many months, or says what terms there are. */
export function addTerm(sentence: Sentence, months: number, from: number, to: number): void {
  const term = TERM_OF_MONTHS[months];
  if (term) sentence.add('term', term, from, to);
  else {
    const said = sentence.text(from, to);
    sentence.trouble('term', `Reservations run for 1, 3 or 5 years, not "${said}".`, from, to);
  }
}

/** How many months the words at this token say. */
export function termAt(sentence: Sentence, at: number): { months: number; to: number; unit: number } | undefined {
  if (!sentence.isFree(at) || !sentence.startsWord(at)) return undefined;
  const short = shortTerm(sentence.folded(at));
  if (short) return ended(sentence, short.months, at + 1, short.unit);
  if (NOT_A_TERM_AFTER.test(sentence.folded(at - 1))) return undefined;
  const count = countAt(sentence, at);
  if (!count || !sentence.isFree(count.to)) return undefined;
  const unit = unitOf(sentence.folded(count.to));
  if (!unit || /^[yj]$/.test(sentence.folded(count.to - 1))) return undefined;
  const isHalf = /^(?:half|halbes|halben)$/.test(sentence.folded(at - 1));
  return ended(sentence, count.odd || isHalf ? NaN : count.value * unit, count.to + 1, unit);
}

function ended(sentence: Sentence, months: number, to: number, unit: number) {
  const end = sentence.wordEnd(to);
  return end === undefined ? undefined : { months, to: end, unit };
}

function shortTerm(word: string): { months: number; unit: number } | undefined {
  const iso = ISO.exec(word);
  if (iso) return { months: Number(iso[1]) * (iso[2] === 'y' ? 12 : 1), unit: 12 };
  const adjective = GERMAN_ADJECTIVE.exec(word);
  if (adjective) return { months: (GERMAN_COUNT[adjective[1] ?? ''] ?? 0) * 12, unit: 12 };
  const joined = JOINED.exec(word);
  if (!joined) return undefined;
  const count = Number(joined[1]);
  // "36m" is a term; "3M" is a company.
  const unit = joined[2] === 'm' && count >= 12 ? 1 : unitOf(joined[2] ?? '');
  return unit === undefined ? undefined : { months: count * unit, unit };
}

function unitOf(word: string): number | undefined {
  if (YEARS.test(word)) return 12;
  return MONTHS.test(word) ? 1 : undefined;
}

/** "1 or 3 years" says two terms: the first number is one as well. Answers where the later term starts. */
function withAlternative(sentence: Sentence, at: number, unit: number): number {
  if (!ALTERNATIVE.test(sentence.free(at - 1))) return at;
  const before = numberAt(sentence, at - 2);
  if (before?.to !== at - 1) return at;
  addTerm(sentence, before.value * unit, at - 2, at);
  return at;
}
