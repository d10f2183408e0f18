import { z } from 'zod';
import { fingerprint, type Keys } from './keys';
import { createNames, hideNames, type Names } from './names';
import { Person as StoredPerson } from './order-record';
import type { Person } from '../people';
import type { Redis } from './redis';
import { createSeal, type Seal } from './seal';

/** The answers of a request under a name, for everybody in the organisation. */
export interface Template {
  /** As it was written when it was saved. */
  name: string;
  /** Slot to answer; prices are never kept. */
  answers: Record<string, string>;
  /** "3 × Standard_D2s_v5 in West Europe for Contoso", when it was saved. */
  subject: string;
  by: Person;
  /** ISO 8601. */
  savedAt: string;
}

export interface Templates {
  /** By name. */
  all(tenantId: string): Promise<Template[]>;
  /** Takes the place of the template of that name. */
  save(tenantId: string, template: Template): Promise<void>;
  remove(tenantId: string, name: string): Promise<void>;
}

const Stored = z.looseObject({
  name: z.string(),
  answers: z.record(z.string(), z.string()),
  subject: z.string(),
  by: StoredPerson,
  savedAt: z.string(),
});

/** Names are the same whatever their case, as people remember them. */
export function sameName(a: string, b: string): boolean {
  return keyOfName(a) === keyOfName(b);
}

function keyOfName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** With a seal they are encrypted at rest: they hold names of customers. */
export function createTemplates(
  redis: Redis,
  keys: Keys,
  seal: Seal = createSeal(),
  names: Names = createNames(redis, keys, seal),
): Templates {
  const keyOf = (tenantId: string) => [keys.prefix, 'templates', fingerprint(tenantId)].join(':');
  const field = (name: string) => fingerprint(keyOfName(name));

  return {
    all: async (tenantId) => {
      const key = keyOf(tenantId);
      const texts = await redis.hvals(key);
      const found = texts.map((text) => Stored.parse(JSON.parse(seal.open(text, key))) as unknown as Template);
      const shown = await Promise.all(found.map(async (one) => ({ ...one, by: await names.show(one.by) })));
      return shown.sort((a, b) => a.name.localeCompare(b.name));
    },
    save: async (tenantId, template) => {
      const key = keyOf(tenantId);
      await names.keep([template.by]);
      const kept = { ...template, by: hideNames(template.by) };
      await redis.hset(key, field(template.name), seal.seal(JSON.stringify(kept), key));
    },
    remove: async (tenantId, name) => {
      await redis.hdel(keyOf(tenantId), field(name));
    },
  };
}
