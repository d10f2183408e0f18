import { parse } from 'csv-parse';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { money, times, type Money } from '../../orders/money';
import type { BillingPlan, Term } from '../commerce';
import { cached } from '../http/cached';
import type { Client } from './client';
import { termOf } from './catalogue';
import { errorOf, silenceError, unreadableError } from './read-failure';
import { amount } from './schemas/common';

const FRESH_FOR_MS = 12 * 60 * 60_000;

export interface SheetPrice {
  /** One unit for the whole term. */
  unit: Money;
}

export interface PriceSheet {
  fetchedAt: string;
  /** undefined when the sheet does not name it. */
  find(productId: string, skuId: string, term: Term, plan: BillingPlan): SheetPrice | undefined;
}

/** Price sheets per market. Source: Partner API documentation, "Get a price sheet"; app + user only. */
export function createPriceSheets(client: Client): { read(market: string): Promise<PriceSheet> } {
  const sheets = cached<PriceSheet>({
    load: (market) => download(client, market),
    freshForMs: FRESH_FOR_MS,
    max: 10,
    now: client.options.clock,
  });
  return { read: (market) => sheets.get(market.toUpperCase()) };
}

async function download(client: Client, market: string): Promise<PriceSheet> {
  let prices = new Map<string, Money>();
  let zipped = false;
  const outcome = await client.pricing.send({
    path: `/v1.0/sales/pricesheets(Market='${encodeURIComponent(market)}',PricesheetView='azure_reservations')/$value`,
    as: 'user',
    repeat: 'transient',
    timeoutMs: 120_000,
    headers: { Accept: 'text/csv, application/octet-stream' },
    consume: async (body, headers) => {
      zipped = /zip/i.test(headers['content-type'] ?? '');
      if (zipped) body.resume();
      else prices = await readSheet(body, client.options.clock());
    },
  });
  if (!outcome.arrived) throw silenceError(client.pricing.name, outcome);
  if (outcome.status !== 200) throw errorOf(outcome);
  if (zipped) throw unreadableError(client.pricing.name, outcome, 'the price sheet came as a zip file');
  return {
    fetchedAt: client.now(),
    find: (productId, skuId, term, plan) => findPrice(prices, productId, skuId, term, plan),
  };
}

function findPrice(
  prices: Map<string, Money>,
  productId: string,
  skuId: string,
  term: Term,
  plan: BillingPlan,
): SheetPrice | undefined {
  const base = `${productId}/${skuId}/${term}`.toUpperCase();
  // Paying monthly costs the same in total; a row of its own for monthly payment would be the price of one month.
  const upfront = prices.get(`${base}/UPFRONT`);
  if (upfront) return { unit: upfront };
  const monthly = plan === 'Monthly' ? prices.get(`${base}/MONTHLY`) : undefined;
  return monthly && { unit: times(monthly, 12 * Number(term[1])) };
}

async function readSheet(body: Readable, now: number): Promise<Map<string, Money>> {
  const prices = new Map<string, Money>();
  const rows = parse({
    bom: true,
    columns: (names: string[]) => names.map(fold),
    relax_column_count: true,
    trim: true,
  });
  await pipeline(body, rows, async (records: AsyncIterable<Record<string, string>>) => {
    for await (const record of records) keepRow(record, prices, now);
  });
  return prices;
}

/** Column names differ between views and years: case, blanks and underscores do not count. */
function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function keepRow(row: Record<string, string>, prices: Map<string, Money>, now: number): void {
  const term = termOf(row.termduration ?? row.term ?? row.duration);
  const price = amount.parse(row.unitprice ?? row.price);
  const currency = row.currency ?? row.currencycode ?? row.pricingcurrency;
  if (!row.productid || !row.skuid || !term || price === undefined || !currency || !isInForce(row, now)) return;
  const plan = /month/i.test(row.billingplan ?? '') ? 'MONTHLY' : 'UPFRONT';
  prices.set(`${row.productid}/${row.skuid}/${term}/${plan}`.toUpperCase(), money(price, currency));
}

function isInForce(row: Record<string, string>, now: number): boolean {
  return !(day(row.effectivestartdate) > now) && !(day(row.effectiveenddate) < now);
}

/** Dates come as "11/1/2026 12:00:00 AM" or ISO 8601, without a zone. */
function day(text = ''): number {
  return Date.parse(/[AP]M\s*$/i.test(text) ? `${text} UTC` : text);
}
