import { mayWithdraw } from '../access/policy';
import type { Check, Quote, ReservationRequest } from '../commerce/commerce';
import { samePerson, type Person, type Place } from '../people';
import type { BatchMark } from './batch';
import { after, base, demand, MINUTE_MS, type Circumstances } from './circumstances';
import type { Change } from './journal';
import { moveOrder } from './move-order';
import type { Order } from './order';

/** A complete request with its price: the first version of an order. */
export function openOrder(
  id: string,
  place: Place,
  asked: { request: ReservationRequest; quote: Quote; checks: Check[]; renews?: string; batch?: BatchMark },
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
    history: [{ state: 'quoted', at, by: person.id }],
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

/** A line of a batch that is changed by itself is a request of its own from then on. */
export function edit(order: Order, circumstances: Circumstances): Change {
  demand(mayWithdraw(order, circumstances.person));
  const { dueAt, lapsesAt } = after(circumstances.now, circumstances.policy.quoteLapsesAfterMinutes * MINUTE_MS);
  return moveOrder(order, {
    ...base(circumstances),
    event: 'edit',
    patch: { approvals: [], editors: withEditor(order, circumstances.person), lapsesAt, batch: undefined },
    notices: [{ kind: 'card' }],
    dueAt,
  });
}
