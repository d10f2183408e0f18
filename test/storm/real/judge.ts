import type { Order } from '../../../bot/orders/order';
import type { Sandbox } from '../../../deployment/sandbox/sandbox';

export interface RealVerdict {
  orders: number;
  purchases: number;
  states: Record<string, number>;
  doublePurchases: string[];
  lostOrders: string[];
  lostNotices: string[];
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
  const verdict: RealVerdict = {
    orders: orders.length,
    purchases: [...bought.values()].flat().length,
    states: {},
    doublePurchases: [],
    lostOrders: [],
    lostNotices: [],
    leftToReconcile: [],
  };
  for (const [mark, ids] of bought) {
    if (ids.length > 1) verdict.doublePurchases.push(`${mark} was bought ${ids.length} times: ${ids.join(', ')}`);
    const order = orders.find(({ id }) => id === mark);
    if (!order || !['active', 'needs-human'].includes(order.state))
      verdict.leftToReconcile.push(`${mark} ${order?.state}`);
  }
  for (const order of orders) {
    verdict.states[order.state] = (verdict.states[order.state] ?? 0) + 1;
    const mine = bought.get(order.id) ?? [];
    if (!isAtRest(order)) verdict.lostOrders.push(`${order.id} stays ${order.state}: ${order.stage ?? ''}`);
    if (order.state !== 'active') continue;
    if (!mine.includes(order.provider?.orderId ?? '')) verdict.lostOrders.push(`${order.id} is active but not bought`);
    if (!wasTold(sandbox, order)) verdict.lostNotices.push(`the thread of ${order.id} never heard that it is active`);
  }
  return verdict;
}

/** Our order's id, as the purchase bears it, to the provider's orders. */
function purchasesOf({ partnerCenter, azure }: Sandbox): Map<string, string[]> {
  const marked = [
    ...partnerCenter.orders().map(({ id, lines }) => [/^R-\w+/.exec(lines[0]?.friendlyName ?? '')?.[0], id]),
    ...[...azure.world.orders.values()].map(({ id, input }) => [/R-\w+$/.exec(input.displayName ?? '')?.[0], id]),
  ] as [string | undefined, string][];
  const found = new Map<string, string[]>();
  for (const [mark = 'unmarked', id] of marked) found.set(mark, [...(found.get(mark) ?? []), id]);
  return found;
}

function wasTold({ teams }: Sandbox, { id, place }: Order): boolean {
  return teams
    .messages(place.conversationId)
    .some(({ activity }) => /bought and active/.test(String(activity.text)) && String(activity.text).includes(id));
}
