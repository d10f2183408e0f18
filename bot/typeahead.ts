import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { customerChoices } from '../dialogs/resolve/settle-customer';
import { createIndex, type Index as SearchIndex } from '../dialogs/typeahead';
import { regionNamed } from '../dialogs/words/regions';
import type { Catalogue, CatalogueItem, Commerce, Customer } from './commerce/commerce';
import type { Customers } from './customers';
import type { Inbound } from './inbound';

export interface Choice {
  title: string;
  value: string;
}

/** Answers `application/search`: choices for what was typed into a field of the form so far. */
export type Typeahead = (inbound: Inbound) => Promise<Choice[]>;

const Search = z.object({
  queryText: z.string().catch(''),
  dataset: z.string().catch(''),
  queryOptions: z.object({ top: z.coerce.number().int().min(1).max(15).catch(15) }).catch({ top: 15 }),
  data: z.record(z.string(), z.unknown()).catch({}),
});

/** Milliseconds: every pause in typing asks, so an answer that is late is of no use. */
const BUDGET_MS = 2000;

export function createTypeahead(backEnds: readonly Commerce[], directory: Customers): Typeahead {
  const skus = inSlices(
    (item) => item.sku,
    ({ sku }) => ({ title: sku, value: sku }),
  );
  const regions = inSlices(
    (item) => item.region,
    ({ region, regionTitle }) => ({ title: `${regionTitle} (${region})`, value: region }),
  );

  async function chosenCustomer(data: Record<string, unknown>, signal: AbortSignal): Promise<Customer | undefined> {
    const typed = typeof data.customer === 'string' ? data.customer.trim() : '';
    // "azure <id>": the form says through which back end where both know the id.
    const [, backEnd, id] = /^(azure|partner-center) (.+)$/.exec(typed) ?? [];
    const found = (await directory.find(id ?? typed, signal)).filter((one) => !backEnd || one.backend === backEnd);
    const wanted = (id ?? typed).toLowerCase();
    const exact = found.find((one) => one.id === wanted || one.name.toLowerCase() === wanted);
    const chosen = exact ?? found[0];
    return chosen && directory.whole(chosen, signal);
  }

  async function catalogue(data: Record<string, unknown>, signal: AbortSignal): Promise<Catalogue | undefined> {
    const customer = await chosenCustomer(data, signal);
    const backEnd = backEnds.find((candidate) => candidate.backend === customer?.backend);
    return customer && backEnd?.catalogue({ customer }, signal);
  }

  async function find(search: z.infer<typeof Search>, signal: AbortSignal): Promise<Choice[]> {
    const { queryText, dataset, data, queryOptions } = search;
    const { top } = queryOptions;
    if (dataset === 'customers') {
      const found = await directory.find(queryText, signal);
      const choices = customerChoices(found);
      return createIndex(choices, (choice) => choice.title).search(queryText, top);
    }
    if (dataset === 'subscriptions') {
      const customer = await chosenCustomer(data, signal);
      const backEnd = backEnds.find((candidate) => candidate.backend === customer?.backend);
      const scopes = customer && backEnd ? await backEnd.billingScopes(customer, signal) : [];
      const choices = scopes.filter((scope) => scope.eligible).map(({ id, name }) => ({ title: name, value: id }));
      return createIndex(choices, (choice) => choice.title).search(queryText, top);
    }
    const items = (await catalogue(data, signal))?.items ?? [];
    if (dataset === 'skus') return (await skus(items)).search(queryText, top);
    if (dataset === 'regions') return regionsNamed(await regions(items), queryText, top);
    return [];
  }

  return async (inbound) => {
    const search = Search.safeParse(inbound.value ?? {});
    if (!search.success) return [];
    const signal = AbortSignal.timeout(BUDGET_MS);
    // A look-up that others wait for as well does not end with this one's patience.
    return Promise.race([find(search.data, signal), nothingAfter(signal)]).catch(() => []);
  };
}

/** People know regions by other names than the catalogue: "Frankfurt", "weu". */
function regionsNamed(index: SearchIndex<Choice>, text: string, top: number): Choice[] {
  const named = regionNamed(text);
  const meant = named ? index.search(named, top).filter(({ value }) => value === named) : [];
  const found = index.search(text, top).filter(({ value }) => value !== meant[0]?.value);
  return [...meant, ...found].slice(0, top);
}

function nothingAfter(signal: AbortSignal): Promise<Choice[]> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve([]), { once: true }));
}

/** Lines of a catalogue that are looked at in one round of the event loop. */
const SLICE = 5000;

/** Indexes a catalogue's choices once, a slice at a time, so that nobody who writes meanwhile waits for the whole. */
function inSlices(valueOf: (item: CatalogueItem) => string, choiceOf: (item: CatalogueItem) => Choice) {
  const indexes = new WeakMap<readonly CatalogueItem[], Promise<SearchIndex<Choice>>>();

  async function make(items: readonly CatalogueItem[]): Promise<SearchIndex<Choice>> {
    const index = createIndex<Choice>([], (choice) => choice.title);
    const known = new Set<string>();
    for (let at = 0; at < items.length; at += SLICE) {
      if (at > 0) await setImmediate();
      const fresh = items.slice(at, at + SLICE).filter((item) => !known.has(valueOf(item)) && known.add(valueOf(item)));
      index.add(fresh.map(choiceOf));
    }
    return index;
  }

  return (items: readonly CatalogueItem[]) => {
    const made = indexes.get(items) ?? make(items);
    indexes.set(items, made);
    return made;
  };
}
