import { asBotError, BotError, providerError } from '../../errors';
import type { Attempt, Failure, Preparation, ProviderHandle, Quote, ReservationRequest } from '../commerce';
import { currentAvailability } from './availability';
import {
  createCart,
  holdsLine,
  isUnknownCart,
  isUsable,
  lineFailure,
  lineFor,
  readCart,
  scopeOfLine,
  updateCart,
  type NewLine,
} from './cart';
import { idsOfRef, viewOf } from './catalogue';
import { inventoryCheck } from './inventory-check';
import { skuById } from './lookups';
import { markerOf } from './marker';
import { findMarked, LIST_LAG_MS, plain } from './orders';
import { priceInCart, priceOnSheet, quoteOf, sameButForRounding, type Pricing } from './quote';
import { register, registrationStatus } from './registration';
import type { Cart, CartLine } from './schemas/carts';

/**
 * Everything before the money: registration, availability, inventory, cart. A refusal of Partner Center becomes
 * `refused`; what may pass (no answer, throttling) is thrown and can be repeated, because carts cost nothing.
 */
export async function prepare(pricing: Pricing, request: ReservationRequest, attempt: Attempt): Promise<Preparation> {
  try {
    return (await registered(pricing, request)) ?? (await withCart(pricing, request, attempt));
  } catch (error) {
    const problem = asBotError(error);
    if (UNDER_WAY.has(problem.code)) return wait(pricing, 'Partner Center is still working on the cart');
    if (problem.retry || !(error instanceof BotError)) throw error;
    return { outcome: 'refused', failure: problem.failure };
  }
}

/** An earlier checkout is still under way: a refusal now would be the wrong word for what may become a purchase. */
const UNDER_WAY = new Set(['800060', '800064', '800065']);

function wait({ client }: Pricing, stage: string): Preparation {
  return { outcome: 'waiting', stage, retryAfterMs: client.options.followAfterMs ?? 30_000 };
}

async function registered(pricing: Pricing, request: ReservationRequest): Promise<Preparation | undefined> {
  const { client } = pricing;
  const { customer, billingScope } = request;
  const status = await registrationStatus(client, customer.id, billingScope.id);
  if (status === 'registered') return undefined;
  if (status === 'notregistered') await register(client, customer.id, billingScope.id);
  return wait(pricing, 'Registering the subscription with Azure');
}

async function withCart(pricing: Pricing, request: ReservationRequest, attempt: Attempt): Promise<Preparation> {
  const earlier = attempt.previous ? await lookAtEarlier(pricing, attempt.previous, attempt) : undefined;
  if (earlier && 'waiting' in earlier) return wait(pricing, earlier.waiting);
  if (earlier && 'submitted' in earlier) {
    return { outcome: 'ready', handle: earlier.submitted, quote: await freshQuote(pricing, request) };
  }
  if (!attempt.previous) await refuseWhatWasBought(pricing, request, attempt);
  const line = await lineNow(pricing, request, attempt);
  const held = earlier?.cart;
  const cart = held && holdsLine(held, line) ? held : await put(pricing, request, attempt, line, held);
  const failure = lineFailure(cart);
  if (failure) return { outcome: 'refused', failure };
  return { outcome: 'ready', ...(await readyWith(pricing, request, cart)) };
}

function put(
  pricing: Pricing,
  request: ReservationRequest,
  attempt: Attempt,
  line: NewLine,
  held?: Cart,
): Promise<Cart> {
  const customerId = request.customer.id;
  if (held) return updateCart(pricing.client, customerId, held, line);
  return createCart(pricing.client, customerId, line, attempt.requestId);
}

async function lineNow({ client }: Pricing, request: ReservationRequest, attempt: Attempt): Promise<NewLine> {
  const { productId, skuId } = idsOfRef(request.item.ref);
  const [availability, sku] = await Promise.all([
    currentAvailability(client, request),
    skuById(client, viewOf(request), productId, skuId),
  ]);
  const stock = await inventoryCheck(client, request, sku);
  if (stock?.outcome === 'fail')
    throw providerError(failure('INVENTORY', stock.message, 'Choose another SKU or region.'), false);
  return lineFor(request, availability, sku, markerOf(request, attempt));
}

type Earlier = { cart: Cart } | { submitted: ProviderHandle } | { waiting: string } | undefined;

/**
 * What became of the cart of an earlier attempt. It is given up for a new one only when it can no longer be bought from
 * and shows no purchase; two carts that could both be bought are two purchases.
 */
async function lookAtEarlier({ client }: Pricing, handle: ProviderHandle, attempt: Attempt): Promise<Earlier> {
  const cart = await readCart(client, handle.customerId, handle.key).catch((error: unknown) => {
    if (!isUnknownCart(error)) throw error;
    return undefined;
  });
  const now = client.options.clock();
  if (cart && isUsable(cart, now)) return { cart };
  if (plain(cart?.status) === 'ordered' || (await findMarked(client, handle.customerId, attempt))) {
    // Checkout is repeated on the same cart, which only re-tells what was bought.
    return { submitted: handle };
  }
  const expiresAt = Date.parse(cart?.expirationTimestamp ?? handle.expiresAt ?? '');
  if (now > expiresAt + LIST_LAG_MS) return undefined;
  return { waiting: 'Making sure that the earlier attempt bought nothing' };
}

/** Second witness: when the journal lost an attempt, Partner Center still shows the order with this order's mark. */
async function refuseWhatWasBought({ client }: Pricing, request: ReservationRequest, attempt: Attempt): Promise<void> {
  const found = await findMarked(client, request.customer.id, attempt);
  if (!found) return;
  const message = `Partner Center already has order ${found.id} for ${attempt.orderId}.`;
  const remedy = 'Nothing is bought again; compare the order in Partner Center with this request.';
  throw providerError({ ...failure('ALREADY_ORDERED', message, remedy), money: 'moved' }, false);
}

async function readyWith(
  pricing: Pricing,
  request: ReservationRequest,
  cart: Cart,
): Promise<{ handle: ProviderHandle; quote: Quote }> {
  const line = cart.lineItems[0];
  const inCart = line && priceInCart(line, request);
  const listed = await priceOnSheet(pricing, request);
  const note = scopeNote(request, line);
  // The cart is what will be charged; the sheet stands when the two differ by rounding only.
  const price = inCart && !(listed.price && sameButForRounding(inCart, listed.price)) ? inCart : listed.price;
  const source = price === inCart ? 'Price in the Partner Center cart, before tax' : listed.source;
  const handle: ProviderHandle = {
    key: cart.id,
    customerId: request.customer.id,
    ...(cart.expirationTimestamp ? { expiresAt: cart.expirationTimestamp } : {}),
    ...(inCart ? { total: inCart.total } : {}),
  };
  return { handle, quote: quoteOf(pricing.client, (price ? source : listed.source) + note, price) };
}

function scopeNote(request: ReservationRequest, line: CartLine | undefined): string {
  const got = line && scopeOfLine(line);
  if (!got || got === request.appliedScope.type.toLowerCase()) return '';
  return `; Partner Center will apply it as ${got}, change the scope after the purchase`;
}

async function freshQuote(pricing: Pricing, request: ReservationRequest): Promise<Quote> {
  const { price, source } = await priceOnSheet(pricing, request);
  return quoteOf(pricing.client, source, price);
}

function failure(code: string, message: string, remedy: string): Failure {
  return { code, message, remedy, money: 'none' };
}
