import type { Azure } from '../commerce/azure/azure';
import { endOf, isInForce } from '../commerce/azure/in-force';
import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import type { Journal } from '../orders/journal';
import { reminderReached } from '../orders/expiry';
import type { Log } from '../orders/purchase';
import type { References } from '../store/references';
import { endingKnownAs, type Tiding, type Tidings } from '../store/tidings';
import type { Watches } from '../store/watches';
import { ordersKnownAs } from './known-orders';

export interface EndingLookOptions {
  azure: Pick<Azure, 'reservations'>;
  journal: Pick<Journal, 'list'>;
  watches: Pick<Watches, 'add' | 'all' | 'known'>;
  references: Pick<References, 'read'>;
  tidings: Pick<Tidings, 'record'>;
  /** A conversation that hears of it without having asked. */
  operations?: string;
  newId(): string;
  now(): Date;
  log: Log;
}

type Ending = Extract<Tiding, { kind: 'ending' }>;
const CONFIGURED = { id: '', name: 'OPERATIONS_CONVERSATION' };

/**
 * Reminds of the ends of reservations that were not bought here, and so have no thread of their own: 90, 60, 30 and 7
 * days before, each once in each conversation that watches them.
 */
export function createEndingLook(options: EndingLookOptions): () => Promise<void> {
  const { watches, tidings, journal, operations } = options;

  async function watchForOperations(): Promise<void> {
    const place = operations ? await options.references.read(operations) : null;
    if (operations && !place) {
      options.log.warn({ conversation: operations }, 'the bot was never spoken to in OPERATIONS_CONVERSATION');
    }
    if (!place) return;
    const since = options.now().toISOString();
    await watches.add({ about: { kind: 'endings' }, place, by: CONFIGURED, since }, {});
  }

  return async () => {
    await watchForOperations();
    const watching = (await watches.all()).filter(({ about }) => about.kind === 'endings');
    if (watching.length === 0) return;
    const nowMs = options.now().getTime();
    const all = (await options.azure.reservations()).filter(isInForce);
    for (const { id, place } of watching) {
      const known = await watches.known(id);
      const due = endingsAmong(all, nowMs).filter(
        (one) => known[one.reservationId.toLowerCase()] !== endingKnownAs(one),
      );
      // Mostly nothing is due, and then nobody has to look through the orders.
      const ours = due.length > 0 ? await oursAmong(all, place.tenantId, journal) : new Set<string>();
      for (const one of due.filter(({ reservationId }) => !ours.has(reservationId))) {
        await tidings.record(id, options.newId(), one, nowMs);
      }
    }
  };
}

/** What the reminders are due for now. */
export function endingsAmong(all: readonly ReservationDetails[], nowMs: number): Ending[] {
  return all.filter(isInForce).flatMap((one): Ending[] => {
    const endsAt = endOf(one);
    const endMs = Date.parse(endsAt ?? '');
    const days = endMs > nowMs ? reminderReached(endMs, nowMs) : undefined;
    return endsAt && days !== undefined ? [{ kind: 'ending', reservationId: one.id, endsAt, days }] : [];
  });
}

/** Resource ids of what was bought here: its own thread is reminded. */
async function oursAmong(
  all: readonly ReservationDetails[],
  tenantId: string,
  journal: Pick<Journal, 'list'>,
): Promise<Set<string>> {
  const ids = all.flatMap(({ orderId }) => orderId?.toLowerCase() ?? []);
  const orders = await ordersKnownAs(journal, tenantId, ids);
  const known = new Set(orders.map(({ provider }) => provider?.orderId?.toLowerCase()));
  return new Set(all.filter(({ orderId }) => known.has(orderId?.toLowerCase())).map(({ id }) => id));
}
