import type { Commerce, Preparation, ProviderHandle } from '../../bot/commerce/commerce';
import { times } from '../../bot/orders/money';
import type { Cart } from './market';
import { doubt, isMarked, quoteOf, reason, refused, wait, type Wire } from './answers';

const LIST_LAG_MS = 15 * 60_000;

/** Buys as Partner Center sells: a cart, whose checkout is idempotent. Mirrors bot/commerce/partner-center. */
export function cartShop({ market, read, write, spend }: Wire) {
  const handleOf = (cart: Cart): ProviderHandle => ({
    key: cart.id,
    customerId: 'customer',
    expiresAt: new Date(cart.expiresAt).toISOString(),
    total: times(cart.unit, cart.quantity),
  });
  const ready = (cart: Cart): Preparation => ({
    outcome: 'ready',
    handle: handleOf(cart),
    quote: quoteOf(times(cart.unit, cart.quantity), market.clock()),
  });

  /** Undefined when a new cart is needed and safe. */
  async function earlier(handle: ProviderHandle, attempt: Parameters<Commerce['prepare']>[1]) {
    const cart = await read('read cart', () => market.readCart(handle.key));
    if (cart && !cart.orderId) return ready(await write('update cart', () => market.updateCart(cart.id)));
    if (cart?.orderId || (await read('list orders', () => isMarked(market, attempt)))) {
      const quote = { ...quoteOf(times(market.unit(), 1), market.clock()), price: undefined };
      return { outcome: 'ready', handle, quote } as const;
    }
    if (market.clock() > Date.parse(handle.expiresAt ?? '') + LIST_LAG_MS) return undefined;
    return wait('Making sure that the earlier attempt bought nothing');
  }

  return {
    async findByMarker(_request, attempt, sentBefore) {
      const marked = await read('list orders', () => isMarked(market, attempt));
      if (marked) return { found: true, providerOrderId: marked.id, status: 'pending' };
      return { found: false, conclusive: market.clock() > Date.parse(sentBefore) + LIST_LAG_MS };
    },
    async prepare(request, attempt) {
      const held = attempt.previous && (await earlier(attempt.previous, attempt));
      if (held) return held;
      return ready(await write('create cart', () => market.createCart(attempt.orderId, request.quantity)));
    },
    async place(handle) {
      try {
        const order = await spend('checkout', () => market.checkout(handle.key));
        if (order === 'gone') return refused('The cart is gone.');
        return { outcome: 'placed', providerOrderId: order, status: 'pending' };
      } catch (error) {
        return doubt(reason(error));
      }
    },
    async settle(handle, attempt) {
      try {
        const cart = await read('read cart', () => market.readCart(handle.key));
        const marked = await read('list orders', () => isMarked(market, attempt));
        if (marked) return { outcome: 'placed', providerOrderId: marked.id, status: 'pending' };
        if (cart?.orderId) return await this.place(handle, attempt);
        if (cart || market.clock() > Date.parse(handle.expiresAt ?? '') + LIST_LAG_MS) return { outcome: 'absent' };
        return doubt('The cart does not tell yet whether it was bought.');
      } catch (error) {
        return doubt(reason(error));
      }
    },
  } satisfies Pick<Commerce, 'prepare' | 'place' | 'settle' | 'findByMarker'>;
}
