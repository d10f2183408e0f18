import type { OrderFilter } from '../orders/journal';
import type { Order } from '../orders/order';
import type { Keys } from './keys';
import type { Redis } from './redis';

/** Ids of the orders that fit the filter, newest first, and how many fit in all. */
export async function listOrderIds(
  redis: Redis,
  keys: Keys,
  filter: OrderFilter,
): Promise<{ ids: string[]; total: number }> {
  const from = filter.offset ?? 0;
  const to = from + (filter.limit ?? 50);
  const [first, ...others] = setsOf(keys, filter);
  if (!first || to <= from) return { ids: [], total: 0 };
  if (others.length === 0 && first.length === 1) {
    const [total, ids] = await Promise.all([redis.zcard(first[0]!), redis.zrevrange(first[0]!, from, to - 1)]);
    return { ids, total };
  }
  const found = await Promise.all([first, ...others].map((sets) => intersection(redis, sets)));
  const newestFirst = found.flat().sort((a, b) => b.createdMs - a.createdMs || (a.id < b.id ? 1 : -1));
  return { ids: newestFirst.slice(from, to).map(({ id }) => id), total: newestFirst.length };
}

/** An order fits when it is in all sets of one of the lists. No order is in two states, so no order fits twice. */
function setsOf(keys: Keys, { tenantId, conversationId, requesterId, states }: OrderFilter): string[][] {
  const narrow: string[] = [];
  if (conversationId !== undefined) narrow.push(keys.conversationOrders(tenantId, conversationId));
  if (requesterId !== undefined) narrow.push(keys.requesterOrders(tenantId, requesterId));
  if (states) return [...new Set(states)].map((state) => [keys.tenantOrdersIn(tenantId, state), ...narrow]);
  return [narrow.length > 0 ? narrow : [keys.tenantOrders(tenantId)]];
}

async function intersection(redis: Redis, sets: string[]): Promise<{ id: string; createdMs: number }[]> {
  const flat = await redis.zinter(sets.length, sets, 'AGGREGATE', 'MAX', 'WITHSCORES');
  return Array.from({ length: flat.length / 2 }, (_, i) => ({ id: flat[2 * i]!, createdMs: Number(flat[2 * i + 1]) }));
}

/** The sets that list an order, and by which it is found. */
export function indexKeysOf(keys: Keys, order: Pick<Order, 'place' | 'state' | 'requester'>): string[] {
  const { tenantId, conversationId } = order.place;
  return [
    keys.tenantOrders(tenantId),
    keys.tenantOrdersIn(tenantId, order.state),
    keys.conversationOrders(tenantId, conversationId),
    keys.requesterOrders(tenantId, order.requester.id),
  ];
}
