import { amountOf, boughtBy, movesMoney, type Adjustment } from '../orders/adjustment';
import { mayBeBought, type Policy } from './policy';
import { outsideHours } from './policy-hours';
import { approversFor, countsFor, type CapCount } from './policy-limits';
import { isAmong, isIdentified, isOneOf, whomToAsk, type Circle, type Standing } from './policy-people';
import { ruleOf } from './policy-scope';
import { allOf, no, YES, type Verdict } from './policy-verdict';
import type { Person } from '../people';

/** A return or an exchange, as far as the policy looks at it. */
type Asked = Pick<Adjustment, 'requester' | 'place' | 'approvals' | 'work' | 'customer'>;

/** Whether a return or an exchange can be handed to the approvers at all. */
export function mayAskForAdjustment(policy: Policy, asked: Asked, now: Date): Verdict {
  if (!movesMoney(asked.work)) return YES;
  const spending = adjustmentSpending(policy, asked, now);
  const approvers = approversFor(policy.limits, policy.approvalsNeeded, amountOf(asked.work));
  return allOf([
    isBuyable(policy, asked),
    'refused' in approvers ? no(approvers.refused, 'Ask for less, or have the policy changed.') : YES,
    'refused' in spending ? no(spending.refused, 'Ask the operator about the policy.') : YES,
  ]);
}

/** How many people must approve what moves this much money; never nobody, because it cannot be had back. */
export function adjustmentApprovals(policy: Policy, { work }: Asked): 1 | 2 {
  if (!movesMoney(work)) return policy.approvalsNeeded >= 2 ? 2 : 1;
  const approvers = approversFor(policy.limits, policy.approvalsNeeded, amountOf(work));
  return 'refused' in approvers || approvers.needed === 2 ? 2 : 1;
}

/** What an exchange or a renewal buys counts as any purchase does, on the day it is approved; a return spends nothing. */
export function adjustmentSpending(
  policy: Policy,
  { work, customer }: Asked,
  now: Date,
): { counts: CapCount[] } | { refused: string } {
  if (!boughtBy(work)) return { counts: [] };
  return countsFor(policy.caps, { total: amountOf(work), customer }, now, policy.timeZone);
}

/** What may not be bought in a place may not be had by an exchange or a renewal either. */
function isBuyable(policy: Policy, { work, customer, place }: Asked): Verdict {
  const item = boughtBy(work);
  return item ? mayBeBought(policy, { customer, item }, place) : YES;
}

/** Who may let a return or an exchange happen: an approver of the place, never whoever asked for it. */
export function mayApproveAdjustment(
  policy: Policy,
  asked: Asked,
  person: Person,
  given: { now: Date; standing?: Standing },
): Verdict {
  const refused = mayDecideAdjustment(policy, asked, person, given.standing);
  if (!refused.allowed) return refused;
  const spoken = asked.approvals.flatMap(({ by, onBehalfOf }) => [by, ...(onBehalfOf ? [onBehalfOf] : [])]);
  if (isOneOf(spoken, person)) return no('You approved this already.', 'A second person must approve as well.');
  const why = outsideHours(policy.approvalHours, given.now, policy.timeZone);
  if (why) return no(why, 'Approve then; it waits.');
  return mayAskForAdjustment(policy, asked, given.now);
}

/** Rejecting needs the same people, at any hour. */
export function mayDecideAdjustment(policy: Policy, asked: Asked, person: Person, standing?: Standing): Verdict {
  const approvers = approversOf(policy, asked);
  const isKnown = isIdentified(person) && person.tenantId.toLowerCase() === asked.place.tenantId.toLowerCase();
  if (!isKnown) return no('I cannot tell who you are.', 'Act with an account of this organisation; guests cannot.');
  if (isOneOf([asked.requester], person)) {
    return no('You asked for this, so somebody else must decide.', whomToAsk(approvers, person));
  }
  const mayAct = isAmong(approvers, person, standing) || adjustmentPrincipal(policy, asked, person, standing);
  return mayAct ? YES : no('You are not on the list of approvers.', whomToAsk(approvers, person));
}

/** For whom the person approves; undefined when in their own right. */
export function adjustmentPrincipal(
  policy: Policy,
  asked: Asked,
  person: Person,
  standing: Standing = {},
): Person | undefined {
  const approvers = approversOf(policy, asked);
  if (isAmong(approvers, person, standing)) return undefined;
  const involved = [
    asked.requester,
    ...asked.approvals.flatMap(({ by, onBehalfOf }) => [by, ...(onBehalfOf ? [onBehalfOf] : [])]),
  ];
  return standing.actsFor?.find(
    (acting) => isAmong(approvers, acting.person, { groups: acting.groups }) && !isOneOf(involved, acting.person),
  )?.person;
}

function approversOf(policy: Policy, { place }: Asked): Circle {
  return ruleOf(policy.channels, place)?.approve ?? policy.approve;
}
