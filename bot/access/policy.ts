import type { Order } from '../orders/order';
import { samePerson, type Person } from '../people';

/** Who may do what, and how long things stay open. Read from POLICY_FILE; pure rules below. */
export interface Policy {
  /** Entra object ids of those who may ask; or everyone in the bot's tenants. */
  request: 'everyone' | readonly string[];
  /** Those who may approve; or everyone but the requester. Names are for mentions only. */
  approve: 'everyone' | readonly PolicyPerson[];
  approvalsNeeded: number;
  approvalLapsesAfterHours: number;
  quoteLapsesAfterMinutes: number;
}

export interface PolicyPerson {
  id: string;
  name: string;
}

export type Verdict = { allowed: true } | { allowed: false; why: string; hint: string };

const YES: Verdict = { allowed: true };
const no = (why: string, hint: string): Verdict => ({ allowed: false, why, hint });

function listed(ids: readonly string[], person: Person): boolean {
  return ids.some((id) => id.toLowerCase() === person.id.toLowerCase());
}

/** A guest or an anonymous person has no Entra object id in this tenant and can be held to nothing. */
function identified(person: Person): boolean {
  return person.id !== '' && person.tenantId !== '';
}

export function mayRequest(policy: Policy, person: Person): Verdict {
  if (!identified(person)) return no('I cannot tell who you are.', 'Ask with an account of this organisation.');
  if (policy.request === 'everyone' || listed(policy.request, person)) return YES;
  return no(
    'You are not on the list of people who may ask for reservations.',
    'Ask the operator to add you to the policy.',
  );
}

/** The one rule that stands between a request and money; called inside the transition, on every way there. */
export function mayApprove(policy: Policy, order: Order, person: Person): Verdict {
  if (!identified(person))
    return no('I cannot tell who you are.', 'An approver needs an account of this organisation.');
  if (person.tenantId.toLowerCase() !== order.place.tenantId.toLowerCase()) {
    return no('You belong to another organisation.', 'Somebody of this organisation must approve.');
  }
  if ([order.requester, ...order.editors].some((editor) => samePerson(editor, person))) {
    return no('You asked for this or changed it, so somebody else must approve.', approversHint(policy, person));
  }
  if (order.approvals.some((approval) => samePerson(approval.by, person))) {
    return no('You approved this already.', 'A second person must approve as well.');
  }
  if (
    policy.approve === 'everyone' ||
    listed(
      policy.approve.map((approver) => approver.id),
      person,
    )
  )
    return YES;
  return no('You are not on the list of approvers.', approversHint(policy, person));
}

/** Rejecting spends nothing, so it asks less: an approver, or whoever asked. */
export function mayReject(policy: Policy, order: Order, person: Person): Verdict {
  return samePerson(order.requester, person)
    ? no('You asked for this yourself.', 'Use Withdraw to take it back.')
    : mayApprove(policy, order, person);
}

export function mayWithdraw(order: Order, person: Person): Verdict {
  const involved = [order.requester, ...order.editors].some((editor) => samePerson(editor, person));
  return involved ? YES : no(`Only ${order.requester.name} can do that.`, 'An approver can use Reject.');
}

function approversHint(policy: Policy, person: Person): string {
  if (policy.approve === 'everyone') return 'Anybody else here can approve.';
  const others = policy.approve.filter((approver) => approver.id.toLowerCase() !== person.id.toLowerCase());
  return others.length > 0 ? `Ask ${others.map((one) => one.name).join(' or ')}.` : 'No approver is configured.';
}
