import { z } from 'zod';
import { forgetfulMap } from '../forgetful-map';
import type { Place } from '../people';
import type { Keys } from './keys';
import type { Redis } from './redis';
import { createSeal, type Seal } from './seal';

/** What a channel or chat has set for itself; what is absent follows the bot's own settings. */
export interface Settings {
  /** BCP 47. */
  language?: string;
  /** IANA. */
  timeZone?: string;
  /** ISO 4217. */
  currency?: string;
  customer?: { backend: string; id: string; name: string };
}

export interface ChannelSettings {
  /** All threads of a channel share its settings. */
  of(place: Conversation): Promise<Settings>;
  /** Sets one, or takes it back. */
  set<K extends keyof Settings>(place: Conversation, name: K, value: Settings[K] | undefined): Promise<void>;
  /** Takes what was read of the conversation together with something else: names and texts in turn. */
  found(place: Conversation, fields: readonly string[]): void;
}

type Conversation = Pick<Place, 'tenantId' | 'conversationId'>;

const SCHEMAS = {
  language: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  customer: z.object({ backend: z.string(), id: z.string(), name: z.string() }),
} satisfies { [K in keyof Settings]-?: z.ZodType<Settings[K]> };

/** Another replica hears of a change this late; this one at once. */
const KEPT_MS = 15_000;

/** Kept as long as the conversation may be used again, that is without an end. */
export function createChannelSettings(redis: Redis, keys: Keys, seal: Seal = createSeal()): ChannelSettings {
  const cache = forgetfulMap<Settings>({ max: 10_000, ttl: KEPT_MS });
  const keyOf = (place: Conversation) => settingsKey(keys, place);

  function parse(fields: Record<string, string>, key: string): Settings {
    const known = Object.entries(SCHEMAS).flatMap(([name, schema]) => {
      const text = fields[name];
      const parsed = text === undefined ? undefined : schema.safeParse(JSON.parse(seal.open(text, key)));
      return parsed?.success ? [[name, parsed.data] as const] : [];
    });
    return Object.fromEntries(known);
  }

  return {
    of: async (place) => {
      const key = keyOf(place);
      const known = cache.get(key);
      if (known) return known;
      const found = parse(await redis.hgetall(key), key);
      cache.set(key, found);
      return found;
    },
    set: async (place, name, value) => {
      const key = keyOf(place);
      if (value === undefined) await redis.hdel(key, name);
      else await redis.hset(key, name, seal.seal(JSON.stringify(value), key));
      cache.delete(key);
    },
    found: (place, fields) => {
      const key = keyOf(place);
      const pairs = fields.flatMap((name, index) =>
        index % 2 === 0 ? [[name, fields[index + 1] ?? ''] as const] : [],
      );
      cache.set(key, parse(Object.fromEntries(pairs), key));
    },
  };
}

/** All threads of a channel share it. */
export function settingsKey(keys: Keys, { tenantId, conversationId }: Conversation): string {
  return keys.settings(tenantId, conversationId.split(';messageid=')[0] ?? conversationId);
}
