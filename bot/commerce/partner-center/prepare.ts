import { providerError } from '../../errors';
import type { Attempt, Preparation, ReservationRequest } from '../commerce';
import { currentAvailability } from './availability';
import { lineFor, scopeOfLine, type NewLine } from './cart';
import { idsOfRef, viewOf } from './catalogue';
import type { Client } from './client';
import { inventoryCheck } from './inventory-check';
import { skuById } from './lookups';
import { markerOf } from './marker';
import { failure, handleOf, obtainCart, refusalsAsData, wait } from './obtain-cart';
import { priceInCart, priceOnSheet, quoteOf, sameButForRounding, type Pricing } from './quote';
import { register, registrationStatus } from './registration';
import type { Cart, CartLine } from './schemas/carts';

/**
 * Everything before the money: registration, availability, inventory, cart. A refusal of Partner Center becomes
 * `refused`; what may pass (no answer, throttling) is thrown and can be repeated, because carts cost nothing.
 */
export function prepare(pricing: Pricing, request: ReservationRequest, attempt: Attempt): Promise<Preparation> {
  const { client } = pricing;
  return refusalsAsData(client, async () => {
    const registering = await unlessRegistered(client, request);
    if (registering) return registering;
    const obtained = await obtainCart(client, request.customer.id, attempt, () => lineNow(client, request, attempt));
    if ('outcome' in obtained) return obtained;
    if ('submitted' in obtained) {
      // Without a price there is nothing to approve anew: what was bought was approved.
      const quote = quoteOf(client, 'Already submitted at the approved price; the invoice will tell');
      return { outcome: 'ready', handle: obtained.submitted, quote };
    }
    return readyWith(pricing, request, obtained.cart);
  });
}

async function unlessRegistered(client: Client, request: ReservationRequest): Promise<Preparation | undefined> {
  const { customer, billingScope } = request;
  const status = await registrationStatus(client, customer.id, billingScope.id);
  if (status === 'registered') return undefined;
  if (status === 'notregistered') await register(client, customer.id, billingScope.id);
  return wait(client, 'Registering the subscription with Azure');
}

async function lineNow(client: Client, request: ReservationRequest, attempt: Attempt): Promise<NewLine> {
  const { productId, skuId } = idsOfRef(request.item.ref);
  const [availability, sku] = await Promise.all([
    currentAvailability(client, request),
    skuById(client, viewOf(request), productId, skuId),
  ]);
  const stock = await inventoryCheck(client, request, sku);
  if (stock?.outcome === 'fail') {
    throw providerError(failure('INVENTORY', stock.message, 'Choose another SKU or region.'), false);
  }
  return lineFor(request, availability, sku, markerOf(request, attempt));
}

async function readyWith(pricing: Pricing, request: ReservationRequest, cart: Cart): Promise<Preparation> {
  const line = cart.lineItems[0];
  const inCart = line && priceInCart(line, request);
  const listed = await priceOnSheet(pricing, request);
  // The cart is what will be charged; the sheet stands when the two differ by rounding only.
  const cartWins = inCart && !(listed.price && sameButForRounding(inCart, listed.price));
  const source = cartWins ? 'Price in the Partner Center cart, before tax' : listed.source;
  const handle = { ...handleOf(cart, request.customer.id), ...(inCart ? { total: inCart.total } : {}) };
  const quote = quoteOf(pricing.client, source + scopeNote(request, line), cartWins ? inCart : listed.price);
  return { outcome: 'ready', handle, quote };
}

function scopeNote(request: ReservationRequest, line: CartLine | undefined): string {
  const got = line && scopeOfLine(line);
  if (!got || got === request.appliedScope.type.toLowerCase()) return '';
  return `; Partner Center will apply it as ${got}, change the scope after the purchase`;
}
