import type { Found, Sentence } from './sentence';
import { isFiller } from './stop-words';

const STRONG = /^(?:and|und|et|plus|&|\+|;|\n|sowie|\|)$/;
/** Words after which a SKU replaces the one before, or stands beside it for choice. */
const ALTERNATIVE =
  /^(?:or|oder|ou|vs|versus|sorry|mean|meine|wait|no|nein|better|besser|rather|lieber|actually|doch)$/;

/** Token indices at which a further line of the request begins: "2 D2s_v5 and 3 E4s_v5" is two lines. */
export function lineStarts(sentence: Sentence): number[] {
  const skus = sentence.found.filter((found) => found.slot === 'sku').sort((a, b) => a.at - b.at);
  const starts: number[] = [];
  skus.slice(1).forEach((sku, i) => {
    const before = skus[i] as Found;
    const separator = separatorBetween(sentence, before.to, sku.at);
    if (separator !== undefined) starts.push(separator);
  });
  return starts;
}

function separatorBetween(sentence: Sentence, from: number, to: number): number | undefined {
  for (let at = from; at < to; at += 1) if (ALTERNATIVE.test(sentence.free(at))) return undefined;
  let near = true;
  let strong: number | undefined;
  let comma: number | undefined;
  for (let at = to - 1; at >= from; at -= 1) {
    const word = sentence.free(at);
    const isSeparator = STRONG.test(word) || word === ',';
    if (isSeparator && near) return at;
    if (STRONG.test(word)) strong ??= at;
    else if (word === ',') comma ??= at;
    else near &&= isCount(sentence, at) || isFiller(sentence.folded(at));
  }
  return strong ?? comma;
}

function isCount(sentence: Sentence, at: number): boolean {
  return sentence.found.some((found) => found.slot === 'quantity' && found.at <= at && at < found.to);
}
