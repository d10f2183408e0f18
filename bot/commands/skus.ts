import { moment, wholeNumber } from '../../cards/format';
import { fillIn } from '../../cards/texts';
import { listed, termIn } from '../../dialogs/resolve/say';
import { createIndex, type Index } from '../../dialogs/typeahead';
import { squash } from '../../dialogs/words/fold';
import { regionNamed } from '../../dialogs/words/regions';
import type { CatalogueItem } from '../commerce/commerce';
import { botError } from '../errors';
import type { Command, Tools } from './command';
import { partnerCenterOf } from './find-customer';
import { marketCustomer } from './market-customer';
import { readParts, type Parts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

/** What is sold under one SKU name of one product, in all regions. */
interface SkuLines {
  sku: string;
  productTitle: string;
  items: CatalogueItem[];
}

/** A catalogue stays the same array for hours; it is grouped and indexed once. */
const indexes = new WeakMap<readonly CatalogueItem[], { all: SkuLines[]; index: Index<SkuLines> }>();

export const skus: Command = {
  name: 'skus',
  pattern: /^(?:skus?|catalogue|catalog)\b(?!\s*[:=])\s*(?<rest>[\s\S]*)$/i,
  usage: 'skus <text> [in <region>] [for <customer>] [page]',
  example: 'skus d4s v5 in westeurope for Contoso',
  what: 'searches the whole catalogue of a market',
  alsoAnAnswer: true,
  async run(turn, { rest = '' }, tools) {
    const parts = withLooseRegion(readParts(rest));
    const { customer, notes } = await marketCustomer(parts.customer, 'skus d4s v5 for Contoso', tools, turn);
    const { items, fetchedAt } = await partnerCenterOf(tools).catalogue({ customer }, turn.signal);
    const region = parts.region === undefined ? undefined : codeOf(parts.region, items, tools);
    const page = pageOf(searched(items, parts.rest, region), parts.page);
    const { replies } = tools;
    const texts = wordsFor(replies).partnerCenter;
    const words = texts.skus;
    const where = region ? fillIn(words.in, { region }) : '';
    const market = customer.country ?? '';
    const first = page.items[0];
    const example = { sku: first?.sku ?? '', region: region ?? first?.items[0]?.region ?? '' };
    await sayList(turn, replies, {
      title: (parts.rest ? fillIn(words.titleFor, { text: parts.rest }) : words.title) + where,
      page,
      lines: page.items.map((one) => ({ title: one.sku, details: detailsOf(one, region, tools) })),
      command: commandOf(parts, region),
      whenEmpty: fillIn(words.none, { text: parts.rest, in: where, market }),
      notes: [
        ...(first ? [fillIn(words.more, example)] : []),
        fillIn(texts.ofMarket, { market, at: moment(fetchedAt, replies.reader) }),
        ...notes,
      ],
    });
  },
};

/** "skus d4s v5 west europe": a region at the end needs no "in". */
function withLooseRegion(parts: Parts): Parts {
  if (parts.region) return parts;
  const words = parts.rest.split(/\s+/);
  for (let count = Math.min(3, words.length); count > 0; count -= 1) {
    const region = regionNamed(words.slice(-count).join(' '));
    if (region) return { ...parts, rest: words.slice(0, -count).join(' '), region };
  }
  return parts;
}

function codeOf(typed: string, items: readonly CatalogueItem[], { replies }: Tools): string {
  const wanted = regionNamed(typed) ?? squash(typed);
  const found = items.find(({ region, regionTitle }) => region === wanted || squash(regionTitle) === wanted);
  if (found) return found.region;
  const regions = [...new Set(items.map(({ region }) => region))];
  const near = createIndex(regions, (one) => one).search(typed, 5);
  const shown = listed(near.length > 0 ? near : regions.sort(), wordsFor(replies).dialog, 6);
  const { noRegion } = wordsFor(replies).partnerCenter.skus;
  throw botError('UNCLEAR', { problem: fillIn(noRegion, { region: typed, regions: shown }) });
}

function searched(items: readonly CatalogueItem[], text: string, region: string | undefined): SkuLines[] {
  const { all, index } = indexed(items);
  const found = text ? index.search(text, all.length) : all;
  return region ? found.filter((one) => one.items.some((item) => item.region === region)) : found;
}

function indexed(items: readonly CatalogueItem[]) {
  const known = indexes.get(items);
  if (known) return known;
  const groups = new Map<string, SkuLines>();
  for (const item of items) {
    const key = `${item.productId}|${item.sku}`;
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { sku: item.sku, productTitle: item.productTitle, items: [item] });
  }
  const all = [...groups.values()];
  const made = { all, index: createIndex(all, ({ sku, productTitle }) => `${sku} ${productTitle}`) };
  indexes.set(items, made);
  return made;
}

function detailsOf({ productTitle, items }: SkuLines, region: string | undefined, { replies }: Tools): string[] {
  const { locale } = replies.reader;
  const { partnerCenter, dialog } = wordsFor(replies);
  const words = partnerCenter.skus;
  const here = region ? items.filter((item) => item.region === region) : items;
  const terms = [...new Set(here.map(({ term }) => term))].sort().map((term) => termIn(term, dialog));
  const plans = [...new Set(here.flatMap(({ billingPlans }) => billingPlans))];
  const least = wholeNumber(Math.min(...here.map(({ minQuantity }) => minQuantity)), locale);
  const most = wholeNumber(Math.max(...here.map(({ maxQuantity }) => maxQuantity)), locale);
  return [
    fillIn(words.details, { product: productTitle, terms: listed(terms, dialog), plans: listed(plans, dialog) }),
    [
      fillIn(words.quantity, { least, most }),
      fillIn(words.regions, { regions: listed([...new Set(here.map((item) => item.region))].sort(), dialog, 6) }),
    ].join(', '),
  ];
}

function commandOf({ rest, customer }: Parts, region: string | undefined): string {
  return ['skus', rest, region && `in ${region}`, customer && `for ${customer}`].filter(Boolean).join(' ');
}
