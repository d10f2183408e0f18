import { z } from 'zod';
import type { RefundNotes } from '../orders/outlook';
import { fingerprint, type Keys } from './keys';
import type { Redis } from './redis';

/** What was learnt of refunds, for each billing scope. A help for those who decide; nothing rests on it. */
export interface RefundNotesStore {
  /** Azure's newest word on the limit of a billing scope. */
  told(scopeId: string, told: NonNullable<RefundNotes['told']>): Promise<void>;
  /** A return that was made, by a name of its own: told twice it counts once. */
  made(scopeId: string, name: string, made: RefundNotes['made'][number]): Promise<void>;
  /** Notes of several scopes as one. */
  read(scopeIds: readonly string[]): Promise<RefundNotes>;
}

/** The limit looks back twelve months. */
const KEPT_S = 400 * 24 * 3600;

const Money = z.object({ amount: z.string(), currency: z.string() });
const Told = z.object({ consumed: Money, limit: Money, at: z.string() });
const Made = z.object({ amount: Money, at: z.string() });

export function createRefundNotes(redis: Redis, keys: Pick<Keys, 'prefix'>): RefundNotesStore {
  const keyOf = (scopeId: string) => `${keys.prefix}:refunds:${fingerprint(bareId(scopeId))}`;

  async function write(scopeId: string, field: string, value: object): Promise<void> {
    const key = keyOf(scopeId);
    await redis.multi().hset(key, field, JSON.stringify(value)).expire(key, KEPT_S).exec();
  }

  return {
    told: (scopeId, told) => write(scopeId, 'told', told),
    made: (scopeId, name, made) => write(scopeId, `made ${name}`, made),
    read: async (scopeIds) => {
      const distinct = [...new Set(scopeIds.map(keyOf))];
      const found = (await Promise.all(distinct.map((key) => redis.hgetall(key)))).flatMap(Object.entries<string>);
      const told = found.filter(([field]) => field === 'told').map(([, text]) => Told.parse(JSON.parse(text)));
      const made = found.filter(([field]) => field !== 'told').map(([, text]) => Made.parse(JSON.parse(text)));
      told.sort((a, b) => a.at.localeCompare(b.at));
      return { told: told.at(-1), made };
    },
  };
}

/** "/subscriptions/<id>" and "<id>" are one. */
function bareId(scopeId: string): string {
  return scopeId.toLowerCase().replace(/^\/subscriptions\//, '');
}
