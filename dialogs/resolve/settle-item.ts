import type { CatalogueItem, Term } from '../../bot/commerce/commerce';
import { canonicalSku } from '../parse/read-sku';
import { productNamed } from '../parse/read-product';
import type { PartialRequest, Problems, Slot } from '../slots';
import { squash } from '../words/fold';
import { regionNamed, regionTitle } from '../words/regions';
import { FIRST_SKUS } from './first-choices';
import { TERM_WORDS } from '../words/term-words';
import { createIndex } from '../typeahead';
import { nearest } from './pick';
import type { Choice } from './resolution';
import { listed, sentenceOr } from './say';

/** The catalogue line that product, SKU, region and term name together, or what keeps it from being named. */
export interface ItemSettled {
  value?: CatalogueItem;
  missing: Slot[];
  problems: Problems;
  choices: Partial<Record<Slot, Choice[]>>;
}

const MOST_CHOICES = 15;

export function settleItem(typed: PartialRequest, items: readonly CatalogueItem[]): ItemSettled {
  const result: ItemSettled = { missing: [], problems: {}, choices: {} };
  let left: readonly CatalogueItem[] = items;
  left = narrow(result, 'product', typed.product, left, isProduct, noProduct);
  left = narrow(result, 'sku', typed.sku, left, isSku, noSku);
  left = narrow(result, 'region', typed.region, left, isRegion, noRegion);
  left = narrow(result, 'term', typed.term, left, isTerm, noTerm);
  const isSettled = typed.sku && typed.region && typed.term && Object.keys(result.problems).length === 0;
  result.choices = choicesAmong(typed, items);
  if (!isSettled) return result;
  if (left.length > 1) result.problems.product = severalProducts(left);
  else result.value = left[0];
  return result;
}

type Fits = (item: CatalogueItem, text: string) => boolean;
type Refusal = (text: string, before: readonly CatalogueItem[], sku?: string) => string;

/** Keeps the items that fit one answer. A wrong answer is reported and narrows nothing, so that later slots are judged too. */
function narrow(
  result: ItemSettled,
  slot: Slot,
  text: string | undefined,
  before: readonly CatalogueItem[],
  fits: Fits,
  refusal: Refusal,
): readonly CatalogueItem[] {
  if (!text) {
    if (slot !== 'product') result.missing.push(slot);
    return before;
  }
  const after = before.filter((item) => fits(item, text));
  if (after.length > 0) return after;
  result.problems[slot] = refusal(text, before);
  return before;
}

function isProduct(item: CatalogueItem, text: string): boolean {
  const wanted = squash(text);
  const type = productNamed(wanted) ?? text;
  return (
    [item.productId, item.resourceType].some((name) => squash(name) === squash(type)) ||
    squash(item.productTitle).includes(wanted)
  );
}

function isSku(item: CatalogueItem, text: string): boolean {
  const wanted = skuKey(canonicalSku(text) ?? text);
  return skuKey(item.sku) === wanted || squash(item.skuTitle) === squash(text);
}

function isRegion(item: CatalogueItem, text: string): boolean {
  const wanted = regionNamed(text) ?? squash(text);
  return item.region === wanted || squash(item.regionTitle) === wanted;
}

function isTerm(item: CatalogueItem, text: string): boolean {
  return item.term === (text as Term);
}

function skuKey(sku: string): string {
  return squash(sku).replace(/^standard/, '');
}

function noProduct(text: string, before: readonly CatalogueItem[]): string {
  const titles = unique(before.map((item) => item.productTitle));
  return `The catalogue has no product "${text}"; it has ${listed(titles)}.`;
}

function noSku(text: string, before: readonly CatalogueItem[]): string {
  const skus = unique(before.map((item) => item.sku));
  const typos = nearest(skuKey(text), skus, (sku) => [skuKey(sku)]);
  const near = unique([...createIndex(skus, (sku) => sku).search(text, 3), ...typos]).slice(0, 3);
  return `The catalogue has no SKU "${text}".${near.length > 0 ? ` Near it: ${sentenceOr(near)}.` : ''}`;
}

function noRegion(text: string, before: readonly CatalogueItem[]): string {
  const regions = unique(before.map((item) => item.region));
  const title = regionTitle(regionNamed(text) ?? text);
  return `${skuOf(before)} is not sold in "${title}", but in ${listed(regions.map(regionTitle))}.`;
}

function noTerm(text: string, before: readonly CatalogueItem[]): string {
  const terms = unique(before.map((item) => item.term)).sort();
  const where = unique(before.map((item) => item.region)).length === 1 ? ` in ${before[0]?.regionTitle}` : '';
  return `${skuOf(before)} is sold${where} for ${listed(terms.map((term) => TERM_WORDS[term] ?? term))}, not ${TERM_WORDS[text] ?? text}.`;
}

function skuOf(items: readonly CatalogueItem[]): string {
  const skus = unique(items.map((item) => item.sku));
  return skus.length === 1 ? (skus[0] ?? 'It') : 'That';
}

function severalProducts(items: readonly CatalogueItem[]): string {
  const titles = unique(items.map((item) => item.productTitle));
  return `That SKU belongs to several products: ${sentenceOr(titles)}. Write "product: …".`;
}

/** What can be chosen in each slot, given the answers to the others. */
function choicesAmong(typed: PartialRequest, items: readonly CatalogueItem[]): Partial<Record<Slot, Choice[]>> {
  const ofSku = typed.sku ? items.filter((item) => isSku(item, typed.sku ?? '')) : [];
  const known = ofSku.length > 0 ? ofSku : items;
  const inRegion = typed.region ? known.filter((item) => isRegion(item, typed.region ?? '')) : [];
  const terms = unique((inRegion.length > 0 ? inRegion : known).map((item) => item.term)).sort();
  const near =
    typed.sku && ofSku.length === 0
      ? createIndex(unique(items.map((item) => item.sku)), (sku) => sku).search(typed.sku, 5)
      : FIRST_SKUS.map(({ value }) => value).filter((sku) => items.some((item) => item.sku === sku));
  const skus = ofSku.length > 0 ? unique(ofSku.map((item) => item.sku)) : near;
  return {
    product: unique(items.map((item) => item.productTitle))
      .slice(0, MOST_CHOICES)
      .map((title) => ({ title, value: title })),
    sku: skus.map((sku) => ({ title: sku, value: sku })),
    region: unique(known.map((item) => item.region))
      .sort()
      .slice(0, 80)
      .map((code) => ({ title: regionTitle(code), value: code })),
    term: terms.map((term) => ({ title: TERM_WORDS[term] ?? term, value: term })),
  };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
