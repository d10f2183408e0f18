import type { Attempt, Commerce, Preparation, ProviderHandle, Settlement } from '../../bot/commerce/commerce';
import { times } from '../../bot/orders/money';
import { SESSION_MS } from './market';
import { doubt, isMarked, quoteOf, reason, refused, wait, type Wire } from './answers';

const PROOF_AFTER_SESSION_MS = 10 * 60_000;
const LIST_LAG_MS = 20 * 60_000;

/** Buys as Azure sells: an order id from a price calculation, one PUT. Mirrors bot/commerce/azure. */
export function reservationShop({ market, read, spend }: Wire) {
  async function settle(handle: ProviderHandle, attempt: Attempt): Promise<Settlement> {
    try {
      const order = await read('read order', () => market.get(handle.key));
      const found = order ?? (await read('list orders', () => isMarked(market, attempt)));
      if (found) return { outcome: 'placed', providerOrderId: found.id, status: 'Creating' };
      const proof = Date.parse(handle.expiresAt ?? attempt.approvedAt) + PROOF_AFTER_SESSION_MS;
      return market.clock() >= proof ? { outcome: 'absent' } : doubt('Azure does not show the order yet.');
    } catch (error) {
      return doubt(reason(error));
    }
  }

  function adopt(key: string): Preparation {
    const quote = { ...quoteOf(times(market.unit(), 1), market.clock()), price: undefined };
    return { outcome: 'ready', handle: { key, customerId: 'customer' }, quote };
  }

  return {
    settle,
    async findByMarker(_request, attempt, sentBefore) {
      const marked = await read('list orders', () => isMarked(market, attempt));
      if (marked) return { found: true, providerOrderId: marked.id, status: 'Creating' };
      return { found: false, conclusive: market.clock() > Date.parse(sentBefore) + LIST_LAG_MS };
    },
    async prepare(request, attempt) {
      if (attempt.previous) {
        const outcome = await settle(attempt.previous, attempt);
        if (outcome.outcome === 'placed') return adopt(outcome.providerOrderId);
        if (outcome.outcome === 'refused') return outcome;
        if (outcome.outcome === 'doubtful') return wait('Making sure that the first try bought nothing');
      }
      const at = market.clock();
      const priced = await read('calculate price', () => market.calculatePrice(attempt.orderId, request.quantity));
      const expiresAt = new Date(at + SESSION_MS).toISOString();
      const handle = { key: priced.id, customerId: 'customer', expiresAt, total: priced.total, body: {} };
      return { outcome: 'ready', handle, quote: quoteOf(priced.total, at) };
    },
    async place(handle, attempt) {
      if (handle.body == null) {
        const seen = await settle(handle, attempt);
        return seen.outcome === 'absent' ? doubt('The order found before is not visible now.') : seen;
      }
      if (market.clock() >= Date.parse(handle.expiresAt ?? '')) return refused('The price had expired.');
      try {
        const answer = await spend('put order', () => market.put(handle.key));
        if (answer === 'created') return { outcome: 'placed', providerOrderId: handle.key, status: 'Creating' };
        return answer === 'exists' ? doubt('The id exists already.') : refused('Session timed out.');
      } catch (error) {
        return doubt(reason(error));
      }
    },
  } satisfies Pick<Commerce, 'prepare' | 'place' | 'settle' | 'findByMarker'>;
}
