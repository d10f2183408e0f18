import type { Azure } from '../commerce/azure/azure';
import type { Customer } from '../commerce/commerce';
import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import { asBotError } from '../errors';
import type { Adjustment } from '../orders/adjustment';
import type { Journal } from '../orders/journal';
import type { Order } from '../orders/order';
import type { Log } from '../orders/purchase';
import type { OrderState } from '../orders/states';
import type { OutsideOrders } from '../store/outside-orders';
import type { Watches } from '../store/watches';
import { ordersKnownAs } from '../watch/known-orders';
import { heldAtAzure, heldAtPartnerCenter, type Held, type HeldOrders } from './held-orders';

export interface LookOutsideOptions {
  journal: Pick<Journal, 'list' | 'due' | 'read'>;
  azure?: Azure;
  partnerCenter?: PartnerCenter;
  outside: OutsideOrders;
  watches: Pick<Watches, 'all'>;
  /** Changes asked for here: an exchange buys without a mark. */
  adjustments: { newest(tenantId: string, limit: number): Promise<Adjustment[]> };
  now(): Date;
  log: Log;
}

/** Partner Center lists orders by customer and counts calls: besides those dealt with here, so many in a round. */
const MORE_CUSTOMERS = 20;
const WEEK_MS = 7 * 86_400_000;
const SAMPLE = 500;
const IN_HAND: readonly OrderState[] = ['approved', 'buying', 'doubtful', 'needs-human', 'placed'];

/** Finds purchases that were made past this bot, at both back ends, and remembers each until it is told. */
export function createLookOutside(options: LookOutsideOptions): () => Promise<void> {
  const { journal, outside, partnerCenter, azure, log } = options;

  async function customersToAsk(open: readonly Order[], all: () => Promise<Customer[]>): Promise<Customer[]> {
    const watched = (await options.watches.all()).flatMap(({ about }) => (about.kind === 'orders' ? [about] : []));
    const named = new Map<string, Customer>();
    for (const { customerId: id, customerName: name } of watched)
      named.set(id, { backend: 'partner-center', id, name });
    for (const { request } of open)
      if (request.backend === 'partner-center') named.set(request.customer.id, request.customer);
    const everybody = (await all()).toSorted((a, b) => a.id.localeCompare(b.id));
    const cursor = await outside.readCursor();
    const rest = everybody.filter(({ id }) => id > cursor);
    const next = (rest.length > 0 ? rest : everybody).slice(0, MORE_CUSTOMERS);
    await outside.writeCursor(next.at(-1)?.id ?? '');
    for (const customer of next) named.set(customer.id, customer);
    return [...named.values()];
  }

  async function places(open: readonly Order[]): Promise<HeldOrders[]> {
    const found = azure ? [heldAtAzure(azure)] : [];
    if (!partnerCenter) return found;
    const customers = await customersToAsk(open, () => partnerCenter.customers(''));
    return [...found, ...customers.map((customer) => heldAtPartnerCenter(partnerCenter, customer))];
  }

  async function examine(held: readonly Held[], tenants: ReadonlySet<string>): Promise<void> {
    if (held.length === 0) return;
    const known = new Set((await outside.all()).map(({ id }) => id.toLowerCase()));
    for (const candidate of held.filter(({ id }) => !known.has(id.toLowerCase()))) {
      if (await isOurs(candidate, tenants)) continue;
      const { customerId: _, ...order } = candidate;
      log.warn({ provider: order.id, backend: order.backend }, 'a purchase was made elsewhere');
      await outside.add(order);
    }
  }

  /** Known under its id, or perhaps the one that an order here is still waiting to hear of. */
  async function isOurs(held: Held, tenants: ReadonlySet<string>): Promise<boolean> {
    for (const tenantId of tenants) {
      if ((await ordersKnownAs(journal, tenantId, [held.id])).length > 0) return true;
      const { orders } = await journal.list({ tenantId, states: IN_HAND, limit: SAMPLE });
      if (orders.some((order) => mayBe(order, held))) return true;
      const changes = held.backend === 'azure' ? await options.adjustments.newest(tenantId, SAMPLE) : [];
      if (changes.some((change) => mayBeExchange(change, held))) return true;
    }
    return false;
  }

  return async () => {
    const nowMs = options.now().getTime();
    const sinceMs = Math.max(await outside.since(nowMs), nowMs - WEEK_MS);
    const ids = await journal.due(Number.MAX_SAFE_INTEGER, SAMPLE);
    const open = (await Promise.all(ids.map((id) => journal.read(id).catch(() => null)))).filter((one) => one !== null);
    const tenants = new Set(open.map(({ place }) => place.tenantId));
    for (const place of await places(open)) {
      await place.unmarkedSince(sinceMs).then(
        (held) => examine(held, tenants),
        (error: unknown) => log.warn({ code: asBotError(error).code }, 'purchases made elsewhere cannot be looked for'),
      );
    }
  };
}

function mayBe({ request, provider, createdAt }: Order, held: Held): boolean {
  const elsewhere = request.backend !== held.backend || (held.customerId && request.customer.id !== held.customerId);
  return !elsewhere && !provider?.orderId && Date.parse(held.at) >= Date.parse(createdAt);
}

const EXCHANGE_LASTS_MS = 2 * 3_600_000;
const SKEW_MS = 5 * 60_000;

function mayBeExchange({ work, sent }: Adjustment, held: Held): boolean {
  if (work.kind !== 'exchange' || !sent) return false;
  const afterMs = Date.parse(held.at) - Date.parse(sent.at);
  return afterMs > -SKEW_MS && afterMs < EXCHANGE_LASTS_MS;
}
