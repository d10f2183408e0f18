import type { Order } from '../orders/order';
import { approversFor, type Approvers, type Limits } from './policy-limits';

/**
 * How many people must approve this order. A line of a batch is judged by its own total and by the batch's in every
 * currency, whichever asks for more: many small lines together are not little.
 */
export function approversForOrder(limits: Limits | undefined, usual: number, order: Order): Approvers {
  const { totals = [], hasUnpriced = false } = order.batch ?? {};
  const amounts = [order.quote.price?.total, ...totals, ...(hasUnpriced ? [undefined] : [])];
  const judged = amounts.map((total) => approversFor(limits, usual, total));
  const refused = judged.find((one) => 'refused' in one);
  if (refused) return refused;
  return { needed: Math.max(...judged.map((one) => ('needed' in one ? one.needed : 2))) as 0 | 1 | 2 };
}
