import type { Order } from '../orders/order';
import { samePerson, type Person, type Place } from '../people';
import { approversForOrder } from './policy-batch';
import { outsideHours, type Hours } from './policy-hours';
import { countsFor, type Cap, type CapCount, type Limits } from './policy-limits';
import { groupsIn, isAmong, isIdentified, isOneOf, whomToAsk, type Circle, type Standing } from './policy-people';
import { allOf, no, YES, type Verdict } from './policy-verdict';
import { outsideOf, ruleOf, type ChannelRule, type Scope, type Wanted } from './policy-scope';

/** Who may do what, and how long things stay open. Read from POLICY_FILE; pure rules below. */
export interface Policy {
  /** Who may ask for reservations. */
  request: Circle;
  /** Who may approve what others asked for. */
  approve: Circle;
  /** Who may see invoices, balances and spending. */
  seeMoney: Circle;
  /** Who may read the audit, settle what is stuck and have people forgotten. */
  operate: Circle;
  approvalsNeeded: number;
  limits?: Limits;
  caps: readonly Cap[];
  approvalHours?: Hours;
  /** IANA; of the hours and of the caps' days and months. */
  timeZone: string;
  /** What may be bought anywhere. */
  allowed: Scope;
  channels: readonly ChannelRule[];
  /** Whether the places that `channels` does not name may be used to ask. */
  elsewhere: 'allowed' | 'refused';
  approvalLapsesAfterHours: number;
  quoteLapsesAfterMinutes: number;
}

/** What else a verdict depends on. */
export interface Given {
  now?: Date;
  standing?: Standing;
}

const unknown = no('I cannot tell who you are.', 'Act with an account of this organisation; guests cannot.');

export function mayRequest(policy: Policy, person: Person, place?: Place, standing?: Standing): Verdict {
  if (!isIdentified(person)) return unknown;
  const rule = place && ruleOf(policy.channels, place);
  if (place && !rule && policy.elsewhere === 'refused') {
    return no('Reservations are not asked for in this place.', 'Ask in one of the channels the policy names.');
  }
  if (isAmong(rule?.request ?? policy.request, person, standing)) return YES;
  return no(
    'You are not on the list of people who may ask for reservations.',
    'Ask the operator to add you to the policy.',
  );
}

/** What may be asked for in a place, whoever asks. */
export function mayBeBought(policy: Policy, request: Wanted, place: Place): Verdict {
  const rule = ruleOf(policy.channels, place);
  if (!rule && policy.elsewhere === 'refused') return no('Nothing may be bought from this place.', 'Use another one.');
  const why = outsideOf(policy.allowed, request) ?? (rule && outsideOf(rule, request));
  return why ? no(why, 'Change the request, or ask where it is allowed.') : YES;
}

/** Whether a request can be handed to the approvers at all. */
export function mayConfirm(policy: Policy, order: Order, person: Person, now: Date): Verdict {
  const counted = spendingOf(policy, order, now);
  return allOf([
    mayWithdraw(order, person),
    mayBeBought(policy, order.request, order.place),
    isAffordable(policy, order),
    'refused' in counted ? no(counted.refused, 'Ask the operator about the policy.') : YES,
  ]);
}

/** What the policy itself may approve: what is so little that it needs nobody. */
export function mayGoWithoutApproval(policy: Policy, order: Order): boolean {
  return approvalsNeeded(policy, order) === 0 && mayBeBought(policy, order.request, order.place).allowed;
}

/** The one rule that stands between a request and money; called inside the transition, on every way there. */
export function mayApprove(policy: Policy, order: Order, person: Person, given: Given = {}): Verdict {
  const approvers = approversOf(policy, order);
  return allOf([
    isKnownHere(order, person),
    isNotOwn(order, person, approvers),
    hasNotApproved(order, person),
    isApprover(order, person, approvers, given.standing),
    mayBeBought(policy, order.request, order.place),
    isAffordable(policy, order),
    isInTime(policy, given.now),
  ]);
}

function isKnownHere(order: Order, person: Person): Verdict {
  if (!isIdentified(person)) return unknown;
  if (person.tenantId.toLowerCase() === order.place.tenantId.toLowerCase()) return YES;
  return no('You belong to another organisation.', 'Somebody of this organisation must approve.');
}

function isNotOwn(order: Order, person: Person, approvers: Circle): Verdict {
  if (!isOneOf([order.requester, ...order.editors], person)) return YES;
  return no('You asked for this or changed it, so somebody else must approve.', whomToAsk(approvers, person));
}

