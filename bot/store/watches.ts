import { z } from 'zod';
import type { Place } from '../people';
import { fingerprint, type Keys } from './keys';
import { Place as StoredPlace } from './order-record';
import { defineScript, type Redis } from './redis';
import { createSeal, type Seal } from './seal';

/** A conversation that wants to hear of something: all invoices, ends to come, or the orders of one customer. */
export interface Watch {
  id: string;
  about: WatchedThing;
  place: Place;
  by: { id: string; name: string };
  /** ISO 8601. */
  since: string;
}

export type WatchedThing =
  | { kind: 'invoices' }
  /** Of reservations that were not bought here. */
  | { kind: 'endings' }
  | { kind: 'orders'; customerId: string; customerName: string };

export interface Watches {
  /**
   * Begins a watch. `known` is what the conversation need not be told of any more: thing to its present value.
   * Answers false, and changes nothing, when it is watched already.
   */
  add(watch: Omit<Watch, 'id'>, known: Record<string, string>): Promise<boolean>;
  remove(watchId: string): Promise<void>;
  read(watchId: string): Promise<Watch | null>;
  /** In the order of their beginning. */
  ofConversation(place: Pick<Place, 'tenantId' | 'conversationId'>): Promise<Watch[]>;
  all(): Promise<Watch[]>;
  /** What the conversation was told of last: thing to value. */
  known(watchId: string): Promise<Record<string, string>>;
}

const StoredWatch = z.looseObject({
  id: z.string(),
  about: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('invoices') }),
    z.looseObject({ kind: z.literal('endings') }),
    z.looseObject({ kind: z.literal('orders'), customerId: z.string(), customerName: z.string() }),
  ]),
  place: StoredPlace,
  by: z.looseObject({ id: z.string(), name: z.string() }),
  since: z.string(),
});

/** KEYS 1 watches, 2 known; ARGV 1 watch id, 2 watch, then thing and value of what is known. */
const ADD_SCRIPT = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 0 end
redis.call('DEL', KEYS[2])
for i = 3, #ARGV, 2 do redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1]) end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
`;

export function watchIdOf(about: WatchedThing, place: Pick<Place, 'tenantId' | 'conversationId'>): string {
  const customer = about.kind === 'orders' ? about.customerId.toLowerCase() : '';
  return fingerprint(place.tenantId, place.conversationId, about.kind, customer);
}

/** With a seal they are encrypted at rest: a watch holds a place and names. */
export function createWatches(redis: Redis, keys: Keys, seal: Seal = createSeal()): Watches {
  const runAdd = defineScript(redis, 'deskAddWatch', ADD_SCRIPT);
  const open = (id: string, text: string) => StoredWatch.parse(JSON.parse(seal.open(text, id))) as Watch;

  async function all(): Promise<Watch[]> {
    const found = Object.entries(await redis.hgetall(keys.watches)).map(([id, text]) => open(id, text));
    return found.sort((a, b) => a.since.localeCompare(b.since));
  }

  return {
    all,
    add: async (watch, known) => {
      const id = watchIdOf(watch.about, watch.place);
      const text = seal.seal(JSON.stringify({ ...watch, id }), id);
      const added = await runAdd([keys.watches, keys.known(id)], [id, text, ...Object.entries(known).flat()]);
      return added === 1;
    },
    remove: async (watchId) => {
      await redis.multi().hdel(keys.watches, watchId).del(keys.known(watchId)).exec();
    },
    read: async (watchId) => {
      const text = await redis.hget(keys.watches, watchId);
      return text === null ? null : open(watchId, text);
    },
    ofConversation: async ({ tenantId, conversationId }) =>
      (await all()).filter(({ place }) => place.tenantId === tenantId && place.conversationId === conversationId),
    known: (watchId) => redis.hgetall(keys.known(watchId)),
  };
}
