import { PRODUCTS, RESOURCE_TYPES } from '../words/products';
import { isPartOfName } from './part-of-name';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';

/** Azure's own names are words for products as well. */
const TABLE = phraseTable([...RESOURCE_TYPES.map((type) => [type, type] as const), ...PRODUCTS]);
const KEY = /^(?:product|produkt|produit|resourcetype|reservedresourcetype|ressourcentyp)$/;

export function readProduct(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const match = phraseAt(sentence, at, TABLE);
    if (!match || isPartOfName(sentence, at, match.to)) continue;
    const before = /^[:=]$/.test(sentence.free(at - 1)) ? at - 2 : at - 1;
    sentence.add('product', match.value, KEY.test(sentence.free(before)) ? before : at, match.to);
  }
}

/** Azure's name of a product as people call it; undefined when it is not in the table. */
export function productNamed(squashed: string): string | undefined {
  return TABLE.meanings.get(squashed);
}
