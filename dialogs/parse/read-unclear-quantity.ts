import { ARTICLES } from '../words/numbers';
import { inexactStart } from './inexact-number';
import { numberAt, type NumberAt } from './numbers-at';
import { addQuantity } from './read-quantity';
import type { Found, Sentence } from './sentence';
import { lineStarts } from './split-lines';
import { isFiller } from './stop-words';

const CURRENCY = /^[$€£¥%#]$/;
/** Between two numbers without a space: a time, a date, a ratio. */
const DIVIDER = /^[:/.]$/;

/** "2 D2s_v5 in westeurope and 3 in northeurope": a number in front of a region counts as well. */
function readBeforeRegion(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const number = sentence.startsWord(at) ? numberAt(sentence, at) : undefined;
    if (!number || !/^(?:in|im|at)$/.test(sentence.free(number.to))) continue;
    const isRegion = sentence.found.some((found) => found.slot === 'region' && found.at === number.to + 1);
    if (isRegion && !nameBefore(sentence, at) && standsAlone(sentence, at, number))
      addQuantity(sentence, number.odd ? NaN : number.value, at, number.to);
  }
}

/** Reads numbers nothing else explains, and articles: quantities by elimination, for lines that have none yet. */
export function readUnclearQuantity(sentence: Sentence): void {
  readBeforeRegion(sentence);
  const starts = [0, ...lineStarts(sentence), sentence.length];
  starts.slice(0, -1).forEach((from, i) => {
    const to = starts[i + 1] ?? sentence.length;
    const isRead = [...sentence.found, ...sentence.troubles].some(
      ({ slot, at }) => slot === 'quantity' && at >= from && at < to,
    );
    if (!isRead) readLine(sentence, from, to);
  });
}

function readLine(sentence: Sentence, from: number, to: number): void {
  let isFound = false;
  for (let at = from; at < to; at += 1) {
    if (isAfterName(sentence, at)) isFound = true;
    const number = sentence.startsWord(at) ? numberAt(sentence, at) : undefined;
    if (!number) continue;
    const wordEnd = sentence.restOfWord(at);
    const isRange = /^\d+-\d+$/.test(sentence.text(at, wordEnd));
    if (!isRange && (wordEnd > number.to || !standsAlone(sentence, at, number))) continue;
    const start = inexactStart(sentence, at);
    addQuantity(
      sentence,
      number.odd || isRange || start < at ? NaN : number.value,
      start,
      Math.max(wordEnd, number.to),
    );
    isFound = true;
  }
  if (!isFound) readArticle(sentence, from, to);
}

/** "until 2027" and "5000 EUR" are no quantities: the word beside the number says something else. */
function standsAlone(sentence: Sentence, at: number, number: NumberAt): boolean {
  const isUnknown = (i: number) =>
    sentence.free(i) !== '' && sentence.kind(i) !== 'mark' && !isFiller(sentence.folded(i));
  const start = inexactStart(sentence, at);
  if (isArgument(sentence, at)) return false;
  if (isUnknown(start - 1) || CURRENCY.test(sentence.folded(at - 1))) return false;
  if (CURRENCY.test(sentence.folded(number.to))) return false;
  if (isDivided(sentence, at - 1) || isDivided(sentence, number.to)) return false;
  return !isUnknown(number.to) || numberAt(sentence, number.to) !== undefined;
}

/** The 3 of "alert(3)". */
function isArgument(sentence: Sentence, at: number): boolean {
  const [word, bracket] = [sentence.tokens[at - 2], sentence.tokens[at - 1]];
  return bracket?.text === '(' && sentence.isFree(at - 2) && word?.kind === 'word' && word.end === bracket.start;
}

function isDivided(sentence: Sentence, at: number): boolean {
  const isNumber = (i: number) => sentence.kind(i) === 'number';
  const isTight = sentence.tokens[at - 1]?.end === sentence.tokens[at]?.start;
  return DIVIDER.test(sentence.folded(at)) && isNumber(at - 1) && isNumber(at + 1) && isTight;
}

/** The 2000 of "for Fabrikam 2000 in westeurope" may be a quantity or belong to the name: the person has to say. */
function isAfterName(sentence: Sentence, at: number): boolean {
  const number = sentence.startsWord(at) ? numberAt(sentence, at) : undefined;
  const name = nameBefore(sentence, at);
  if (!number || !name || sentence.restOfWord(at) > number.to) return false;
  const said = sentence.text(at, number.to);
  const message = `Is "${said}" the quantity, or does it belong to the customer's name? Write for example "quantity ${said}".`;
  sentence.trouble('quantity', message, at, number.to);
  return true;
}

function nameBefore(sentence: Sentence, at: number): Found | undefined {
  return sentence.found.find(({ slot, to }) => slot === 'customer' && to === at);
}

function readArticle(sentence: Sentence, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const word = sentence.free(at);
    const isOne = ARTICLES.has(word) || word === 'single' || word === 'one';
    const isCounted = sentence.found.some((found) => found.slot === 'sku' && found.at === at + 1);
    if (isOne && isCounted) sentence.add('quantity', '1', at, at + 1);
  }
}
