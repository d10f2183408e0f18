import { times } from '../../orders/money';
import type { CatalogueItem, Price } from '../commerce';
import { isSuccess, toAnswer } from './answer';
import { refusal, unreachable } from './failures';
import { createMemory } from './remember';
import { payAsYouGoRow, reservationRow } from './retail-rows';
import { compareCosts, type Savings } from './savings';
import { RetailPage, type RetailItem } from './schema/retail';
import { createHttpClient, createPipelineFromOptions, createPipelineRequest } from './transport';
import { parsed } from './wire';
import type { AzureOptions } from './options';

const KEPT_MS = 24 * 60 * 60_000;
const API_VERSION = '2023-01-01-preview';
/** One SKU in one region has some dozens of prices; more pages mean that the filter did not work. */
const MAX_PAGES = 20;

/** Azure's public price list, asked narrowly and kept for a day. No credentials are sent. */
export function createRetailPrices(options: AzureOptions) {
  const base = new URL(options.retailPricesUrl ?? 'https://prices.azure.com');
  const root = `${base.origin}${base.pathname.replace(/\/+$/, '')}/api/retail/prices`;
  const get = createGet(base, options);
  const memory = createMemory<RetailItem[]>(KEPT_MS, options.clock);

  const load = async (sku: string, region: string, currency: string): Promise<RetailItem[]> => {
    const url = new URL(root);
    const types = "(priceType eq 'Consumption' or priceType eq 'Reservation')";
    url.searchParams.set('api-version', API_VERSION);
    url.searchParams.set('currencyCode', `'${currency}'`);
    // Neither $top nor $orderby: with them the service's own links to the next page fail.
    url.searchParams.set('$filter', `armSkuName eq ${quoted(sku)} and armRegionName eq ${quoted(region)} and ${types}`);
    const items: RetailItem[] = [];
    let next: string | undefined = url.toString();
    for (let page = 0; next && page < MAX_PAGES; page += 1) {
      const { Items, NextPageLink } = await get(next);
      items.push(...Items);
      next = NextPageLink;
    }
    return items;
  };

  return {
    /**
     * What the reservation saves against the list price; undefined where the list has no price to compare with.
     * With a price from the back end that one counts, otherwise the list's own reservation price.
     */
    async savings(
      item: CatalogueItem,
      quantity: number,
      price?: Price,
      currency = 'USD',
    ): Promise<Savings | undefined> {
      const wanted = price?.total.currency ?? currency;
      const items = await memory.get(`${item.sku}/${item.region}/${wanted}`, () => load(item.sku, item.region, wanted));
      const hourly = payAsYouGoRow(items);
      const listed = reservationRow(items, item.term);
      const reservationTotal = price?.total ?? (listed && times(listed, quantity));
      if (!hourly || !reservationTotal || hourly.currency !== reservationTotal.currency) return undefined;
      const startMs = options.clock();
      return compareCosts({ hourly, reservationTotal, quantity, term: item.term, startMs, priceIsQuoted: !!price });
    },
  };
}

function createGet(base: URL, options: AzureOptions) {
  const pipeline = createPipelineFromOptions({ retryOptions: { retryDelayInMs: options.retryDelayMs ?? 1000 } });
  const client = createHttpClient(base);
  return async (link: string) => {
    const url = new URL(link);
    if (url.host !== base.host) throw unreachable(new RangeError('foreign link'));
    const request = createPipelineRequest({ url: link, timeout: options.timeoutMs ?? 60_000 });
    const answer = toAnswer(
      await pipeline.sendRequest(client, request).catch((error: unknown) => Promise.reject(unreachable(error))),
    );
    if (!isSuccess(answer)) throw refusal(answer);
    return parsed(RetailPage, answer);
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
