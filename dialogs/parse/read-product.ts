import { PRODUCTS } from '../words/products';
import { phraseAt, phraseTable } from './phrases';
import type { Sentence } from './sentence';

const TABLE = phraseTable(PRODUCTS);

export function readProduct(sentence: Sentence): void {
  for (let at = 0; at < sentence.length; at += 1) {
    const match = phraseAt(sentence, at, TABLE);
    if (match) sentence.add('product', match.value, at, match.to);
  }
}

/** Azure's name of a product as people call it; undefined when it is not in the table. */
export function productNamed(squashed: string): string | undefined {
  return TABLE.meanings.get(squashed);
}
