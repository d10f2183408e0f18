import type { CatalogueItem } from '../../bot/commerce/commerce';
import { canonicalSku } from '../parse/read-sku';
import { createIndex, type Index } from '../typeahead';
import { squash } from '../words/fold';

/** A catalogue prepared once: tens of thousands of lines are not to be folded again for every answer. */
export interface KnownLines {
  /** Lines whose SKU the text is, or else whose SKU title, in the catalogue's order. */
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
  const work = preparing(items);
  let step = work.next();
  while (!step.done) step = work.next();
  prepared.set(items, step.value);
  return step.value;
}

const underWay = new WeakMap<readonly CatalogueItem[], Promise<void>>();

/** Prepares a catalogue that was just read a slice at a time, with pauses in which others may go on. */
export function prepareLines(items: readonly CatalogueItem[], pause: () => Promise<void>): Promise<void> {
  if (prepared.has(items)) return Promise.resolve();
  const known = underWay.get(items);
  if (known) return known;
  const made = (async () => {
    const work = preparing(items);
    let step = work.next();
    for (; !step.done; step = work.next()) await pause();
    prepared.set(items, step.value);
  })();
  underWay.set(items, made);
  return made;
}

export function skuKey(sku: string): string {
  return squash(sku).replace(/^standard/, '');
}

/** Lines looked at between two pauses. */
const SLICE = 4000;

function* preparing(items: readonly CatalogueItem[]): Generator<void, KnownLines> {
  const bySku = groups(skuKey);
  // Nearly every line has a title of its own, and hardly anybody writes one: they are gone through when one is asked for.
  let byTitle: ReturnType<typeof groups> | undefined;
  const titles = new Set<string>();
  const types = new Set<string>();
  const regions = new Set<string>();
  const terms = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (index % SLICE === SLICE - 1) yield;
    bySku.add(item.sku, item);
    titles.add(item.productTitle);
    if (item.productId === item.resourceType) types.add(item.resourceType);
    regions.add(item.region);
    terms.add(item.term);
  }
  types.delete('');
  const skus = bySku.texts();
  const skuSearch = createIndex<string>([], (sku) => sku);
  for (let at = 0; at < skus.length; at += SLICE) {
    yield;
    skuSearch.add(skus.slice(at, at + SLICE));
  }
  return {
    ofSku(text) {
      const named = bySku.of(skuKey(canonicalSku(text) ?? text));
      if (named.length > 0) return named;
      if (!byTitle) {
        byTitle = groups(squash);
        for (const item of items) byTitle.add(item.skuTitle, item);
      }
      return byTitle.of(squash(text));
    },
    titles: [...titles],
    types: [...types],
    skus,
    regions: [...regions],
    terms: [...terms],
    skuSearch,
  };
}

/** Lines by a key that is worked out once for each text. */
function groups(keyOf: (text: string) => string) {
  const byText = new Map<string, CatalogueItem[]>();
  const byKey = new Map<string, CatalogueItem[]>();
  return {
    add(text: string, item: CatalogueItem) {
      let group = byText.get(text);
      if (!group) {
        const key = keyOf(text);
        group = byKey.get(key) ?? [];
        byKey.set(key, group);
        byText.set(text, group);
      }
      group.push(item);
    },
    of: (key: string): readonly CatalogueItem[] => byKey.get(key) ?? [],
    texts: () => [...byText.keys()],
  };
}
