import { Decimal } from 'decimal.js';
import { asBotError } from '../../errors';
import { dividedBy, fractionDigits, money, times, type Money } from '../../orders/money';
import type { Price, Quote, ReservationRequest } from '../commerce';
import { currentAvailability } from './availability';
import { createCart, lineFor } from './cart';
import { idsOfRef, viewOf } from './catalogue';
import type { Client } from './client';
import { skuById } from './lookups';
import type { PriceSheet } from './price-sheet';
import type { CartLine } from './schemas/carts';
import type { Availability } from './schemas/products';

const VALID_FOR_MS = 24 * 60 * 60_000;

export interface Pricing {
  client: Client;
  sheets: { read(market: string): Promise<PriceSheet> };
}

/** The price now: from the price sheet, else from a throw-away cart, else none, said in words. */
export async function quote(pricing: Pricing, request: ReservationRequest): Promise<Quote> {
  const availability = await currentAvailability(pricing.client, request);
  const listed = await priceOnSheet(pricing, request);
  if (listed.price) return quoteOf(pricing.client, listed.source, listed.price);
  const carted = await priceInThrowAwayCart(pricing.client, request, availability);
  if (carted) return quoteOf(pricing.client, 'Price in a Partner Center cart, before tax', carted);
  return quoteOf(pricing.client, listed.source);
}

export function quoteOf(client: Client, source: string, price?: Price): Quote {
  const expiresAt = new Date(client.options.clock() + VALID_FOR_MS).toISOString();
  return { ...(price ? { price } : {}), source, quotedAt: client.now(), expiresAt };
}

/** What the price sheet says; without a price, `source` says why not. */
export async function priceOnSheet(
  { client, sheets }: Pricing,
  request: ReservationRequest,
): Promise<{ price?: Price; source: string }> {
  const market = viewOf(request).country;
  const { productId, skuId } = idsOfRef(request.item.ref);
  try {
    const sheet = await sheets.read(market);
    const found = sheet.find(productId, skuId, request.item.term, request.billingPlan);
    if (!found)
      return { source: `No price: the price sheet of ${market} does not list this SKU; the invoice will tell` };
    const source = `Partner Center price sheet of ${market} of ${sheet.fetchedAt.slice(0, 10)}, before tax`;
    return { price: priceFrom(found.unit, request), source };
  } catch (error) {
    const { failure } = asBotError(error);
    client.options.log.warn({ market, code: failure.code, why: failure.message }, 'no price sheet');
    return { source: `No price: the price sheet of ${market} cannot be read at the moment; the invoice will tell` };
  }
}

/** Unit price for the whole term → total and instalments. */
function priceFrom(unit: Money, request: ReservationRequest): Price {
  return priceOfTotal(unit, times(unit, request.quantity), request);
}

function priceOfTotal(unit: Money, total: Money, request: ReservationRequest): Price {
  const parts = instalmentCount(request);
  return { unit, total, instalments: { count: parts, amount: parts === 1 ? total : dividedBy(total, parts) } };
}

function instalmentCount(request: ReservationRequest): number {
  return request.billingPlan === 'Upfront' ? 1 : 12 * Number(request.item.term[1]);
}

/**
 * The price a cart line carries, where it carries one. With monthly payment the documentation does not say whether the
 * extended price covers one month or the term, so it is only believed when the unit price settles it.
 */
export function priceInCart(line: CartLine, request: ReservationRequest): Price | undefined {
  const { price, extendedPrice } = line.pricing ?? {};
  if (!line.currencyCode || extendedPrice === undefined || new Decimal(extendedPrice).lte(0)) return undefined;
  const total = money(extendedPrice, line.currencyCode);
  const parts = instalmentCount(request);
  if (parts > 1) {
    if (price === undefined) return undefined;
    const oneOfEach = new Decimal(price).times(request.quantity).times(parts);
    if (
      !oneOfEach
        .minus(extendedPrice)
        .abs()
        .lte(smallestCoin(line.currencyCode).times(parts * request.quantity))
    )
      return undefined;
  }
  return priceOfTotal(dividedBy(total, request.quantity), total, request);
}

/** True when two prices differ by no more than the smallest coin for each instalment of each unit. */
export function sameButForRounding(a: Price, b: Price): boolean {
  if (a.total.currency !== b.total.currency || a.instalments.count !== b.instalments.count) return false;
  const coins = new Decimal(a.total.amount).minus(b.total.amount).abs().div(smallestCoin(a.total.currency));
  const units = new Decimal(a.total.amount).div(a.unit.amount).round();
  return coins.lte(units.times(a.instalments.count));
}

function smallestCoin(currency: string): Decimal {
  return new Decimal(10).pow(-fractionDigits(currency));
}

async function priceInThrowAwayCart(
  client: Client,
  request: ReservationRequest,
  availability: Availability,
): Promise<Price | undefined> {
  const { productId, skuId } = idsOfRef(request.item.ref);
  try {
    const sku = await skuById(client, viewOf(request), productId, skuId);
    const line = lineFor(request, availability, sku, 'Price enquiry');
    const cart = await createCart(client, request.customer.id, line, client.options.newId());
    const made = cart.lineItems[0];
    return made && !made.error ? priceInCart(made, request) : undefined;
  } catch (error) {
    client.options.log.info({ code: asBotError(error).code }, 'a throw-away cart told no price');
    return undefined;
  }
}
