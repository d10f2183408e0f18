import { z } from 'zod';
import { samePerson, type Person } from '../people';
import { deskLine } from './audit-stream';
import { APPEND_LUA } from './commit-parts';
import type { Keys } from './keys';
import { createNames, hideNames, type Names } from './names';
import { Person as StoredPerson } from './order-record';
import { defineScript, type Redis } from './redis';
import { createSeal, type Seal } from './seal';

/** An approver asked somebody to act for them. */
export interface Delegation {
  from: Person;
  to: Person;
  /** Epoch ms. */
  until: number;
}

export interface Delegations {
  /** Replaces an earlier one of the same person; in the audit at the same moment. */
  give(delegation: Delegation, at: Date): Promise<void>;
  /** Answers whether there was one. */
  end(from: Person, at: Date): Promise<boolean>;
  /** Those for whom the person acts now. */
  principalsOf(to: Person, nowMs: number): Promise<Person[]>;
  of(from: Person, nowMs: number): Promise<Delegation | null>;
  /**
   * Takes what was read of the person's tenant together with something else. It answers principalsOf() for this very
   * object, that is within the turn that read it, for the seconds that a turn usually takes.
   */
  found(to: Person, texts: readonly string[], nowMs: number): void;
}

/** KEYS 1 delegations, 2 audit stream, 3 its head; ARGV 1 field, 2 delegation (empty to end it), 3 audit line */
const CHANGE_SCRIPT = `${APPEND_LUA}
if ARGV[2] == '' then
  if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
else
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
appendAudit(KEYS[2], KEYS[3], '', '', ARGV[3])
return 1
`;

const FOUND_MS = 3000;

const Stored = z.looseObject({ from: StoredPerson, to: StoredPerson, until: z.number() });

export function createDelegations(
  redis: Redis,
  keys: Keys,
  seal: Seal = createSeal(),
  names: Names = createNames(redis, keys, seal),
): Delegations {
  const run = defineScript(redis, 'deskDelegate', CHANGE_SCRIPT);
  const keysOf = (person: Person) => [keys.delegations(person.tenantId), keys.auditStream, keys.auditHead];
  const known = new WeakMap<Person, { texts: readonly string[]; untilMs: number }>();
  const read = (key: string, text: string) => Stored.parse(JSON.parse(seal.open(text, key))) as Delegation;

  return {
    give: async (delegation, at) => {
      const { from, to, until } = delegation;
      const key = keys.delegations(from.tenantId);
      const detail = { to: to.id, until: new Date(until).toISOString() };
      await names.keep([from, to]);
      const line = JSON.stringify(hideNames(deskLine('delegate', from, at, detail)));
      await run(keysOf(from), [keys.personField(from.id), seal.seal(JSON.stringify(delegation), key), line]);
    },
    end: async (from, at) => {
      const line = JSON.stringify(hideNames(deskLine('end-delegation', from, at)));
      return (await run(keysOf(from), [keys.personField(from.id), '', line])) === 1;
    },
    principalsOf: async (to, nowMs) => {
      const key = keys.delegations(to.tenantId);
      const last = known.get(to);
      const texts = last && nowMs < last.untilMs ? last.texts : await redis.hvals(key);
      const all = texts.map((text) => read(key, text));
      return all.filter((one) => one.until > nowMs && samePerson(one.to, to)).map((one) => one.from);
    },
    of: async (from, nowMs) => {
      const key = keys.delegations(from.tenantId);
      const text = await redis.hget(key, keys.personField(from.id));
      const found = text === null ? null : read(key, text);
      return found && found.until > nowMs ? found : null;
    },
    found: (to, texts, nowMs) => void known.set(to, { texts, untilMs: nowMs + FOUND_MS }),
  };
}
