import { asBotError, botError } from '../../errors';
import type { BillingScope, Catalogue, CatalogueScope } from '../commerce';
import type { Accounts } from './accounts';
import { toItems, type AzureCatalogueItem } from './catalogue-items';
import { allPages } from './pages';
import { createMemory } from './remember';
import { RESERVED_RESOURCE_TYPES } from './resource-types';
import { CatalogPage } from './schema/catalog';
import type { AzureOptions } from './options';
import type { Wire } from './wire';

const DAY_MS = 24 * 60 * 60_000;
/** Low enough for Azure's 250 reads and 25 more per second. */
const AT_ONCE = 4;

interface Shelf {
  subscriptionId: string;
  type: string;
  region: string;
  regionTitle: string;
}

export type Catalogues = ReturnType<typeof createCatalogues>;

export function createCatalogues(wire: Wire, accounts: Accounts, options: AzureOptions) {
  const whole = createMemory<Catalogue>(DAY_MS, options.clock, 6 * DAY_MS);

  /** What is sold in one region of one type, asked afresh. */
  const shelf = async (place: Shelf, signal?: AbortSignal): Promise<AzureCatalogueItem[]> => {
    const { subscriptionId, type, region, regionTitle } = place;
    const path = `/subscriptions/${subscriptionId}/providers/Microsoft.Capacity/catalogs`;
    const query = { reservedResourceType: type, location: region };
    const entries = await allPages(wire, CatalogPage, { method: 'GET', path, query, signal });
    return entries.flatMap((entry) => toItems(entry, type, region, regionTitle));
  };

  const load = async (subscriptionId: string): Promise<Catalogue> => {
    const places = await shelves(subscriptionId, accounts, options);
    const items: AzureCatalogueItem[] = [];
    const faults: unknown[] = [];
    await inParallel(places, async (place) => {
      try {
        items.push(...(await shelf(place)));
      } catch (error) {
        // Not every type is sold everywhere and Azure answers that with an error; one gap must not empty the shelf.
        faults.push(error);
        const { failure, retry } = asBotError(error);
        // An outage is another matter: a catalogue with holes would be kept for a day.
        if (retry) throw error;
        options.log.debug({ region: place.region, type: place.type, failure }, 'No catalogue for this region and type');
      }
    });
    if (items.length === 0 && faults.length > 0) throw faults[0];
    items.sort((a, b) => a.ref.localeCompare(b.ref));
    return { items, fetchedAt: new Date(options.clock()).toISOString() };
  };

  const catalogue = async (scope: CatalogueScope): Promise<Catalogue> => {
    const payer = scope.billingScope ?? (await firstEligible(accounts, scope));
    return whole.get(payer.id, () => load(payer.id));
  };
  return { shelf, catalogue };
}

async function firstEligible(accounts: Accounts, scope: CatalogueScope): Promise<BillingScope> {
  const found = (await accounts.billingScopes(scope.customer)).find(({ eligible }) => eligible);
  if (found) return found;
  throw botError('NOT_FOUND', {
    what: `A subscription of ${scope.customer.name} that can pay`,
    hint: 'Enable one of its subscriptions or give the bot a role on another one.',
  });
}

async function shelves(id: string, accounts: Accounts, options: AzureOptions): Promise<Shelf[]> {
  const types = options.resourceTypes ?? RESERVED_RESOURCE_TYPES;
  const known = await accounts.regions(id);
  const names = options.regions ?? known.map(({ name }) => name);
  return names.flatMap((region) => {
    const regionTitle = known.find(({ name }) => name === region)?.displayName ?? region;
    return types.map((type) => ({ subscriptionId: id, type, region, regionTitle }));
  });
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
