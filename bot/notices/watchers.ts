import type { OrderView } from '../../cards/order-card';
import { approversOf, type Policy } from '../access/policy';
import { groupsIn, isAmong } from '../access/policy-people';
import type { Order } from '../orders/order';
import type { Member, Roster } from './roster';

/** Whose clients ask by themselves for a card of their own, and whether the others need a button for it. */
export type Watchers = Pick<OrderView, 'refreshUserIds' | 'refreshButton'>;

export interface WatchersOptions {
  policy: Policy;
  roster: Roster;
  /** Object ids, lower case, of the people in an Entra group. */
  membersOf(groupId: string): Promise<ReadonlySet<string>>;
}

/** Teams refreshes a card by itself for so many people, and where nobody is named in conversations of so many. */
const MOST_WATCHERS = 60;

/**
 * In a small conversation everybody. In a bigger one those who can do something with the order: who asked or edited,
 * then the approvers, then the others as far as there is room; whoever is left has a button.
 */
export function createWatchers({ policy, roster, membersOf }: WatchersOptions): (order: Order) => Promise<Watchers> {
  async function approversAmong(members: readonly Member[], order: Order): Promise<Member[]> {
    const circle = approversOf(policy, order);
    const groups = await Promise.all(groupsIn([circle]).map(async (group) => [group, await membersOf(group)] as const));
    return members.filter(({ mri, id }) => {
      const standing = {
        groups: new Set(groups.flatMap(([group, people]) => (people.has(id.toLowerCase()) ? group : []))),
      };
      return id !== '' && isAmong(circle, { tenantId: order.place.tenantId, id, mri, name: '' }, standing);
    });
  }

  return async (order) => {
    const members = await roster(order.place);
    if (members && members.length <= MOST_WATCHERS) return { refreshUserIds: 'everyone' };
    const approvers = members ? await approversAmong(members, order) : [];
    const first = [order.requester, ...order.editors, ...approvers, ...(members ?? [])];
    const addresses = [...new Set(first.map(({ mri }) => mri).filter((mri) => mri !== ''))];
    return { refreshUserIds: addresses.slice(0, MOST_WATCHERS), refreshButton: true };
  };
}
