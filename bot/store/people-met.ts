import { forgetfulMap } from '../forgetful-map';
import type { Person } from '../people';
import type { Keys } from './keys';
import { createNames, type Names } from './names';
import { Person as StoredPerson } from './order-record';
import type { Redis } from './redis';
import { retentionOf, type Retention } from './retention';
import { createSeal, type Seal } from './seal';

/** People as the channel vouched for them when they last spoke: a mention names only an address, never who it is. */
export interface PeopleMet {
  remember(person: Person): Promise<void>;
  byAddress(tenantId: string, mri: string): Promise<Person | null>;
  byId(tenantId: string, id: string): Promise<Person | null>;
  /** Also the name in requests and audit. */
  forget(tenantId: string, id: string): Promise<void>;
}

export function createPeopleMet(
  redis: Redis,
  keys: Keys,
  seal: Seal = createSeal(),
  names: Names = createNames(redis, keys, seal),
  { people: keptS }: Pick<Retention, 'people'> = retentionOf(),
): PeopleMet {
  /** Written once an hour at most for each person. */
  const written = forgetfulMap<string>({ max: 5000, ttl: 3_600_000 });
  const keysOf = ({ tenantId, id, mri }: Person) => [
    keys.person(tenantId, id.toLowerCase()),
    keys.person(tenantId, mri),
  ];

  async function read(key: string): Promise<Person | null> {
    const text = await redis.get(key);
    return text === null ? null : StoredPerson.parse(JSON.parse(seal.open(text, key)));
  }

  return {
    remember: async (person) => {
      if (person.id === '' || written.get(person.id) === person.name) return;
      written.set(person.id, person.name);
      const batch = redis.multi();
      for (const key of keysOf(person)) batch.set(key, seal.seal(JSON.stringify(person), key), 'EX', keptS);
      await batch.exec();
    },
    byAddress: (tenantId, mri) => read(keys.person(tenantId, mri)),
    byId: (tenantId, id) => read(keys.person(tenantId, id.toLowerCase())),
    forget: async (tenantId, id) => {
      const person = await read(keys.person(tenantId, id.toLowerCase()));
      written.delete(person?.id ?? id);
      if (person) await redis.del(...keysOf(person));
      await names.forget(id);
    },
  };
}
