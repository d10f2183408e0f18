import type { Commerce } from '../../bot/commerce/commerce';
import { botError } from '../../bot/errors';
import { times } from '../../bot/orders/money';
import { quoteOf, type Wire } from './answers';
import { cartShop } from './cart-shop';
import type { Market } from './market';
import { reservationShop } from './reservation-shop';

/** One call to the provider: carries the effect out, or fails before or after it. `kind` says what a repeat would do. */
export type Call = <T>(name: string, kind: 'read' | 'write' | 'spend', effect: () => T) => Promise<T>;

export type Semantics = 'carts' | 'reservation-orders';

type Buying = Pick<Commerce, 'prepare' | 'place' | 'settle' | 'findByMarker'>;

/** A back end over the market in memory: the same decisions as the real ones, without their HTTP. */
export function createShop(market: Market, semantics: Semantics, call: Call): Commerce {
  const wire: Wire = {
    market,
    read: (name, effect) => patiently(() => call(name, 'read', effect)),
    write: (name, effect) => call(name, 'write', effect).catch(unreachable),
    spend: (name, effect) => call(name, 'spend', effect),
  };
  const buying: Buying = semantics === 'carts' ? cartShop(wire) : reservationShop(wire);
  return {
    backend: semantics === 'carts' ? 'partner-center' : 'azure',
    customers: async () => [],
    customer: async () => Promise.reject(new Error('not sold here')),
    billingScopes: async () => [],
    catalogue: async () => ({ items: [], fetchedAt: '' }),
    preflight: async () => [],
    quote: async (request) => quoteOf(times(market.unit(), request.quantity), market.clock()),
    ...buying,
    markedOrders: async () =>
      market.list().map(({ id, mark }) => ({ orderId: mark, providerOrderId: id, status: 'completed' })),
    async follow(_request, providerOrderId) {
      const active = await wire.read('follow', () => market.isActive(providerOrderId));
      if (active === undefined) return { outcome: 'pending', status: 'not visible', retryAfterMs: 10_000 };
      return active
        ? { outcome: 'active', status: 'completed', reservations: [{ id: `${providerOrderId}/r` }] }
        : { outcome: 'pending', status: 'pending', retryAfterMs: 10_000 };
    },
  };
}

const TRIES = 3;

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES) return unreachable(error);
    }
  }
}

function unreachable(error: unknown): never {
  throw botError('PROVIDER_UNREACHABLE', { provider: 'The provider', why: (error as Error).message }, error);
}
