import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Reader } from '../cards/card';
import { sharedOrderCard, sharedOrderPreview } from '../cards/shared-order-card';
import { fillIn, textsFor } from '../cards/texts';
import { maySeeMoney, type Policy } from './access/policy';

import { isIdentified, type Standing } from './access/policy-people';
import type { Inbound } from './inbound';
import type { Journal } from './orders/journal';
import type { Order } from './orders/order';
import type { Person } from './people';

/** What Teams gets for an invoke of the name composeExtension/…; the HTTP status is 200 all the same. */
export type ComposeAnswer = { composeExtension: Record<string, unknown> };

export interface ComposeExtensionOptions {
  journal: Pick<Journal, 'list' | 'read'>;
  policy: Policy;
  standingOf(person: Person): Promise<Standing>;
  readerOf(inbound: Inbound): Promise<Reader>;
  now(): Date;
}

/** The manifest's command and its parameter. */
const COMMAND = 'searchOrders';
const PARAMETER = 'query';

const Query = z.object({
  commandId: z.string().catch(COMMAND),
  parameters: z.array(z.looseObject({ name: z.string(), value: z.unknown() })).catch([]),
  queryOptions: z
    .object({
      skip: z.coerce.number().int().min(0).max(1000).catch(0),
      count: z.coerce.number().int().min(1).catch(25),
    })
    .catch({ skip: 0, count: 25 }),
});

const MOST_READ = 500;
const MOST_SHOWN = 25;
/** Every pause in typing asks: what was read a moment ago is fresh enough to search in. */
const KEPT_MS = 3000;
const LONGEST_QUERY = 100;

/**
 * Finds orders from the box where people write messages and shares one into any chat: a picture of how it stands, with
 * no button to decide anything. Source: "Search commands", Microsoft Teams message extensions.
 */
export function createComposeExtension(options: ComposeExtensionOptions) {
  const newest = new LRUCache<string, Promise<Order[]>>({ max: 50, ttl: KEPT_MS });

  function newestOf(tenantId: string): Promise<Order[]> {
    const known = newest.get(tenantId);
    if (known) return known;
    const read = options.journal.list({ tenantId, limit: MOST_READ }).then(({ orders }) => orders);
    read.catch(() => newest.delete(tenantId));
    newest.set(tenantId, read);
    return read;
  }

  async function search(text: string, { tenantId }: Person): Promise<Order[]> {
    const id = /^\s*(r-[0-9a-z]{4,12})\s*$/i.exec(text)?.[1]?.toUpperCase();
    const named = id ? await options.journal.read(id) : null;
    // Somebody else's order is not there, rather than forbidden: nobody learns which numbers exist.
    if (named && named.place.tenantId === tenantId) return [named];
    const words = text.split(/\s+/).map(squashed).filter(Boolean);
    return (await newestOf(tenantId)).filter((order) => {
      const said = namesOf(order);
      return words.every((word) => said.some((name) => name.includes(word)));
    });
  }

  async function query(inbound: Inbound, value: unknown): Promise<ComposeAnswer> {
    const { person } = inbound;
    const reader = await options.readerOf(inbound);
    const words = textsFor(reader.locale).everyday.share;
    if (!isIdentified(person)) return message(words.unknownPerson);
    const asked = Query.safeParse(value);
    if (!asked.success || asked.data.commandId !== COMMAND) return message(words.notOffered);
    const { parameters, queryOptions } = asked.data;
    const typed = parameters.find(({ name }) => name === PARAMETER)?.value;
    const text = (typeof typed === 'string' ? typed : '').slice(0, LONGEST_QUERY);
    const found = await search(text, person);
    if (found.length === 0) return message(text === '' ? words.nothingYet : fillIn(words.nothing, { text }));
    const standing = await options.standingOf(person);
    const view = {
      ...reader,
      now: options.now().toISOString(),
      withMoney: maySeeMoney(options.policy, person, standing).allowed,
      sharedBy: person.name,
    };
    const { skip, count } = queryOptions;
    const attachments = found.slice(skip, skip + Math.min(count, MOST_SHOWN)).map((order) => ({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: sharedOrderCard(order, view),
      preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: sharedOrderPreview(order, view) },
    }));
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
  }

  return async (name: string, inbound: Inbound, value: unknown): Promise<ComposeAnswer> => {
    if (name === 'composeExtension/query') return query(inbound, value);
    const { locale } = await options.readerOf(inbound);
    return message(textsFor(locale).everyday.share.notOffered);
  };
}

export function message(text: string): ComposeAnswer {
  return { composeExtension: { type: 'message', text } };
}

function namesOf({ id, state, request }: Order): string[] {
  const { customer, item } = request;
  const names = [id, state, customer.name, customer.domain, customer.id, item.sku, item.skuTitle, item.region];
  return [...names, item.regionTitle, item.productTitle].map((name) => squashed(name ?? ''));
}

function squashed(text: string): string {
  return text.toLowerCase().replace(/[\s_]+/g, '');
}
