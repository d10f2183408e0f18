import { createIndex } from '../../dialogs/typeahead';
import { squash } from '../../dialogs/words/fold';
import { regionTitle } from '../../dialogs/words/regions';
import { sentenceOr, termIn } from '../../dialogs/resolve/say';
import { wholeNumber } from '../../cards/format';
import { fillIn } from '../../cards/texts';
import { itemOf, viewOf } from '../commerce/partner-center/catalogue';
import type { Product } from '../commerce/partner-center/schemas/products';
import { botError } from '../errors';
import type { Command, Tools } from './command';
import { partnerCenterOf } from './find-customer';
import { marketCustomer } from './market-customer';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

const INTRODUCERS = ['for', 'of'];
const REGIONS_IN_A_ROW = 8;

export const products: Command = {
  name: 'products',
  pattern: /^products\b\s*(?<rest>[\s\S]*)$/i,
  usage: 'products [text] [for <customer>] [page]',
  example: 'products virtual machines for Contoso',
  what: 'lists the products that are sold as reservations in a market',
  async run(turn, { rest = '' }, tools) {
    const { replies } = tools;
    const parts = readParts(rest, INTRODUCERS);
    const { customer, notes } = await marketCustomer(parts.customer, 'products for Contoso', tools, turn);
    const all = await partnerCenterOf(tools).products(viewOf({ customer }));
    const page = pageOf(searched(all, parts.rest), parts.page);
    const words = wordsFor(replies).partnerCenter.products;
    const filled = { market: customer.country ?? '', text: parts.rest };
    await sayList(turn, replies, {
      title: fillIn(parts.rest ? words.titleFor : words.title, filled),
      page,
      lines: page.items.map((product) => ({
        title: titleOf(product),
        details: [`${typeOf(product)} · ${product.id}`],
      })),
      command: ['products', parts.rest, parts.customer && `for ${parts.customer}`].filter(Boolean).join(' '),
      whenEmpty: fillIn(parts.rest ? words.noneFor : words.none, filled),
      notes: [...(page.items.length > 0 ? [words.more] : []), ...notes],
    });
  },
};

export const product: Command = {
  name: 'product',
  pattern: /^product\s+(?<rest>[^\s:=][\s\S]*)$/i,
  usage: 'product <id or title> [for <customer>]',
  example: 'product Virtual Machines Dsv5 Series for Contoso',
  what: 'shows one product and what is sold of it',
  alsoAnAnswer: true,
  async run(turn, { rest = '' }, tools) {
    const parts = readParts(rest, INTRODUCERS);
    const { customer, notes } = await marketCustomer(parts.customer, `product ${parts.rest} for Contoso`, tools, turn);
    const partnerCenter = partnerCenterOf(tools);
    const view = viewOf({ customer });
    const all = await partnerCenter.products(view);
    const found = oneOf(all, parts.rest, customer.country ?? '', tools);
    const items = (await partnerCenter.skus(view, found.id)).flatMap((sku) => itemOf(found, sku) ?? []);
    const { locale } = tools.replies.reader;
    const texts = wordsFor(tools.replies);
    const words = texts.partnerCenter.products;
    const count = (values: readonly string[]) => wholeNumber(new Set(values).size, locale);
    const several = (values: readonly string[]) => [...new Set(values)].sort().join(', ') || texts.partnerCenter.absent;
    const filled = {
      skus: count(items.map(({ sku }) => sku)),
      regions: count(items.map(({ region }) => region)),
      lines: wholeNumber(items.length, locale),
    };
    await sayList(turn, tools.replies, {
      title: titleOf(found),
      isOneThing: true,
      lines: [
        { title: words.id, details: [found.id] },
        { title: words.type, details: [typeOf(found)] },
        { title: words.skus, details: [fillIn(words.skuCount, filled)] },
        { title: words.regions, details: inRows(items.map(({ region }) => regionTitle(region))) },
        { title: words.terms, details: [several(items.map(({ term }) => termIn(term, texts.dialog)))] },
        { title: words.plans, details: [several(items.flatMap(({ billingPlans }) => billingPlans))] },
      ],
      notes,
    });
  },
};

function searched(all: readonly Product[], text: string): readonly Product[] {
  if (!text) return all;
  return createIndex(all, (one) => `${titleOf(one)} ${typeOf(one)} ${one.id}`).search(text, all.length);
}

/** By id or whole title; else the only one the text finds. */
function oneOf(all: readonly Product[], text: string, market: string, { replies }: Tools): Product {
  const words = wordsFor(replies).partnerCenter.products;
  const wanted = squash(text);
  const exact = all.filter(({ id, title }) => [id, title ?? ''].some((name) => squash(name) === wanted));
  const found = exact.length > 0 ? exact : searched(all, text);
  if (found.length === 1 && found[0]) return found[0];
  if (found.length === 0) throw botError('UNCLEAR', { problem: fillIn(words.noneFor, { text, market }) });
  const names = sentenceOr(
    found.map((one) => `${titleOf(one)} (${one.id})`),
    wordsFor(replies).dialog,
  );
  throw botError('UNCLEAR', { problem: fillIn(words.several, { text, names }) });
}

/** A card cuts a long sentence; forty regions are several short ones. */
function inRows(names: readonly string[]): string[] {
  const sorted = [...new Set(names)].sort();
  const rows = Math.ceil(sorted.length / REGIONS_IN_A_ROW);
  return Array.from({ length: rows }, (_, row) =>
    sorted.slice(row * REGIONS_IN_A_ROW, (row + 1) * REGIONS_IN_A_ROW).join(', '),
  );
}

function titleOf({ title, id }: Product): string {
  return title ?? id;
}

function typeOf({ productType }: Product): string {
  return productType?.subType?.displayName ?? productType?.subType?.id ?? productType?.id ?? '';
}
