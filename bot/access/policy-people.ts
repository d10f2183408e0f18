import { samePerson, type Person } from '../people';

/** A person by Entra object id, or an Entra group by its object id. Names are for people to read only. */
export type Member = { id: string; name?: string } | { group: string; name?: string };

/** Who is meant by a line of the policy; "everyone" is everyone in the bot's tenants. */
export type Circle = 'everyone' | readonly Member[];

/** What is known of a person at the moment, beyond who they are. */
export interface Standing {
  /** Object ids of the policy's groups that the person is in, lower case. */
  groups?: ReadonlySet<string>;
  /** Those who have asked this person to act for them now, and the groups they are in. */
  actsFor?: readonly Principal[];
}

export interface Principal {
  person: Person;
  groups?: ReadonlySet<string>;
}

export function isAmong(circle: Circle, person: Person, standing: Standing = {}): boolean {
  if (circle === 'everyone') return true;
  return circle.some((member) =>
    'group' in member
      ? standing.groups?.has(member.group.toLowerCase())
      : member.id.toLowerCase() === person.id.toLowerCase(),
  );
}

export function isOneOf(people: readonly Person[], person: Person): boolean {
  return people.some((one) => samePerson(one, person));
}

/** A guest or an anonymous person has no Entra object id in this tenant and can be held to nothing. */
export function isIdentified(person: Person): boolean {
  return person.id !== '' && person.tenantId !== '';
}

/** "Ask Megan Bowen or Finance approvers." */
export function whomToAsk(circle: Circle, except: Person): string {
  if (circle === 'everyone') return 'Anybody else here can approve.';
  const others = circle.filter((member) => !('id' in member) || member.id.toLowerCase() !== except.id.toLowerCase());
  const names = others.flatMap(({ name }) => name ?? []);
  if (others.length === 0) return 'No approver is configured.';
  return names.length > 0 ? `Ask ${names.join(' or ')}.` : 'Ask one of the approvers.';
}

/** All groups that the circles name, lower case, each once. */
export function groupsIn(circles: readonly (Circle | undefined)[]): string[] {
  const groups = circles.flatMap((circle) => (Array.isArray(circle) ? (circle as readonly Member[]) : []));
  return [...new Set(groups.flatMap((member) => ('group' in member ? member.group.toLowerCase() : [])))];
}
