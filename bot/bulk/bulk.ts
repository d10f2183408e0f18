import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { WholeBatch } from '../../cards/batch-lines';
import type { AdaptiveCard, Reader } from '../../cards/card';
import { stateOfBatch } from '../../cards/batch-state';
import type { Lookups } from '../../dialogs/resolve';
import type { Commerce, ReservationRequest } from '../commerce/commerce';
import type { Config } from '../config';
import type { Customers } from '../customers';
import type { Desk } from '../desk';
import type { Periodic } from '../jobs/jobs';
import type { Batch } from '../orders/batch';
import { isBusy } from '../orders/batch';
import type { Journal } from '../orders/journal';
import type { Order } from '../orders/order';
import type { Log } from '../orders/purchase';
import type { Batches } from '../store/batches';
import type { Store } from '../store/open-store';
import { createApplier } from './apply-decision';
import { createBulkDesk, readOrders, type BulkDesk, type BulkDeskOptions } from './bulk-desk';
import { createLineOpener } from './open-lines';
import { createShower, digestOf, topicsOf, wholeOf, type ShowOptions } from './show-batch';

/** Many requests of one table, put together. */
export interface Bulk {
  desk: BulkDesk;
  batches: Batches;
  whole(batch: Batch): Promise<WholeBatch>;
  cardOf(whole: WholeBatch, reader: Reader): AdaptiveCard;
  periodic: Periodic[];
  /** Waits for what is under way. */
  rest(): Promise<void>;
}

export interface BulkOptions extends Omit<BulkDeskOptions, 'batches'>, ShowOptions {
  config: Pick<Config, 'SWEEP_EVERY_MS'>;
  store: Pick<Store, 'batches' | 'leases'>;
  journal: Journal;
  desk: Desk;
  backEnds: { all: readonly Commerce[] };
  customers: Customers;
  log: Log;
}

const AT_ONCE = 20;
const LINES_AT_ONCE = 4;
const LEASE_MS = 4000;
const MOST_STEPS = 200;
/** While this process works on a batch, and should it die, until another takes it up. */
const TAKEN_UP_AFTER_MS = 5000;
/** Changes wake a batch; these looks only make up for a wake-up that was lost. */
const LOOK_BUSY_MS = 1500;
const LOOK_WAITING_MS = 30_000;

