import { asBotError } from '../../errors';
import type { Failure, Progress, Reservation, ReservationRequest } from '../commerce';
import { azurePlanProgress, isAzurePlan } from './azure-plan-request';
import type { Client } from './client';
import { entitlements } from './entitlements';
import { plain, provisioningStatuses, readOrder } from './orders';
import type { PartnerOrder } from './schemas/orders';

type Rule =
  | { go: 'pending' }
  | { go: 'completed' }
  | { go: 'failed'; message: string; remedy: string }
  | { go: 'needs-human'; message: string; remedy: string };

const REPURCHASE = 'Nothing was delivered; ask for it anew.';

/** Every order status. Source: Partner Center developer documentation, "Order resources, OrderStatus". */
const STATUSES: Record<string, Rule> = {
  completed: { go: 'completed' },
  pending: { go: 'pending' },
  processing: { go: 'pending' },
  pouploadcomplete: { go: 'pending' },
  cancelled: { go: 'failed', message: 'The order was cancelled.', remedy: 'Ask for it anew if it is still wanted.' },
  canceled: { go: 'failed', message: 'The order was cancelled.', remedy: 'Ask for it anew if it is still wanted.' },
  poreviewrejected: { go: 'failed', message: 'Microsoft rejected the purchase order document.', remedy: REPURCHASE },
  error: { go: 'failed', message: 'Microsoft could not process the order.', remedy: REPURCHASE },
  suspended: {
    go: 'needs-human',
    message: 'The order is suspended.',
    remedy: 'Look at it in Partner Center and clear what holds it.',
  },
  pendingreview: {
    go: 'needs-human',
    message: 'Microsoft reviews the order.',
    remedy: 'Wait for the review in Partner Center; it can take days.',
  },
  pendingpoupload: {
    go: 'needs-human',
    message: 'Microsoft wants a purchase order document.',
    remedy: 'Upload it to the order in Partner Center.',
  },
  partialsuccess: {
    go: 'needs-human',
    message: 'Only a part of the order was delivered.',
    remedy: 'Compare it in Partner Center and buy what is missing.',
  },
};

/** How far an order has got. */
export async function follow(client: Client, request: ReservationRequest, orderId: string): Promise<Progress> {
  const customerId = request.customer.id;
  let order: PartnerOrder;
  try {
    order = await readOrder(client, customerId, orderId);
  } catch (error) {
    // An order just made may be unknown for a moment.
    if (['20000', '404'].includes(asBotError(error).failure.code)) return waiting(client, 'not visible yet');
    throw error;
  }
  const status = order.status ?? 'unknown';
  const rule = STATUSES[plain(status)];
  if (!rule) {
    const message = `Partner Center says "${status}", which I do not know.`;
    return {
      outcome: 'needs-human',
      status,
      failure: failure(status, message, 'Look at the order in Partner Center.', 'maybe'),
    };
  }
  if (rule.go === 'pending') return waiting(client, status);
  if (rule.go === 'completed') {
    return isAzurePlan(request)
      ? azurePlanProgress(client, customerId, order)
      : completed(client, request, order, status);
  }
  const money = rule.go === 'failed' ? 'none' : 'moved';
  return { outcome: rule.go, status, failure: failure(status, rule.message, rule.remedy, money) };
}

function waiting(client: Client, status: string): Progress {
  return { outcome: 'pending', status, retryAfterMs: client.options.followAfterMs ?? 30_000 };
}

async function completed(
  client: Client,
  request: ReservationRequest,
  order: PartnerOrder,
  status: string,
): Promise<Progress> {
  const lines = await provisioningStatuses(client, request.customer.id, order.id).catch((): string[] => []);
  if (lines.includes('unfulfilled')) {
    const message = 'The order was completed but its reservation was withdrawn.';
    const remedy = 'Look at the order in Partner Center; it may have been cancelled.';
    return { outcome: 'needs-human', status: 'unfulfilled', failure: failure('unfulfilled', message, remedy, 'maybe') };
  }
  if (lines.some((line) => line === 'prefulfillmentpending' || line === 'pending'))
    return waiting(client, 'being provisioned');
  const reservations = await reservationsOf(client, request.customer.id, order.id);
  const expiries = reservations.flatMap(({ expiresAt }) => expiresAt ?? []).sort();
  const expiresAt = expiries[0] ?? endOfTerm(order, request);
  return { outcome: 'active', status, reservations, ...(expiresAt ? { expiresAt } : {}) };
}

/** Best effort: entitlements need the user's token and may come later than the order. */
async function reservationsOf(client: Client, customerId: string, orderId: string): Promise<Reservation[]> {
  try {
    const all = await entitlements(client, customerId, { orderId });
    return all.flatMap((one) => one.reservations.map(({ id, quantity, expiresAt }) => ({ id, quantity, expiresAt })));
  } catch (error) {
    client.options.log.info(
      { orderId, code: asBotError(error).code },
      'the entitlements of an order could not be read',
    );
    return [];
  }
}

function endOfTerm(order: PartnerOrder, request: ReservationRequest): string | undefined {
  if (!order.creationDate) return undefined;
  const end = new Date(order.creationDate);
  end.setUTCFullYear(end.getUTCFullYear() + Number(request.item.term[1]));
  return end.toISOString();
}

function failure(code: string, message: string, remedy: string, money: Failure['money']): Failure {
  return { code, message, remedy, money };
}
