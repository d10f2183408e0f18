import type { z } from 'zod';
import { botError } from '../../errors';
import { PROVIDER } from './failures';
import type { Call, Wire } from './wire';

/** No list of one tenant is longer; a service that links its pages in a circle must not keep the bot busy for ever. */
const MAX_PAGES = 500;

type Paged<T> = z.ZodType<{ value: T[]; nextLink?: string | undefined }>;

/** All items of a paged list. Links are followed word for word; the transport refuses foreign hosts. */
export async function allPages<T>(wire: Wire, schema: Paged<T>, call: Call): Promise<T[]> {
  const items: T[] = [];
  let next: Call = call;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { value, nextLink } = await wire.ask(schema, next);
    items.push(...value);
    if (!nextLink) return items;
    next = { method: 'GET', path: nextLink, signal: call.signal };
  }
  throw botError('PROVIDER_UNREADABLE', { provider: PROVIDER, why: `more than ${MAX_PAGES} pages` });
}
