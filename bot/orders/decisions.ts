import {
  approvalsNeeded,
  approvesFor,
  mayApprove,
  mayConfirm,
  mayGoWithoutApproval,
  mayReject,
  mayWithdraw,
  spendingOf,
} from '../access/policy';
import { botError } from '../errors';
import { after, base, demand, demandInTime, HOUR_MS, type Circumstances } from './circumstances';
import type { Change } from './journal';
import { moveOrder } from './move-order';
import type { Order } from './order';

/** What people decide about a request, as pure functions: order and circumstances in, change out. */

/** Reminds when three quarters of the time are over. */
const REMIND_AT = 0.75;

export function confirm(order: Order, circumstances: Circumstances): Change {
  const { now, person, policy } = circumstances;
  demand(mayConfirm(policy, order, person, now));
  demandInTime(order, now);
  const { lapsesAt } = after(now, policy.approvalLapsesAfterHours * HOUR_MS);
  const reminder = after(now, policy.approvalLapsesAfterHours * HOUR_MS * REMIND_AT);
  const asksPeople = !mayGoWithoutApproval(policy, order);
  return moveOrder(order, {
    ...base(circumstances),
    event: 'confirm',
    patch: { lapsesAt, remindAt: reminder.lapsesAt },
    notices: [{ kind: 'card' }, ...(asksPeople ? [{ kind: 'reply', about: 'approval-needed' } as const] : [])],
    dueAt: reminder.dueAt,
  });
}

/** Counts the approval against the caps; throws NOT_ALLOWED when it cannot be counted. */
function counted({ policy, now }: Circumstances, order: Order) {
  const spending = spendingOf(policy, order, now);
  if ('refused' in spending) throw botError('NOT_ALLOWED', { why: spending.refused, hint: 'Nothing was approved.' });
  return spending.counts;
}

/** What the policy lets through without a second person, right after the requester confirmed it. */
export function approveByPolicy(order: Order, circumstances: Circumstances): Change | undefined {
  if (order.state !== 'pending' || !mayGoWithoutApproval(circumstances.policy, order)) return undefined;
  const counts = counted(circumstances, order);
  const change = moveOrder(order, {
    ...base(circumstances),
    actor: { kind: 'bot', part: 'policy' },
    event: 'approve',
    patch: { lapsesAt: undefined, remindAt: undefined, counted: counts.map(({ name }) => name) },
    notices: [{ kind: 'card' }],
    dueAt: circumstances.now.getTime(),
    detail: { total: order.quote.price?.total },
  });
  return { ...change, counts };
}

export function approve(order: Order, circumstances: Circumstances): Change {
  const { now, person, policy, standing } = circumstances;
  demand(mayApprove(policy, order, person, { now, standing }));
  demandInTime(order, now);
  const at = now.toISOString();
  const onBehalfOf = approvesFor(policy, order, person, standing);
  const approval = { by: person, at, version: order.version, ...(onBehalfOf ? { onBehalfOf } : {}) };
  const approvals = [...order.approvals, approval];
  const enough = approvals.length >= approvalsNeeded(policy, order);
  const counts = enough ? counted(circumstances, order) : [];
  const done = { lapsesAt: undefined, remindAt: undefined, counted: counts.map(({ name }) => name) };
  const change = moveOrder(order, {
    ...base(circumstances),
    event: enough ? 'approve' : 'countersign',
    patch: { approvals, ...(enough ? done : {}) },
    notices: [{ kind: 'card' }],
    dueAt: enough ? now.getTime() : Date.parse(order.remindAt ?? order.lapsesAt ?? at),
    detail: { total: order.quote.price?.total, ...(onBehalfOf ? { onBehalfOf: onBehalfOf.id } : {}) },
  });
  return { ...change, counts };
}

export function reject(order: Order, reason: string, circumstances: Circumstances): Change {
  const { now, person, policy, standing } = circumstances;
  demand(mayReject(policy, order, person, { now, standing }));
  if (!reason) throw botError('REASON_MISSING', { order: order.id, requester: order.requester.name });
  const at = circumstances.now.toISOString();
  return moveOrder(order, {
    ...base(circumstances),
    event: 'reject',
    patch: { rejection: { by: circumstances.person, at, reason } },
    notices: [{ kind: 'card' }, { kind: 'reply', about: 'rejected' }],
    detail: { reason },
  });
}

export function withdraw(order: Order, circumstances: Circumstances): Change {
  demand(mayWithdraw(order, circumstances.person));
  return moveOrder(order, {
    ...base(circumstances),
    event: order.state === 'quoted' || order.state === 'draft' ? 'cancel' : 'withdraw',
    notices: [
      { kind: 'card' },
      ...(order.state === 'quoted' || order.state === 'draft' ? [] : [{ kind: 'reply', about: 'withdrawn' } as const]),
    ],
  });
}
