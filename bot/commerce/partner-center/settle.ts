import { asBotError } from '../../errors';
import type { Attempt, ProviderHandle, Settlement } from '../commerce';
import { isUnknownCart, readCart } from './cart';
import type { Client } from './client';
import { findMarked, LIST_LAG_MS, plain } from './orders';
import { doubtful, place } from './place';
import type { Cart } from './schemas/carts';

/**
 * What became of a cart, by reading.
 *
 * The proof of absence: an order is made of a cart by turning the cart from Active to Ordered, so a cart that is still
 * Active bought nothing; and whatever arrives late buys from that same cart, which prepare() uses again, so that a
 * repetition only re-tells it. The list of orders is a second witness against, never for: it lags up to 15 minutes and
 * Microsoft may replace the friendly name. A cart that is gone or expired proves nothing until its life and the lag of
 * the list are both over.
 */
export async function settle(client: Client, handle: ProviderHandle, attempt: Attempt): Promise<Settlement> {
  try {
    const cart = await cartIfKnown(client, handle);
    const marked = await findMarked(client, handle.customerId, attempt);
    if (marked) return { outcome: 'placed', providerOrderId: marked.id, status: marked.status ?? 'unknown' };
    // Idempotent per cart: checkout of an ordered cart tells again which order it became.
    if (plain(cart?.status) === 'ordered') return await place(client, handle, attempt);
    if (isOver(client, handle, cart)) return { outcome: 'absent' };
    if (cart && plain(cart.status) === 'active' && !expired(client, cart)) return { outcome: 'absent' };
    return doubtful('UNSETTLED', 'The cart does not tell yet whether it was bought.', {});
  } catch (error) {
    const { failure } = asBotError(error);
    return doubtful(failure.code, `What became of the cart could not be read. ${failure.message}`, failure);
  }
}

async function cartIfKnown(client: Client, handle: ProviderHandle): Promise<Cart | undefined> {
  try {
    return await readCart(client, handle.customerId, handle.key);
  } catch (error) {
    if (isUnknownCart(error)) return undefined;
    throw error;
  }
}

function expired(client: Client, cart: Cart): boolean {
  return Date.parse(cart.expirationTimestamp ?? '') < client.options.clock();
}

/** Nothing can be bought from the cart any more, and whatever was would have shown in the list by now. */
function isOver(client: Client, handle: ProviderHandle, cart: Cart | undefined): boolean {
  if (cart && plain(cart.status) !== 'active') return false;
  const end = Date.parse(cart?.expirationTimestamp ?? handle.expiresAt ?? '');
  return client.options.clock() > end + LIST_LAG_MS;
}
