import type { z } from 'zod';
import { botError } from '../../errors';
import type { Call } from '../http/call';
import { ownTurn } from '../http/own-turn';
import type { Client } from './client';
import { collection, type Link } from './schemas/common';

const MAX_PAGES = 2000;
/** Entries. */
const LONG_PAGE = 50;

/**
 * All items of a collection, page by page, until there is no next link; `totalCount` is not believed. Entries of a wrong
 * shape are left out and logged. Source: Partner Center developer documentation, "Page results".
 */
export async function allPages<T extends z.ZodType>(
  client: Client,
  entry: T,
  first: Partial<Call> & Pick<Call, 'path'>,
): Promise<z.output<T>[]> {
  const items: z.output<T>[] = [];
  const seen = new Set<string>();
  let call: Partial<Call> & Pick<Call, 'path'> = first;
  for (let number = 1; number <= MAX_PAGES; number++) {
    const page = await client.json(collection, call);
    if (page.items.length > LONG_PAGE) await ownTurn();
    keep(client, entry, page.items, items, first.path);
    const next = page.links?.next;
    if (!next?.uri) return items;
    const key = JSON.stringify([next.uri, next.headers]);
    if (seen.has(key)) {
      client.options.log.warn({ path: first.path, page: number }, 'the list leads back to a page already read');
      return items;
    }
    seen.add(key);
    call = nextCall(first, next, page.continuationToken);
  }
  throw botError('PROVIDER_UNREADABLE', { provider: 'Partner Center', why: `a list of more than ${MAX_PAGES} pages` });
}

interface Read {
  entry: z.ZodType;
  items: unknown[];
}

/** An answer that is remembered for a minute is not read again each time it is asked for. */
const read = new WeakMap<unknown[], Read>();

function keep<T extends z.ZodType>(client: Client, entry: T, raw: unknown[], items: z.output<T>[], path: string): void {
  let known = read.get(raw);
  if (known?.entry !== entry) {
    const parsed = raw.map((item) => entry.safeParse(item)).filter(({ success }) => success);
    known = { entry, items: parsed.map(({ data }) => data) };
    read.set(raw, known);
    const dropped = raw.length - known.items.length;
    if (dropped > 0) client.options.log.warn({ path, dropped }, 'entries of an unknown shape were left out');
  }
  for (const item of known.items) items.push(item as z.output<T>);
}

function nextCall(
  first: Partial<Call> & Pick<Call, 'path'>,
  next: Link,
  token: string | undefined,
): Partial<Call> & Pick<Call, 'path'> {
  const headers: Record<string, string> = { ...first.headers };
  for (const { key, value } of next.headers ?? []) headers[key] = value;
  const seek = /seekOperation=/i.test(next.uri);
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'ms-continuationtoken');
  if (seek && token && !named) headers['MS-ContinuationToken'] = token;
  return { ...first, path: versioned(repaired(next.uri)), query: undefined, headers };
}

/** Documented links contain a second question mark: "…?size=2?seekOperation=Next". */
function repaired(uri: string): string {
  const start = uri.indexOf('?');
  return start < 0 ? uri : uri.slice(0, start + 1) + uri.slice(start + 1).replaceAll('?', '&');
}

/** Links come with and without the version. */
export function versioned(uri: string): string {
  if (/^https?:/i.test(uri)) return uri;
  const path = `/${uri.replace(/^\/+/, '')}`;
  return /^(\/[\w-]+)?\/(v\d+|webhooks)\//i.test(path) ? path : `/v1${path}`;
}
