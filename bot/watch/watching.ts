import type { Azure } from '../commerce/azure/azure';
import type { Invoice } from '../commerce/partner-center/invoices';
import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import type { Person, Place } from '../people';
import { endingKnownAs, TOLD } from '../store/tidings';
import type { Watch, WatchedThing, Watches } from '../store/watches';
import { endingsAmong } from './look-at-endings';

/** Watches of a conversation, as people begin and end them. */
export interface Watching {
  /** What exists already is not news: it is read first. Beginning again what is watched already changes nothing. */
  begin(about: WatchedThing, place: Place, by: Person): Promise<void>;
  ofConversation(place: Place): Promise<Watch[]>;
  end(watchId: string): Promise<void>;
}

export interface WatchingOptions {
  watches: Watches;
  partnerCenter?: Pick<PartnerCenter, 'invoices' | 'orders'>;
  azure?: Pick<Azure, 'reservations'>;
  now(): Date;
}

export function createWatching(options: WatchingOptions): Watching {
  const { watches, partnerCenter, azure } = options;

  async function present(about: WatchedThing): Promise<Record<string, string>> {
    if (about.kind === 'endings') {
      const endings = azure ? endingsAmong(await azure.reservations(), options.now().getTime()) : [];
      return Object.fromEntries(endings.map((one) => [one.reservationId.toLowerCase(), endingKnownAs(one)]));
    }
    if (!partnerCenter) return {};
    if (about.kind === 'orders') return statusesOf(await partnerCenter.orders(about.customerId));
    return Object.fromEntries(withAmendments(await partnerCenter.invoices()).map(({ id }) => [id, TOLD]));
  }

  return {
    async begin(about, place, { id, name }) {
      await watches.add({ about, place, by: { id, name }, since: options.now().toISOString() }, await present(about));
    },
    ofConversation: (place) => watches.ofConversation(place),
    end: (watchId) => watches.remove(watchId),
  };
}

/** An invoice and the notes that amend it are documents of their own. */
export function withAmendments(invoices: readonly Invoice[]): Invoice[] {
  return invoices.flatMap((invoice) => [invoice, ...withAmendments(invoice.amendments)]);
}

/** Order id to its status as the provider words it. */
export function statusesOf(orders: readonly { id: string; status?: string }[]): Record<string, string> {
  return Object.fromEntries(orders.map(({ id, status }) => [id, status ?? 'unknown']));
}