/** Two approvals are two people's, also when one of them acted for another. */
function hasNotApproved(order: Order, person: Person): Verdict {
  if (!isOneOf(spokenFor(order), person)) return YES;
  return no('You approved this already.', 'A second person must approve as well.');
}

function spokenFor(order: Order): Person[] {
  return order.approvals.flatMap(({ by, onBehalfOf }) => [by, ...(onBehalfOf ? [onBehalfOf] : [])]);
}

function isApprover(order: Order, person: Person, approvers: Circle, standing?: Standing): Verdict {
  if (isAmong(approvers, person, standing) || principalOf(order, approvers, standing)) return YES;
  const acting = standing?.actsFor?.[0]?.person;
  const why = acting
    ? `${acting.name}, for whom you act, may not approve this either.`
    : 'You are not on the list of approvers.';
  return no(why, whomToAsk(approvers, person));
}

/** Nobody can have approved through another what they may not approve themselves. */
function principalOf(order: Order, approvers: Circle, { actsFor = [] }: Standing = {}): Person | undefined {
  const involved = [order.requester, ...order.editors, ...spokenFor(order)];
  const found = actsFor.find(
    ({ person, groups }) => isAmong(approvers, person, { groups }) && !isOneOf(involved, person),
  );
  return found?.person;
}

/** For whom the person approves; undefined when in their own right. */
export function approvesFor(policy: Policy, order: Order, person: Person, standing?: Standing): Person | undefined {
  const approvers = approversOf(policy, order);
  return isAmong(approvers, person, standing) ? undefined : principalOf(order, approvers, standing);
}

/** Who may approve an order of this place, as the policy has it. */
export function approversOf(policy: Policy, order: Order): Circle {
  return ruleOf(policy.channels, order.place)?.approve ?? policy.approve;
}

function isAffordable(policy: Policy, order: Order): Verdict {
  const approvers = approversForOrder(policy.limits, policy.approvalsNeeded, order);
  return 'refused' in approvers ? no(approvers.refused, 'Ask for less, or have the policy changed.') : YES;
}

function isInTime(policy: Policy, now?: Date): Verdict {
  const why = outsideHours(policy.approvalHours, now, policy.timeZone);
  return why ? no(why, 'Approve then; the request waits.') : YES;
}

/** Rejecting spends nothing, so neither hours nor limits stand in its way. */
export function mayReject(policy: Policy, order: Order, person: Person, given: Given = {}): Verdict {
  if (samePerson(order.requester, person)) return no('You asked for this yourself.', 'Use Withdraw to take it back.');
  const approvers = approversOf(policy, order);
  return allOf([
    isKnownHere(order, person),
    isNotOwn(order, person, approvers),
    isApprover(order, person, approvers, given.standing),
  ]);
}

export function mayWithdraw(order: Order, person: Person): Verdict {
  if (!isIdentified(person)) return unknown;
  if (isOneOf([order.requester, ...order.editors], person)) return YES;
  return no(`Only ${order.requester.name} can do that.`, 'An approver can use Reject.');
}

export function maySeeMoney(policy: Policy, person: Person, standing?: Standing): Verdict {
  if (isIdentified(person) && isAmong(policy.seeMoney, person, standing)) return YES;
  return no('You are not on the list of people who may see money.', 'Ask the operator to add you to the policy.');
}

export function mayOperate(policy: Policy, person: Person, standing?: Standing): Verdict {
  if (isIdentified(person) && isAmong(policy.operate, person, standing)) return YES;
  return no('That is for operators.', 'Ask the operator of this bot.');
}

/** How many different people must approve the order as it is now. Throws nothing: what nobody may approve needs two. */
export function approvalsNeeded(policy: Policy, order: Order): 0 | 1 | 2 {
  const approvers = approversForOrder(policy.limits, policy.approvalsNeeded, order);
  return 'refused' in approvers ? 2 : approvers.needed;
}

/** What approving the order counts against, or why it cannot be counted. */
export function spendingOf(policy: Policy, order: Order, now: Date): { counts: CapCount[] } | { refused: string } {
  const { quote, request } = order;
  if (request.kind === 'azure-plan') return { counts: [] };
  const spending = { total: quote.price?.total, customer: request.customer };
  return countsFor(policy.caps, spending, now, policy.timeZone);
}

/** The Entra groups whose members the policy speaks of. */
export function policyGroups(policy: Policy): string[] {
  const { request, approve, seeMoney, operate, channels } = policy;
  return groupsIn([request, approve, seeMoney, operate, ...channels.flatMap((rule) => [rule.request, rule.approve])]);
}
