import type { Person } from '../people';
import type { GroupMembers } from './group-members';
import { policyGroups, type Policy } from './policy';
import type { Principal, Standing } from './policy-people';

export interface StandingOptions {
  policy: Policy;
  members: GroupMembers;
  /** Those who have asked this person to act for them at this moment. */
  principalsOf: (person: Person) => Promise<Person[]>;
}

/** Finds out what must be known of a person before the policy can judge: groups, and whom they act for. */
export function createStandings({ policy, members, principalsOf }: StandingOptions) {
  const named = policyGroups(policy);
  const none: ReadonlySet<string> = new Set();
  const groupsOf = async (person: Person) =>
    named.length > 0 && person.id !== '' ? members.groupsOf(person.id, named) : none;

  return async (person: Person): Promise<Standing> => {
    const [groups, principals] = await Promise.all([groupsOf(person), principalsOf(person)]);
    const actsFor = await Promise.all(
      principals.map(async (principal): Promise<Principal> => ({
        person: principal,
        groups: await groupsOf(principal),
      })),
    );
    return { groups, actsFor };
  };
}

export type Standings = ReturnType<typeof createStandings>;
