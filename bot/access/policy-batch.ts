import type { Order } from '../orders/order';
import { approversFor, type Approvers, type Limits } from './policy-limits';

/**
 * How many people must approve this order. A line of a batch is judged by its own total and by the batch's in every
 * currency, whichever asks for more: many small lines together are not little.
 */
export function approversForOrder(limits: Limits | undefined, usual: number, order: Order): Approvers {
  // An Azure plan costs nothing by itself: it needs somebody else's yes, and no amount is held against a limit.
  if (order.request.kind === 'azure-plan') return { needed: usual >= 2 ? 2 : 1 };
  const { totals = [], hasUnpriced = false } = order.batch ?? {};
  const amounts = [order.quote.price?.total, ...totals, ...(hasUnpriced ? [undefined] : [])];
  const judged = amounts.map((total) => approversFor(limits, usual, total));
  const refused = judged.find((one) => 'refused' in one);
  if (refused) return refused;
  return { needed: Math.max(...judged.map((one) => ('needed' in one ? one.needed : 2))) as 0 | 1 | 2 };
}
