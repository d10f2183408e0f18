import { LRUCache } from 'lru-cache';
import type { FoundOrder } from '../orders/journal';
import type { Order } from '../orders/order';
import type { Place } from '../people';
import type { Keys } from './keys';
import { readOrderRecord } from './order-record';
import { defineScript, type Redis } from './redis';

export interface OrderReader {
  read(orderId: string): Promise<Order | null>;
  /** `found` is what a turn began with: it answers for its own ticket. */
  readByTicket(ticket: string, found?: FoundOrder): Promise<Order | null>;
  /** What was last seen here of the order, if it is this version of it. */
  lastSeen(orderId: string, version: number, ticket: string | undefined): LastSeen | undefined;
  /** The order in what a script answered: JSON, record version and head; throws when it is damaged. */
  take(orderId: string, fields: (string | null)[]): Order | null;
  /** Where an order is, which never changes; undefined when it was not seen here lately. */
  placeOf(orderId: string): Place | undefined;
  /** What this process wrote itself. */
  wrote(order: Order, json: string, head: string): void;
}

/** An order as a script answers it: its id, then what `take` wants. `keyBase` is an order's key up to its id. */
export const ORDER_OF_LUA = `
local function orderOf(keyBase, id)
  local found = redis.call('HMGET', keyBase .. id, 'json', 'v', 'head')
  return {id, found[1], found[2], found[3]}
end
`;

/** KEYS 1 ticket; ARGV 1 key of an order up to its id. One answer for two look-ups; needs an unclustered Redis. */
const BY_TICKET_SCRIPT = `${ORDER_OF_LUA}local id = redis.call('GET', KEYS[1])
if not id then return nil end
return orderOf(ARGV[1], id)
`;

/** An order as the store had it. */
export interface LastSeen {
  /** Hash of the last line of its audit. */
  head: string;
  /** The record, without names. */
  json: string;
}

interface Seen extends LastSeen {
  version: number;
  ticket: string;
  place: Place;
}

/**
 * Reads orders, always from Redis. What was found whole before, letter by letter the same, is not examined again;
 * and the head of an audit seen here saves a commit from asking for it: the script compares it in any case.
 */
export function createOrderReader(redis: Redis, keys: Keys): OrderReader {
  const runByTicket = defineScript(redis, 'deskOrderByTicket', BY_TICKET_SCRIPT);
  const seen = new LRUCache<string, Seen>({ max: 500 });

  function orderFrom(orderId: string, [json, recordVersion, head]: (string | null | undefined)[]): Order | null {
    if (!json) return null;
    const isKnown = seen.get(orderId)?.json === json;
    const order = isKnown ? (JSON.parse(json) as Order) : readOrderRecord(json, recordVersion ?? null);
    keep(order, json, head ?? '');
    return order;
  }

  function keep(order: Order, json: string, head: string): void {
    seen.set(order.id, { json, version: order.version, ticket: order.ticket, place: order.place, head });
  }

  return {
    read: async (orderId) => orderFrom(orderId, await redis.hmget(keys.order(orderId), 'json', 'v', 'head')),
    readByTicket: async (ticket, found) => {
      const known = found?.ticket === ticket ? found.fields : undefined;
      const answer = known ?? (await runByTicket([keys.ticket(ticket)], [keys.order('')]));
      const [orderId, ...fields] = (answer ?? []) as (string | null)[];
      return orderId ? orderFrom(orderId, fields) : null;
    },
    lastSeen: (orderId, version, ticket) => {
      const last = seen.get(orderId);
      return last?.version === version && last.ticket === ticket ? last : undefined;
    },
    take: orderFrom,
    placeOf: (orderId) => seen.get(orderId)?.place,
    wrote: keep,
  };
}
