import type { Directory, SandboxPerson } from './directory';
import { Refusal } from './http';
import { GENERAL, PURCHASES, TEAM, type Room } from './rooms';

/** The roster answers of the Bot Connector. */

function asMember(person: SandboxPerson): Record<string, unknown> {
  const [givenName = '', surname = ''] = person.name.split(' ');
  const address = `${person.name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.com`;
  return {
    id: person.mri,
    name: person.name,
    ...(person.guest ? {} : { objectId: person.id, aadObjectId: person.id, tenantId: person.tenantId }),
    givenName,
    surname,
    email: address,
    userPrincipalName: address,
    userRole: person.guest ? 'guest' : 'user',
  };
}

export function members(directory: Directory, room: Room): unknown[] {
  return directory.members(room).map(asMember);
}

/** One page of the roster; the token is the index of the next member. */
export function pagedMembers(directory: Directory, room: Room, query: Record<string, string>): unknown {
  const all = members(directory, room);
  const from = Number(query.continuationToken ?? 0) || 0;
  const size = Math.min(Math.max(Number(query.pageSize ?? 200) || 200, 1), 500);
  const next = from + size < all.length ? String(from + size) : undefined;
  return { members: all.slice(from, from + size), ...(next ? { continuationToken: next } : {}) };
}

export function member(directory: Directory, room: Room, id: string): unknown {
  const person = directory.members(room).find((one) => one.mri === id || (!one.guest && one.id === id));
  if (!person) throw new Refusal(404, 'MemberNotFoundInConversation', 'Member not found.');
  return asMember(person);
}

export function teamDetails(directory: Directory, teamId: string): unknown {
  mustBeTeam(teamId);
  const { id, name, aadGroupId, tenantId } = TEAM;
  return { id, name, aadGroupId, tenantId, type: 'standard', channelCount: 2, memberCount: directory.people().length };
}

export function teamChannels(teamId: string): unknown {
  mustBeTeam(teamId);
  // Teams leaves out the General channel's name, because clients translate it.
  return { conversations: [{ id: GENERAL.id }, { id: PURCHASES.id, name: PURCHASES.name, type: 'standard' }] };
}

function mustBeTeam(id: string): void {
  if (id !== TEAM.id) throw new Refusal(404, 'NotFound', 'Team not found.');
}
