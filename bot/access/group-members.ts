import type { TokenCredential } from '@azure/core-auth';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Log } from '../commerce/http/log';
import { createService } from '../commerce/http/service';
import { readJson } from '../commerce/http/read-json';

/** Which of some Entra groups a person is in, groups inside groups included. */
export interface GroupMembers {
  /** Lower-case object ids. Nobody is in a group while Microsoft Graph does not answer. */
  groupsOf(personId: string, groupIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The first 999 people of a group, by object id, lower case: to show them something, never to decide. */
  membersOf(groupId: string): Promise<ReadonlySet<string>>;
}

export interface GroupMembersOptions {
  /** https://graph.microsoft.com */
  url: string;
  /** Needs GroupMember.Read.All. */
  credential: TokenCredential;
  newId: () => string;
  /** Epoch ms. */
  now: () => number;
  log: Log;
  /** How long an answer holds: also how long somebody taken out of a group may still act. */
  rememberMs?: number;
}

const People = z.looseObject({ value: z.array(z.looseObject({ id: z.string() })) });
const Answer = z.looseObject({ value: z.array(z.string()) });
/** Graph takes so many ids in one call. */
const AT_ONCE = 20;
const PATIENCE_MS = 3000;

/**
 * https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups
 * https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
export function createGroupMembers(options: GroupMembersOptions): GroupMembers {
  const service = createService({
    name: 'Microsoft Graph',
    url: options.url,
    credentials: { app: options.credential },
    scopes: ['https://graph.microsoft.com/.default'],
    idHeaders: { request: 'client-request-id', correlation: 'x-correlation-id' },
    newId: options.newId,
    now: options.now,
    log: options.log,
    timeoutMs: PATIENCE_MS,
  });
  const known = new LRUCache<string, { groups: ReadonlySet<string>; until: number }>({ max: 5000 });

  async function ask(personId: string, groupIds: readonly string[]): Promise<string[]> {
    const outcome = await service.send({
      method: 'POST',
      path: `/v1.0/users/${encodeURIComponent(personId)}/checkMemberGroups`,
      body: { groupIds },
      repeat: 'throttled',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!outcome.arrived) throw new Error(`Microsoft Graph does not answer (${outcome.why}).`);
    if (outcome.status !== 200) throw new Error(`Microsoft Graph answered ${outcome.status}.`);
    return Answer.parse(readJson(outcome.body)).value.map((id) => id.toLowerCase());
  }

  async function askFor(groupId: string): Promise<ReadonlySet<string>> {
    const outcome = await service.send({
      method: 'GET',
      path: `/v1.0/groups/${encodeURIComponent(groupId)}/transitiveMembers/microsoft.graph.user`,
      query: { $select: 'id', $top: '999' },
      repeat: 'throttled',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!outcome.arrived || outcome.status !== 200) throw new Error('Microsoft Graph does not list the group.');
    return new Set(People.parse(readJson(outcome.body)).value.map(({ id }) => id.toLowerCase()));
  }

  return {
    async membersOf(groupId) {
      const key = `members|${groupId}`;
      const remembered = known.get(key);
      if (remembered && remembered.until > options.now()) return remembered.groups;
      const people = await askFor(groupId).catch((error: unknown) => {
        options.log.warn({ error }, 'the members of a group cannot be listed; they refresh their cards by a button');
        return new Set<string>();
      });
      known.set(key, { groups: people, until: options.now() + (options.rememberMs ?? 300_000) });
      return people;
    },
    async groupsOf(personId, groupIds) {
      const key = `${personId.toLowerCase()}|${groupIds.join()}`;
      const remembered = known.get(key);
      if (remembered && remembered.until > options.now()) return remembered.groups;
      const asked = new Set(groupIds.map((id) => id.toLowerCase()));
      const calls = Array.from({ length: Math.ceil(groupIds.length / AT_ONCE) }, (_, index) =>
        ask(personId, groupIds.slice(index * AT_ONCE, (index + 1) * AT_ONCE)),
      );
      try {
        const groups = new Set((await Promise.all(calls)).flat().filter((id) => asked.has(id)));
        known.set(key, { groups, until: options.now() + (options.rememberMs ?? 300_000) });
        return groups;
      } catch (error) {
        options.log.warn({ error }, 'group membership cannot be asked for; nobody counts as a member meanwhile');
        return new Set();
      }
    },
  };
}
