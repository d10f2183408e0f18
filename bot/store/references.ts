import type { Place } from '../people';
import type { Keys } from './keys';
import { Place as StoredPlace } from './order-record';
import type { Redis } from './redis';
import { createSeal, type Seal } from './seal';

/** Where the bot may post without being asked: the conversations it was spoken to in. */
export interface References {
  /** Remembers or renews a place; `seenAtMs` orders a tenant's places. */
  remember(place: Place, seenAtMs: number): Promise<void>;
  read(conversationId: string): Promise<Place | null>;
  /** Places of a tenant, last seen first. */
  ofTenant(tenantId: string, limit?: number): Promise<Place[]>;
  /** For a conversation that refuses the bot, until it is seen again. */
  forget(conversationId: string): Promise<void>;
}

/** With a seal the places are encrypted at rest. */
export function createReferences(redis: Redis, keys: Keys, seal: Seal = createSeal()): References {
  const open = (key: string, text: string) => StoredPlace.parse(JSON.parse(seal.open(text, key))) as Place;

  async function read(conversationId: string): Promise<Place | null> {
    const key = keys.place(conversationId);
    const text = await redis.get(key);
    return text === null ? null : open(key, text);
  }

  return {
    read,
    remember: async (place, seenAtMs) => {
      const entry = sealedPlace(keys, seal, place);
      await redis.multi().set(entry.key, entry.text).zadd(entry.index, seenAtMs, entry.key).exec();
    },
    ofTenant: async (tenantId, limit = 1000) => {
      const found = await redis.zrevrange(keys.places(tenantId), 0, limit - 1);
      if (found.length === 0) return [];
      const texts = await redis.mget(found);
      return texts.flatMap((text, index) => (text === null ? [] : [open(found[index]!, text)]));
    },
    forget: async (conversationId) => {
      const place = await read(conversationId);
      if (!place) return;
      const key = keys.place(conversationId);
      await redis.multi().del(key).zrem(keys.places(place.tenantId), key).exec();
    },
  };
}

/** What a place is stored as, for a script that writes it together with something else. */
export function sealedPlace(keys: Keys, seal: Seal, place: Place) {
  const key = keys.place(place.conversationId);
  return { key, index: keys.places(place.tenantId), text: seal.seal(JSON.stringify(place), key) };
}
