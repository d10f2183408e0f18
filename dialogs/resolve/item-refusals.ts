import type { CatalogueItem } from '../../bot/commerce/commerce';
import { fillIn } from '../../cards/texts';
import { regionNamed, regionTitle } from '../words/regions';
import { knownLines, skuKey } from './known-lines';
import { nearest } from './pick';
import { listed, sentenceOr, termIn, type DialogWords } from './say';

/** Why no line of the catalogue fits an answer, and which would. */
export function noProduct(text: string, before: readonly CatalogueItem[], words: DialogWords): string {
  const titles = unique(before.map((item) => item.productTitle));
  return fillIn(words.item.noProduct, { text, names: listed(titles, words) });
}

export function noSku(text: string, before: readonly CatalogueItem[], words: DialogWords): string {
  const { skus } = knownLines(before);
  const typos = nearest(skuKey(text), skus, (sku) => [skuKey(sku)]);
  const near = unique([...knownLines(before).skuSearch.search(text, 3), ...typos]).slice(0, 3);
  const none = fillIn(words.item.noSku, { text });
  return near.length > 0 ? `${none} ${fillIn(words.item.near, { names: sentenceOr(near, words) })}` : none;
}

export function noRegion(text: string, before: readonly CatalogueItem[], words: DialogWords): string {
  const names = listed(unique(before.map((item) => item.region)).map(regionTitle), words);
  const region = regionTitle(regionNamed(text) ?? text);
  return fillIn(words.item.noRegion, { sku: skuOf(before, words), region, names });
}

export function noTerm(text: string, before: readonly CatalogueItem[], words: DialogWords): string {
  const terms = unique(before.map((item) => item.term)).sort();
  const isOneRegion = unique(before.map((item) => item.region)).length === 1;
  return fillIn(isOneRegion ? words.item.noTermIn : words.item.noTerm, {
    sku: skuOf(before, words),
    region: before[0]?.regionTitle ?? '',
    names: listed(
      terms.map((term) => termIn(term, words)),
      words,
    ),
    term: termIn(text, words),
  });
}

function skuOf(items: readonly CatalogueItem[], { item: words }: DialogWords): string {
  const skus = unique(items.map((item) => item.sku));
  return skus.length === 1 ? (skus[0] ?? words.it) : words.that;
}

export function severalProducts(items: readonly CatalogueItem[], words: DialogWords): string {
  const titles = unique(items.map((item) => item.productTitle));
  return fillIn(words.item.several, { names: sentenceOr(titles, words) });
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
