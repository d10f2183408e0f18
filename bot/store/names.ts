import { z } from 'zod';
import { forgetfulMap } from '../forgetful-map';
import { mapPeople, type Named } from '../people';
import { fingerprint, type Keys } from './keys';
import type { Redis } from './redis';
import type { Retention } from './retention';
import { createSeal, type Seal } from './seal';

/**
 * The names and addresses of people, apart from the records that speak of them. Orders and audit lines hold object ids
 * only and are never rewritten; what tells who that is stands here, once, and can be erased.
 */
export interface Names {
  /** Remembers names; writes only what this process has not written lately. */
  keep(people: readonly Named[]): Promise<void>;
  /** Fills in the names of what hideNames() made; those that were erased stay empty. */
  show<T>(hidden: T): Promise<T>;
  /** Empty when it was erased or never known. */
  nameOf(id: string): Promise<string>;
  forget(id: string): Promise<void>;
}

const Stored = z.object({ name: z.string(), mri: z.string().default('') });
type Stored = z.infer<typeof Stored>;

const KNOWN = 10_000;
/** How long another process may still show an erased name. */
const KNOWN_MS = 60_000;
const WRITTEN_MS = 3_600_000;

export function createNames(
  redis: Redis,
  keys: Keys,
  seal: Seal = createSeal(),
  { names: keptS }: Pick<Retention, 'names'> = {},
): Names {
  const known = forgetfulMap<Stored>({ max: KNOWN, ttl: KNOWN_MS });
  const written = forgetfulMap<Stored>({ max: KNOWN, ttl: WRITTEN_MS });
  const keyOf = (id: string) => `${keys.prefix}:name:${fingerprint(id.toLowerCase())}`;

  async function load(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids.map((id) => id.toLowerCase()))].filter((id) => !known.has(id));
    if (missing.length === 0) return;
    const texts = await redis.mget(missing.map(keyOf));
    missing.forEach((id, index) => {
      const text = texts[index];
      known.set(id, text ? Stored.parse(JSON.parse(seal.open(text, keyOf(id)))) : { name: '', mri: '' });
    });
  }

  return {
    keep: async (people) => {
      for (const { id, name, mri } of people) {
        const of = id.toLowerCase();
        const last = written.get(of);
        if (id === '' || name === '' || (last?.name === name && (mri ?? last.mri) === last.mri)) continue;
        // Who tells only a name does not take away the address that is known.
        if (mri === undefined) await load([of]);
        const stored = { name, mri: mri ?? known.get(of)?.mri ?? '' };
        const text = seal.seal(JSON.stringify(stored), keyOf(of));
        await (keptS ? redis.set(keyOf(of), text, 'EX', keptS) : redis.set(keyOf(of), text));
        written.set(of, stored);
        known.set(of, stored);
      }
    },
    show: async (hidden) => {
      const missing: string[] = [];
      const fill = (person: Named) => {
        const found = person.name === '' ? known.get(person.id.toLowerCase()) : person;
        if (!found) missing.push(person.id);
        return found === person ? person : { ...person, ...found };
      };
      const shown = mapPeople(hidden, fill);
      if (missing.length === 0) return shown;
      await load(missing);
      return mapPeople(hidden, fill);
    },
    nameOf: async (id) => {
      await load([id]);
      return known.get(id.toLowerCase())?.name ?? '';
    },
    forget: async (id) => {
      await redis.del(keyOf(id));
      known.delete(id.toLowerCase());
      written.delete(id.toLowerCase());
    },
  };
}

/** The value as it is stored: without names and addresses. */
export function hideNames<T>(value: T): T {
  return mapPeople(value, (person) => ({ ...person, name: '', ...('mri' in person ? { mri: '' } : {}) }));
}
