import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import type { Log } from '../orders/purchase';
import type { Arrivals } from '../store/arrivals';
import { TOLD, type Tidings } from '../store/tidings';
import type { Watches } from '../store/watches';
import { withAmendments } from './watching';

export interface InvoiceLookOptions {
  partnerCenter: Pick<PartnerCenter, 'invoices'>;
  watches: Pick<Watches, 'all' | 'known'>;
  tidings: Pick<Tidings, 'record'>;
  arrivals: Arrivals;
  newId(): string;
  now(): Date;
  log: Log;
}

/** Stands for an announcement that names no invoice. */
export const ANY_INVOICE = 'any';
const DAY_MS = 24 * 3_600_000;
const LEAST_PAUSE_MS = 500;

/**
 * Finds invoices that a watching conversation was not told of. An announcement is only a reason to look at once: what
 * is told comes from Partner Center's list, so an announcement ten times over, or one that lies, changes nothing.
 */
export function createInvoiceLook(options: InvoiceLookOptions) {
  const { watches, tidings, arrivals } = options;
  let lastLookMs = 0;

  /** Ids of all invoices there are; null when nobody watches. */
  async function look(): Promise<Set<string> | null> {
    const watching = (await watches.all()).filter(({ about }) => about.kind === 'invoices');
    if (watching.length === 0) return null;
    const listed = withAmendments(await options.partnerCenter.invoices());
    // Oldest first, so that several new ones are told in their order.
    const ids = listed.map(({ id }) => id).reverse();
    for (const { id: watchId } of watching) {
      const known = await watches.known(watchId);
      for (const invoiceId of ids.filter((id) => known[id] !== TOLD)) {
        await tidings.record(watchId, options.newId(), { kind: 'invoice', invoiceId }, options.now().getTime());
      }
    }
    return new Set(ids);
  }

  /** An invoice may be announced before it is listed: the longer it takes, the rarer the looks. */
  async function lookForArrivals(): Promise<void> {
    const waiting = await arrivals.waiting();
    const nowMs = options.now().getTime();
    const pauseMs = Math.min(...waiting.map(({ sinceMs }) => (nowMs - sinceMs) / 4));
    if (waiting.length === 0 || nowMs - lastLookMs < Math.max(LEAST_PAUSE_MS, pauseMs)) return;
    lastLookMs = nowMs;
    const found = await look();
    const done = waiting.filter(
      ({ invoiceId, sinceMs }) =>
        !found || found.has(invoiceId) || invoiceId === ANY_INVOICE || nowMs - sinceMs > DAY_MS,
    );
    const lost = done.filter(({ invoiceId }) => found && invoiceId !== ANY_INVOICE && !found.has(invoiceId));
    for (const { invoiceId } of lost) options.log.warn({ invoice: invoiceId }, 'an announced invoice never appeared');
    await arrivals.remove(done.map(({ invoiceId }) => invoiceId));
  }

  return { look, lookForArrivals };
}
