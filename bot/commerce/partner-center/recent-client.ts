import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { Call } from '../http/call';
import type { Client } from './client';

/** A client for showing prices and checks: it remembers answers for a minute. Never for what is about to be bought. */
export interface RecentClient {
  client: Client;
  /** After an unwelcome answer: what people put right meanwhile must be seen at the next try. */
  forget(): void;
}

const REMEMBERED_MS = 60_000;
const MOST_ANSWERS = 5000;

/** Two checks of one request ask the same, and so does the next request for the same customer or SKU. */
export function recentClient(client: Client): RecentClient {
  const answers = new LRUCache<string, Promise<unknown>>({
    max: MOST_ANSWERS,
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: { now: client.options.clock },
  });

  function json<T extends z.ZodType>(schema: T, call: Partial<Call> & Pick<Call, 'path'>): Promise<z.output<T>> {
    // Whoever waits with others must not end the call for all of them with their own patience.
    const { signal: _signal, ...shared } = call;
    if (!isQuestion(shared)) return client.json(schema, call);
    const key = JSON.stringify([shared.method, shared.path, shared.query, shared.headers, shared.as, shared.body]);
    const known = answers.get(key);
    if (known) return known as Promise<z.output<T>>;
    const asked = client.json(schema, shared);
    answers.set(key, asked);
    asked.catch(() => answers.get(key) === asked && answers.delete(key));
    return asked;
  }

  return { client: { ...client, json }, forget: () => answers.clear() };
}

/** What changes nothing at Partner Center. Asking the inventory is a POST, and so is making a cart. */
function isQuestion({ method = 'GET', path }: Partial<Call>): boolean {
  return method === 'GET' || path === '/v1/extensions/product/checkInventory';
}
