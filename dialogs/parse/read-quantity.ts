import { ARTICLES } from '../words/numbers';
import { numberAt } from './numbers-at';
import type { Sentence } from './sentence';

const UNITS =
  /^(?:x|×|\*|stuck|stueck|stk|pcs?|pieces?|units?|instances?|instanz(?:en)?|reservations?|reservierung(?:en)?|machines?|maschinen?|servers?|times|mal|fois|unites?|nodes?)$/;
const BETWEEN =
  /^(?:of|the|new|more|azure|reserved|reservierte|virtual|virtuelle|vms?|instances?|instanzen|reservations?|reservierungen|size|type|sku|von|vom|typ|de|x|×|\*|stuck|stueck|stk|pcs|pieces|units|machines?|maschinen?)$/;
const JOINED = /^(?:(\d{1,9})x|x(\d{1,9}))$/;

/** Reads numbers that can only be a quantity: "3x", "x 3", "3 Stück", "three VMs", a number in front of a SKU. */
export function readQuantity(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const joined = JOINED.exec(sentence.free(at));
    if (joined) addQuantity(sentence, Number(joined[1] ?? joined[2]), at, at + 1);
    else if (/^[x×*]$/.test(sentence.free(at))) readAfterTimes(sentence, at);
    else readCounted(sentence, at);
  }
}

function readAfterTimes(sentence: Sentence, at: number): void {
  const number = numberAt(sentence, at + 1);
  const isCounted = number && !BETWEEN.test(sentence.free(number.to)) && !isSku(sentence, number.to);
  if (isCounted) addQuantity(sentence, number.odd ? NaN : number.value, at, number.to);
}

function readCounted(sentence: Sentence, at: number): void {
  if (!sentence.startsWord(at)) return;
  const number = numberAt(sentence, at);
  if (!number) return;
  const unit = UNITS.test(sentence.free(number.to)) || /^[×*]$/.test(sentence.folded(number.to));
  if (!unit && mayEndRegion(sentence, at)) return;
  if (!unit && !isBeforeSku(sentence, number.to)) return;
  const from = rangeStart(sentence, at);
  addQuantity(sentence, number.odd || from < at ? NaN : number.value, from, unit ? number.to + 1 : number.to);
}

/** "3 or 4 D2s_v5", "-3 D2s_v5": the words before belong to the quantity and make it none. */
function rangeStart(sentence: Sentence, at: number): number {
  const word = sentence.free(at - 1);
  if (word === '-') return at - 1;
  const before = /^(?:or|oder|ou|to|bis|a|\/)$/.test(word) ? numberAt(sentence, at - 2) : undefined;
  return before?.to === at - 1 ? at - 2 : at;
}

/** Numbers nothing else explains, and articles: quantities by elimination. */
export function readUnclearQuantity(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const number = sentence.startsWord(at) ? numberAt(sentence, at) : undefined;
    const wordEnd = sentence.restOfWord(at);
    if (number && /^\d+-\d+$/.test(sentence.text(at, wordEnd))) addQuantity(sentence, NaN, at, wordEnd);
    else if (number && wordEnd <= number.to && !isOneByHabit(sentence, at)) {
      const isNegative = sentence.folded(at - 1) === '-';
      addQuantity(sentence, number.odd || isNegative ? NaN : number.value, at, number.to, 2);
    }
  }
  if (!sentence.has('quantity')) readArticle(sentence);
}

function readArticle(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const word = sentence.free(at);
    const isOne = ARTICLES.has(word) || word === 'single' || word === 'one';
    if (isOne && isSku(sentence, at + 1)) sentence.add('quantity', '1', at, at + 1, 1);
  }
}

export function addQuantity(sentence: Sentence, value: number, from: number, to: number, strength: 2 | 3 = 3): void {
  if (Number.isInteger(value) && value > 0) sentence.add('quantity', String(value), from, to, strength);
  else {
    const said = sentence.text(from, to);
    sentence.trouble(
      'quantity',
      `The quantity is a whole number from 1 up, in plain digits; "${said}" is not.`,
      from,
      to,
    );
  }
}

function isBeforeSku(sentence: Sentence, from: number): boolean {
  let at = from;
  while (BETWEEN.test(sentence.free(at))) at += 1;
  return isSku(sentence, at) || isProduct(sentence, from);
}

function isSku(sentence: Sentence, at: number): boolean {
  return sentence.found.some((found) => found.slot === 'sku' && found.at === at);
}

function isProduct(sentence: Sentence, at: number): boolean {
  return sentence.found.some((found) => found.slot === 'product' && found.at === at);
}

/** The 2 of "East US 2" is left to the region's reader. */
function mayEndRegion(sentence: Sentence, at: number): boolean {
  return (
    /^[23]$/.test(sentence.folded(at)) && /^(?:us|usa|east|west|osten|westen|central)$/.test(sentence.free(at - 1))
  );
}

/** "that one", "this one". */
function isOneByHabit(sentence: Sentence, at: number): boolean {
  return sentence.folded(at) === 'one' && /^(?:this|that|the|which|no|any)$/.test(sentence.folded(at - 1));
}