export function createBulk(options: BulkOptions): Bulk {
  const { journal, now, log } = options;
  const { batches, leases } = options.store;
  const open = createLineOpener({
    lookups: lookupsOf(options),
    whole: (request, signal) => whole(request, signal),
    ...options,
  });
  const apply = createApplier(options);
  const shower = createShower(options);
  const running = new Map<string, Promise<unknown>>();
  const shownAtMs = new LRUCache<string, number>({ max: 1000 });

  async function whole(request: ReservationRequest, signal: AbortSignal): Promise<ReservationRequest> {
    return { ...request, customer: await options.customers.whole(request.customer, signal) };
  }

  /** Writes what a step changed, unless somebody was faster; the next step then reads what they left. */
  const commit = (batch: Batch, patch: Partial<Batch>) =>
    batches.commit({ ...batch, ...patch, version: batch.version + 1 });

  async function openSome(batch: Batch): Promise<void> {
    const { locale } = await options.readerOf(batch.place);
    const unread = batch.lines.filter(({ state }) => state === 'unread').slice(0, 2 * LINES_AT_ONCE);
    const limit = pLimit(LINES_AT_ONCE);
    const read = await Promise.all(unread.map((line) => limit(() => open(batch, line, locale))));
    const lines = batch.lines.map((line) => read.find(({ orderId }) => orderId === line.orderId) ?? line);
    await commit(batch, { lines });
  }

  async function decideSome(batch: Batch, deciding: NonNullable<Batch['deciding']>): Promise<void> {
    const refusals = await apply(batch, deciding);
    const { orders: _, mark: __, ...decided } = deciding;
    const lines = batch.lines.map((line) => {
      const refusal = refusals.get(line.orderId);
      return refusal ? { ...line, refusal } : line;
    });
    await commit(batch, { lines, decided, deciding: undefined });
  }

  /** The buttons' new ticket is stored before the card that bears it, so that no button is ever ahead of the store. */
  async function showNews(batch: Batch, orders: Order[], digest: string): Promise<void> {
    const seen = Object.fromEntries(orders.map(({ id, ticket }) => [id, ticket]));
    const ready: Batch = { ...batch, version: batch.version + 1, ticket: options.newTicket(), seen };
    if ((await batches.commit(ready)) !== 'committed') return;
    const cardId = await shower.show(wholeOf(ready, orders));
    shownAtMs.set(batch.id, now().getTime());
    await remember(batch.id, { cardId, shown: digest });
  }

  /** What happened in Teams has happened, whoever changed the batch meanwhile. */
  async function remember(id: string, patch: Partial<Batch>): Promise<void> {
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const current = await batches.read(id);
      if (!current || (await commit(current, patch)) === 'committed') return;
    }
  }

  /** One step; answers whether there may be another. */
  async function step(id: string): Promise<boolean> {
    const batch = await batches.read(id);
    if (!batch) return false;
    const orders = await readOrders(batch, journal);
    const isReading = batch.lines.some(({ state }) => state === 'unread');
    const digest = digestOf(batch, orders);
    const isNews = isReading || batch.deciding ? batch.cardId === undefined : batch.shown !== digest;
    // Fifty lines that are bought at once change faster than Teams lets a card change.
    if (isNews && orders.some(isBusy) && now().getTime() < (shownAtMs.get(id) ?? 0) + LOOK_BUSY_MS) return false;
    if (isNews) await showNews(batch, orders, digest);
    else if (isReading) await openSome(batch);
    else if (batch.deciding) await decideSome(batch, batch.deciding);
    else {
      const topic = topicsOf(batch, orders).find(({ key }) => !batch.told.includes(key));
      if (!topic) return false;
      await shower.tell(topic.topic, wholeOf(batch, orders));
      await remember(id, { told: [...batch.told, topic.key] });
    }
    return true;
  }

  async function nextLookMs(id: string): Promise<number | null> {
    const batch = await batches.read(id);
    if (!batch) return null;
    const orders = await readOrders(batch, journal);
    const state = stateOfBatch(wholeOf(batch, orders));
    if (orders.some(isBusy) || state === 'reading' || batch.deciding) return now().getTime() + LOOK_BUSY_MS;
    return ['done', 'nothing', 'wrong'].includes(state) ? null : now().getTime() + LOOK_WAITING_MS;
  }

  async function goOn(id: string): Promise<void> {
    const takenMs = now().getTime() + TAKEN_UP_AFTER_MS;
    await batches.wake(id, takenMs);
    for (let n = 0; n < MOST_STEPS && (await step(id)); n += 1);
    await batches.rest(id, takenMs, await nextLookMs(id));
  }

  function start(id: string): void {
    if (running.has(id)) return;
    const work = leases
      .hold(`batch ${id}`, LEASE_MS, () => goOn(id))
      .catch((error: unknown) => log.warn({ batch: id, error }, 'a batch could not go on; it is tried again'))
      .finally(() => running.delete(id));
    running.set(id, work);
  }

  const run = async () => {
    for (const id of await batches.due(now().getTime(), AT_ONCE)) start(id);
  };
  return {
    batches,
    desk: createBulkDesk({ ...options, batches }),
    whole: async (batch) => wholeOf(batch, await readOrders(batch, journal)),
    cardOf: shower.cardOf,
    periodic: [{ name: 'batches', everyMs: Math.max(Math.min(options.config.SWEEP_EVERY_MS, 1000), 100), run }],
    rest: async () => {
      await Promise.allSettled(running.values());
    },
  };
}

function lookupsOf({ backEnds, customers }: Pick<BulkOptions, 'backEnds' | 'customers'>): Lookups {
  const backEnd = (name: string) => {
    const found = backEnds.all.find((candidate) => candidate.backend === name);
    if (!found) throw new Error(`No back end ${name} is configured.`);
    return found;
  };
  return {
    findCustomers: (text, signal) => customers.find(text, signal),
    billingScopes: (customer, signal) => backEnd(customer.backend).billingScopes(customer, signal),
    catalogue: async (scope, signal) => {
      const customer = await customers.whole(scope.customer, signal);
      return backEnd(customer.backend).catalogue({ ...scope, customer }, signal);
    },
  };
}
