import type {
  Attempt,
  Commerce,
  Placement,
  Preparation,
  Progress,
  ProviderHandle,
  Quote,
  Settlement,
} from '../../bot/commerce/commerce';
import { money } from '../../bot/orders/money';

/** What the scripted provider does next; each list is used up, then the usual answer follows. */
export interface Script {
  prepare?: (Preparation | Error)[];
  /** `lost` buys and loses the answer, `unsent` does not buy and loses the answer. */
  place?: (Placement | 'lost' | 'unsent')[];
  settle?: (Settlement | Error)[];
  follow?: (Progress | Error)[];
}

/**
 * A provider in the test's memory that obeys the contract: one purchase per handle however often it is placed.
 * `bought` is what money was spent on.
 */
export function scriptedCommerce(script: Script = {}) {
  const bought = new Map<string, string>();
  const calls = { prepare: 0, place: 0, settle: 0, follow: 0 };
  /** What each look was told of the provider's answer. */
  const heard: (string | undefined)[] = [];
  let carts = 0;
  const quote = (): Quote => ({
    price: {
      unit: money('1000', 'EUR'),
      total: money('3000', 'EUR'),
      instalments: { count: 36, amount: money('83.33', 'EUR') },
    },
    source: 'script',
    quotedAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2026-01-02T00:00:00.000Z',
  });
  const next = <T>(answers: (T | Error)[] | undefined): T | undefined => {
    const answer = answers?.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  function buy(handle: ProviderHandle): Placement {
    const providerOrderId = bought.get(handle.key) ?? `order-of-${handle.key}`;
    bought.set(handle.key, providerOrderId);
    return { outcome: 'placed', providerOrderId, status: 'pending' };
  }
  const commerce: Commerce = {
    backend: 'partner-center',
    customers: async () => [],
    customer: async () => Promise.reject(new Error('not scripted')),
    billingScopes: async () => [],
    catalogue: async () => ({ items: [], fetchedAt: '' }),
    preflight: async () => [],
    quote: async () => quote(),
    findByMarker: async (_request, { previous }) =>
      previous && bought.has(previous.key)
        ? { found: true, providerOrderId: bought.get(previous.key)!, status: 'pending' }
        : { found: false, conclusive: true },
    markedOrders: async () => [],
    async prepare(request, attempt: Attempt) {
      calls.prepare += 1;
      const scripted = next(script.prepare);
      if (scripted) return scripted;
      const key = attempt.previous?.key ?? `cart-${(carts += 1)}`;
      return { outcome: 'ready', handle: { key, customerId: request.customer.id }, quote: quote() };
    },
    async place(handle) {
      calls.place += 1;
      const scripted = script.place?.shift();
      if (scripted === 'lost') {
        buy(handle);
        throw new Error('socket hang up');
      }
      if (scripted === 'unsent') throw new Error('socket hang up');
      return scripted ?? buy(handle);
    },
    async settle(handle, { said }) {
      calls.settle += 1;
      heard.push(said?.code);
      return next(script.settle) ?? (bought.has(handle.key) ? buy(handle) : { outcome: 'absent' });
    },
    async follow() {
      calls.follow += 1;
      const usual: Progress = { outcome: 'active', status: 'completed', reservations: [{ id: 'r1' }] };
      return next(script.follow) ?? usual;
    },
  };
  return { commerce, bought, calls, heard, quote };
}
