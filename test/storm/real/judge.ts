import type { Order } from '../../../bot/orders/order';
import type { Sandbox } from '../../../deployment/sandbox/sandbox';
import { hear } from './hear';

export interface RealVerdict {
  orders: number;
  purchases: number;
  states: Record<string, number>;
  doublePurchases: string[];
  lostOrders: string[];
  lostNotices: string[];
  /** What was refused, and why: no purchase, and the thread was told. */
  failures: string[];
  /** Replies, and cards, that were seen more than once. */
  repliesTwice: number;
  cardsTwice: number;
  /** Bought, but the request was lost or taken back with the store's last writes: reconciliation tells. */
  leftToReconcile: string[];
}

const AT_REST: ReadonlySet<string> = new Set(['active', 'failed', 'needs-human', 'cancelled', 'rejected', 'lapsed']);
/** Asked for and never confirmed, because the store forgot it or the person asked again. */
const FORGOTTEN: ReadonlySet<string> = new Set(['quoted']);

export function isAtRest({ state }: Order): boolean {
  return AT_REST.has(state) || FORGOTTEN.has(state);
}

/** Compares what was bought in the sandbox and said in its channel with what the store holds. */
export function judgeReal(sandbox: Sandbox, orders: readonly Order[]): RealVerdict {
  const bought = purchasesOf(sandbox);
  const heard = hear(sandbox.teams);
  const known = new Map(orders.map((order) => [order.id, order]));
  const active = orders.filter(({ state }) => state === 'active');
  const none = { replies: [], cards: 0, newest: 0 };
  return {
    orders: orders.length,
    purchases: [...bought.values()].flat().length,
    states: countBy(orders.map(({ state }) => state)),
    doublePurchases: [...bought]
      .filter(([, ids]) => ids.length > 1)
      .map(([mark, ids]) => `${mark} was bought ${ids.length} times: ${ids.join(', ')}`),
    lostOrders: [
      ...orders.filter((order) => !isAtRest(order)).map(({ id, state, stage }) => `${id} stays ${state}: ${stage}`),
      ...active
        .filter(({ id, provider }) => !bought.get(id)?.includes(provider?.orderId ?? ''))
        .map(({ id }) => `${id} is active but not bought`),
    ],
    lostNotices: active.flatMap(({ id }) => {
      const { replies, newest } = heard.get(id) ?? none;
      if (replies.length === 0) return [`the thread of ${id} never heard that it is active`];
      return newest === 0 ? [`no card of ${id} shows that it is active`] : [];
    }),
    failures: orders.flatMap(({ id, state, failure, request }) =>
      state === 'failed' ? [`${id} at ${request.backend}: ${failure?.code} ${failure?.message}`] : [],
    ),
    repliesTwice: active.filter(({ id }) => (heard.get(id)?.replies.length ?? 0) > 1).length,
    cardsTwice: active.filter(({ id }) => (heard.get(id)?.cards ?? 0) > 1).length,
    leftToReconcile: [...bought.keys()]
      .map((mark) => `${mark} ${known.get(mark)?.state}`)
      .filter((found) => !/ (active|needs-human)$/.test(found)),
  };
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Our order's id, as the purchase bears it, to the provider's orders. */
export function purchasesOf({ partnerCenter, azure }: Sandbox): Map<string, string[]> {
  const marked = [
    ...partnerCenter.orders().map(({ id, lines }) => [/^R-\w+/.exec(lines[0]?.friendlyName ?? '')?.[0], id]),
    ...[...azure.world.orders.values()].map(({ id, input }) => [/R-\w+$/.exec(input.displayName ?? '')?.[0], id]),
  ] as [string | undefined, string][];
  const found = new Map<string, string[]>();
  for (const [mark = 'unmarked', id] of marked) found.set(mark, [...(found.get(mark) ?? []), id]);
  return found;
}
