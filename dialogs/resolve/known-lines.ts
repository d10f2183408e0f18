import type { CatalogueItem } from '../../bot/commerce/commerce';
import { canonicalSku } from '../parse/read-sku';
import { createIndex, type Index } from '../typeahead';
import { squash } from '../words/fold';

/** A catalogue prepared once: tens of thousands of lines are not to be folded again for every answer. */
export interface KnownLines {
  /** Lines whose SKU or SKU title the text is, in the catalogue's order. */
  ofSku(text: string): readonly CatalogueItem[];
  titles: readonly string[];
  /** Resource types that are products by themselves, as Azure sells them. */
  types: readonly string[];
  skus: readonly string[];
  regions: readonly string[];
  terms: readonly string[];
  skuSearch: Index<string>;
}

const prepared = new WeakMap<readonly CatalogueItem[], KnownLines>();

export function knownLines(items: readonly CatalogueItem[]): KnownLines {
  const known = prepared.get(items);
  if (known) return known;
  const made = prepare(items);
  prepared.set(items, made);
  return made;
}

export function skuKey(sku: string): string {
  return squash(sku).replace(/^standard/, '');
}

function prepare(items: readonly CatalogueItem[]): KnownLines {
  const bySku = groups(items, ({ sku }) => sku, skuKey);
  const byTitle = groups(items, ({ skuTitle }) => skuTitle, squash);
  const skus = unique(items, ({ sku }) => sku);
  return {
    ofSku(text) {
      const named = bySku.get(skuKey(canonicalSku(text) ?? text)) ?? [];
      const titled = byTitle.get(squash(text)) ?? [];
      if (named.length === 0 || titled.length === 0) return named.length > 0 ? named : titled;
      const either = new Set([...named, ...titled]);
      return items.filter((item) => either.has(item));
    },
    titles: unique(items, ({ productTitle }) => productTitle),
    types: unique(items, ({ productId, resourceType }) => (productId === resourceType ? resourceType : '')).filter(
      Boolean,
    ),
    skus,
    regions: unique(items, ({ region }) => region),
    terms: unique(items, ({ term }) => term),
    skuSearch: createIndex(skus, (sku) => sku),
  };
}

function groups(
  items: readonly CatalogueItem[],
  textOf: (item: CatalogueItem) => string,
  keyOf: (text: string) => string,
): Map<string, CatalogueItem[]> {
  const keys = new Map<string, string>();
  const found = new Map<string, CatalogueItem[]>();
  for (const item of items) {
    const text = textOf(item);
    let key = keys.get(text);
    if (key === undefined) keys.set(text, (key = keyOf(text)));
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return found;
}

function unique(items: readonly CatalogueItem[], textOf: (item: CatalogueItem) => string): string[] {
  return [...new Set(items.map(textOf))];
}
