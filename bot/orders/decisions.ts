import { mayApprove, mayReject, mayWithdraw, type Policy, type Verdict } from '../access/policy';
import type { Check, Quote, ReservationRequest } from '../commerce/commerce';
import { botError } from '../errors';
import { samePerson, type Person, type Place } from '../people';
import type { Change } from './journal';
import { moveOrder } from './move-order';
import type { Order } from './order';

/** What a person decides about an order, as pure functions: order and circumstances in, change out. */
export interface Circumstances {
  policy: Policy;
  person: Person;
  now: Date;
  ticket: string;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

function demand(verdict: Verdict): void {
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
}

function base({ person, now, ticket }: Circumstances) {
  return { actor: { kind: 'person', id: person.id, name: person.name } as const, at: now.toISOString(), ticket };
}

function after(now: Date, ms: number) {
  const at = now.getTime() + ms;
  return { dueAt: at, lapsesAt: new Date(at).toISOString() };
}

/** A complete request with its price: the first version of an order. */
export function openOrder(
  id: string,
  place: Place,
  asked: { request: ReservationRequest; quote: Quote; checks: Check[] },
  circumstances: Circumstances,
): Change {
  const { person, now, policy, ticket } = circumstances;
  const at = now.toISOString();
  const { dueAt, lapsesAt } = after(now, policy.quoteLapsesAfterMinutes * MINUTE_MS);
  const order: Order = {
    id,
    version: 1,
    state: 'quoted',
    stateSince: at,
    createdAt: at,
    place,
    requester: person,
    editors: [],
    ...asked,
    ticket,
    approvals: [],
    lapsesAt,
    history: [{ state: 'quoted', at, by: person.name }],
  };
  const { actor } = base(circumstances);
  const audit = { orderId: id, version: 1, at, event: 'create', actor, from: null, to: 'quoted' } as const;
  return {
    order,
    expected: 0,
    audit: { ...audit, detail: { request: asked.request, quote: asked.quote } },
    notices: [{ kind: 'card' }],
    dueAt,
  };
}

/** The edited request replaces the old one; earlier approvals do not cover it. */
export function quoteAgain(
  order: Order,
  asked: { request: ReservationRequest; quote: Quote; checks: Check[] },
  circumstances: Circumstances,
): Change {
  const { person, now, policy } = circumstances;
  demand(mayWithdraw(order, person));
  const { dueAt, lapsesAt } = after(now, policy.quoteLapsesAfterMinutes * MINUTE_MS);
  return moveOrder(order, {
    ...base(circumstances),
    event: 'quote',
    patch: { ...asked, approvals: [], editors: withEditor(order, person), previousQuote: undefined, lapsesAt },
    notices: [{ kind: 'card' }],
    dueAt,
    detail: { request: asked.request, quote: asked.quote },
  });
}

function withEditor(order: Order, person: Person): Person[] {
  const known = [order.requester, ...order.editors].some((editor) => samePerson(editor, person));
  return known ? order.editors : [...order.editors, person];
}

export function confirm(order: Order, circumstances: Circumstances): Change {
  demand(mayWithdraw(order, circumstances.person));
  const { dueAt, lapsesAt } = after(circumstances.now, circumstances.policy.approvalLapsesAfterHours * HOUR_MS);
  return moveOrder(order, {
    ...base(circumstances),
    event: 'confirm',
    patch: { lapsesAt },
    notices: [{ kind: 'card' }, { kind: 'reply', about: 'approval-needed' }],
    dueAt,
  });
}

export function approve(order: Order, circumstances: Circumstances): Change {
  demand(mayApprove(circumstances.policy, order, circumstances.person));
  const at = circumstances.now.toISOString();
  const approvals = [...order.approvals, { by: circumstances.person, at, version: order.version }];
  const enough = approvals.length >= circumstances.policy.approvalsNeeded;
  return moveOrder(order, {
    ...base(circumstances),
    event: enough ? 'approve' : 'countersign',
    patch: { approvals, ...(enough ? { lapsesAt: undefined } : {}) },
    notices: [{ kind: 'card' }],
    dueAt: enough ? circumstances.now.getTime() : Date.parse(order.lapsesAt ?? at),
    detail: { total: order.quote.price?.total },
  });
}

export function reject(order: Order, reason: string, circumstances: Circumstances): Change {
  demand(mayReject(circumstances.policy, order, circumstances.person));
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

export function edit(order: Order, circumstances: Circumstances): Change {
  demand(mayWithdraw(order, circumstances.person));
  const { dueAt, lapsesAt } = after(circumstances.now, circumstances.policy.quoteLapsesAfterMinutes * MINUTE_MS);
  return moveOrder(order, {
    ...base(circumstances),
    event: 'edit',
    patch: { approvals: [], editors: withEditor(order, circumstances.person), lapsesAt },
    notices: [{ kind: 'card' }],
    dueAt,
  });
}
