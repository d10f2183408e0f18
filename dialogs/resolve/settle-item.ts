import type { CatalogueItem, Term } from '../../bot/commerce/commerce';
import { productNamed } from '../parse/read-product';
import type { PartialRequest, Problems, Slot } from '../slots';
import { squash } from '../words/fold';
import { regionNamed, regionTitle } from '../words/regions';
import { FIRST_SKUS } from './first-choices';
import { productTitle } from '../words/products';
import { noProduct, noRegion, noSku, noTerm, severalProducts } from './item-refusals';
import { knownLines } from './known-lines';
import type { Choice } from './resolution';
import { termIn, type DialogWords } from './say';

/** The catalogue line that product, SKU, region and term name together, or what keeps it from being named. */
export interface ItemSettled {
  value?: CatalogueItem;
  /** What it is a reservation of, as soon as the answers leave only one. */
  resourceType?: string;
  missing: Slot[];
  problems: Problems;
  /** What can be chosen in each slot, given the answers to the others; worked out for a form, which few requests need. */
  choices(): Partial<Record<Slot, Choice[]>>;
}

const MOST_CHOICES = 15;

export function settleItem(typed: PartialRequest, items: readonly CatalogueItem[], words: DialogWords): ItemSettled {
  const result: ItemSettled = { missing: [], problems: {}, choices: () => choicesAmong(typed, items, words) };
  let left: readonly CatalogueItem[] = items;
  left = narrow(result, 'product', typed.product, left, ofProduct, noProduct, words);
  left = narrow(result, 'sku', typed.sku, left, ofSkuIn(items), noSku, words);
  left = narrow(result, 'region', typed.region, left, ofRegion, noRegion, words);
  left = narrow(result, 'term', typed.term, left, ofTerm, noTerm, words);
  const [type, ...otherTypes] = typed.sku || typed.product ? unique(left.map((item) => item.resourceType)) : [];
  if (otherTypes.length === 0) result.resourceType = type;
  const isSettled = typed.sku && typed.region && typed.term && Object.keys(result.problems).length === 0;
  if (!isSettled) return result;
  if (left.length > 1) result.problems.product = severalProducts(left, words);
  else result.value = left[0];
  return result;
}

/** The lines among these that fit the text. */
type Fitting = (text: string, before: readonly CatalogueItem[]) => readonly CatalogueItem[];
type Refusal = (text: string, before: readonly CatalogueItem[], words: DialogWords) => string;

/** Keeps the items that fit one answer. A wrong answer is reported and narrows nothing, so that later slots are judged too. */
function narrow(
  result: ItemSettled,
  slot: Slot,
  text: string | undefined,
  before: readonly CatalogueItem[],
  fitting: Fitting,
  refusal: Refusal,
  words: DialogWords,
): readonly CatalogueItem[] {
  if (!text) {
    if (slot !== 'product') result.missing.push(slot);
    return before;
  }
  const after = fitting(text, before);
  if (after.length > 0) return after;
  result.problems[slot] = refusal(text, before, words);
  return before;
}

/** Azure has a few types with many series each: the type is what one chooses. Partner Center sells by series. */
function productChoices(items: readonly CatalogueItem[]): Choice[] {
  const { types, titles } = knownLines(items);
  if (types.length > 0) return types.map((type) => ({ title: productTitle(type), value: type }));
  return titles.slice(0, MOST_CHOICES).map((title) => ({ title, value: title }));
}

/** The value of the choice that an item belongs to. */
export function productOf({ productId, productTitle: title, resourceType }: CatalogueItem): string {
  return productId === resourceType ? resourceType : title;
}

function ofProduct(text: string, before: readonly CatalogueItem[]): readonly CatalogueItem[] {
  const wanted = squash(text);
  const type = squash(productNamed(wanted) ?? text);
  const isProduct = judgedOnce(
    ({ productId, resourceType, productTitle }) => `${productId}|${resourceType}|${productTitle}`,
    (item) =>
      [item.productId, item.resourceType].some((name) => squash(name) === type) ||
      squash(item.productTitle).includes(wanted),
  );
  return before.filter(isProduct);
}

function ofSkuIn(all: readonly CatalogueItem[]): Fitting {
  return (text, before) => {
    const fitting = knownLines(all).ofSku(text);
    if (before === all) return fitting;
    const within = new Set(before);
    return fitting.filter((item) => within.has(item));
  };
}

function ofRegion(text: string, before: readonly CatalogueItem[]): readonly CatalogueItem[] {
  const wanted = regionNamed(text) ?? squash(text);
  const isCalledSo = judgedOnce(
    ({ regionTitle: title }) => title,
    ({ regionTitle: title }) => squash(title) === wanted,
  );
  return before.filter((item) => item.region === wanted || isCalledSo(item));
}

function ofTerm(text: string, before: readonly CatalogueItem[]): readonly CatalogueItem[] {
  return before.filter((item) => item.term === (text as Term));
}

/** A catalogue says the same few names over and over: each is compared once. */
function judgedOnce(
  keyOf: (item: CatalogueItem) => string,
  judge: (item: CatalogueItem) => boolean,
): (item: CatalogueItem) => boolean {
  const verdicts = new Map<string, boolean>();
  return (item) => {
    const key = keyOf(item);
    let verdict = verdicts.get(key);
    if (verdict === undefined) verdicts.set(key, (verdict = judge(item)));
    return verdict;
  };
}

function choicesAmong(
  typed: PartialRequest,
  items: readonly CatalogueItem[],
  words: DialogWords,
): Partial<Record<Slot, Choice[]>> {
  const all = knownLines(items);
  const ofSku = typed.sku ? all.ofSku(typed.sku) : [];
  const known = ofSku.length > 0 ? ofSku : items;
  const { regions, terms } = ofSku.length > 0 ? namesIn(ofSku) : all;
  const inRegion = typed.region ? ofRegion(typed.region, known) : [];
  return {
    product: productChoices(items),
    sku: skusAmong(typed, ofSku, items).map((sku) => ({ title: sku, value: sku })),
    region: [...regions]
      .sort()
      .slice(0, 80)
      .map((code) => ({ title: regionTitle(code), value: code })),
    term: [...(inRegion.length > 0 ? namesIn(inRegion).terms : terms)]
      .sort()
      .map((term) => ({ title: termIn(term, words), value: term })),
  };
}

function skusAmong(
  { sku: text, product }: PartialRequest,
  ofSku: readonly CatalogueItem[],
  items: readonly CatalogueItem[],
): string[] {
  if (ofSku.length > 0) return unique(ofSku.map((item) => item.sku));
  const { skus, skuSearch } = knownLines(items);
  const ofType = product && !text ? ofProduct(product, items) : [];
  if (ofType.length > 0) return unique(ofType.map((item) => item.sku)).slice(0, MOST_CHOICES);
  return text ? skuSearch.search(text, 5) : FIRST_SKUS.map(({ value }) => value).filter((sku) => skus.includes(sku));
}

function namesIn(items: readonly CatalogueItem[]) {
  return { regions: unique(items.map((item) => item.region)), terms: unique(items.map((item) => item.term)) };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
