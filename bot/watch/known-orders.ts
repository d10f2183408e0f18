import type { Journal } from '../orders/journal';
import { idsInLine, providerIdsOf, type ChargedLine } from '../orders/match-lines';
import type { Order } from '../orders/order';
import type { OrderState } from '../orders/states';

/** Everything after the point where a provider may know the order. */
const PLACED: readonly OrderState[] = [
  ...(['buying', 'doubtful', 'needs-human', 'placed', 'active', 'expiring'] as const),
  ...(['renewed', 'expired', 'failed'] as const),
];
const PAGE = 500;

/** The tenant's orders that a provider knows under one of the ids; newest first, and no further than needed. */
export async function ordersKnownAs(
  journal: Pick<Journal, 'list'>,
  tenantId: string,
  ids: Iterable<string>,
): Promise<Order[]> {
  const wanted = new Set([...ids].map((id) => id.toLowerCase()));
  const found: Order[] = [];
  for (let offset = 0; wanted.size > 0; offset += PAGE) {
    const { orders, total } = await journal.list({ tenantId, states: PLACED, offset, limit: PAGE });
    for (const order of orders) {
      const known = providerIdsOf(order).filter((id) => wanted.delete(id));
      if (known.length > 0) found.push(order);
    }
    if (offset + PAGE >= total) break;
  }
  return found;
}

export function ordersInLines(journal: Pick<Journal, 'list'>, tenantId: string, lines: readonly ChargedLine[]) {
  return ordersKnownAs(journal, tenantId, new Set(lines.flatMap(idsInLine)));
}
