import { ARTICLES } from '../words/numbers';
import { inexactStart } from './inexact-number';
import { numberAt, type NumberAt } from './numbers-at';
import { addQuantity } from './read-quantity';
import type { Sentence } from './sentence';
import { lineStarts } from './split-lines';
import { isFiller } from './stop-words';

const CURRENCY = /^[$€£¥%#]$/;

/** Reads numbers nothing else explains, and articles: quantities by elimination, for lines that have none yet. */
export function readUnclearQuantity(sentence: Sentence): void {
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
  if (isUnknown(start - 1) || CURRENCY.test(sentence.folded(at - 1))) return false;
  if (CURRENCY.test(sentence.folded(number.to))) return false;
  return !isUnknown(number.to) || numberAt(sentence, number.to) !== undefined;
}

function readArticle(sentence: Sentence, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const word = sentence.free(at);
    const isOne = ARTICLES.has(word) || word === 'single' || word === 'one';
    const isCounted = sentence.found.some((found) => found.slot === 'sku' && found.at === at + 1);
    if (isOne && isCounted) sentence.add('quantity', '1', at, at + 1);
  }
}
