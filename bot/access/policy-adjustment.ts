import type { Person, Place } from '../people';
import type { Policy } from './policy';
import { outsideHours } from './policy-hours';
import { isAmong, isIdentified, isOneOf, whomToAsk, type Circle, type Standing } from './policy-people';
import { ruleOf } from './policy-scope';
import { no, YES, type Verdict } from './policy-verdict';

/** A return or an exchange, as far as the policy looks at it. */
interface Asked {
  requester: Person;
  place: Place;
  approvals: readonly { by: Person; onBehalfOf?: Person }[];
}

/** Who may let a return or an exchange happen: an approver of the place, never whoever asked for it. */
export function mayApproveAdjustment(
  policy: Policy,
  asked: Asked,
  person: Person,
  given: { now?: Date; standing?: Standing } = {},
): Verdict {
  const refused = mayDecideAdjustment(policy, asked, person, given.standing);
  if (!refused.allowed) return refused;
  const spoken = asked.approvals.flatMap(({ by, onBehalfOf }) => [by, ...(onBehalfOf ? [onBehalfOf] : [])]);
  if (isOneOf(spoken, person)) return no('You approved this already.', 'A second person must approve as well.');
  const why = outsideHours(policy.approvalHours, given.now, policy.timeZone);
  return why ? no(why, 'Approve then; it waits.') : YES;
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
