import { inexactEnd, inexactStart, mayEndRegion } from './inexact-number';
import { numberAt } from './numbers-at';
import type { Sentence } from './sentence';

const UNITS =
  /^(?:x|×|\*|stuck|stueck|stk|pcs?|pieces?|units?|instances?|instanz(?:en)?|reservations?|reservierung(?:en)?|machines?|maschinen?|servers?|times|mal|fois|unites?|nodes?)$/;
const BETWEEN =
  /^(?:of|the|new|more|azure|reserved|reservierte|virtual|virtuelle|vms?|instances?|instanzen|reservations?|reservierungen|size|type|sku|von|vom|typ|de|x|×|\*|stuck|stueck|stk|pcs|pieces|units|machines?|maschinen?)$/;
const JOINED = /^(?:(\d{1,9})(?:x|pcs?|pieces?|units?|stk|stuck|stueck)|x(\d{1,9}))$/;

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
  const from = inexactStart(sentence, at);
  const to = inexactEnd(sentence, number.to);
  const isExact = !number.odd && from === at && to === number.to;
  addQuantity(sentence, isExact ? number.value : NaN, from, unit ? Math.max(to, number.to + 1) : to);
}

export function addQuantity(sentence: Sentence, value: number, from: number, to: number): void {
  if (Number.isInteger(value) && value > 0) sentence.add('quantity', String(value), from, to);
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
  let at = inexactEnd(sentence, from);
  while (BETWEEN.test(sentence.free(at))) at += 1;
  return isSku(sentence, at) || isProduct(sentence, from);
}

function isSku(sentence: Sentence, at: number): boolean {
  return sentence.found.some((found) => found.slot === 'sku' && found.at === at);
}

function isProduct(sentence: Sentence, at: number): boolean {
  return sentence.found.some((found) => found.slot === 'product' && found.at === at);
}
