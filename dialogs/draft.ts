import type { ReservationRequest } from '../bot/commerce/commerce';
import { parseRequest } from './parse-request';
import type { ParsedLine } from './parse/combine';
import type { PartialRequest, Problems, Slot } from './slots';
import type { UsualCustomer } from './usual-customer';

/** A request in the making: what was typed, never what the provider said about it. Plain JSON, a few hundred bytes. */
export interface Draft {
  typed: PartialRequest;
  problems: Problems;
  /** Further lines of the same sentence, each a request of its own, handled one after the other. */
  more: ParsedLine[];
  /** Words that were not understood and not yet told to the person. */
  leftover: string[];
  /** Slots in the order in which they were answered, for "back". */
  answered: Slot[];
  /** The slot a bare answer belongs to. */
  asked?: Slot;
  /** Wrong answers in a row. */
  wrong: Partial<Record<Slot, number>>;
  /** One question at a time instead of the form. */
  stepwise?: boolean;
  /** Activity id of the form on show. */
  formId?: string;
  /** The customer that was not said, but is usual here. */
  usual?: UsualCustomer;
  /** Id of the order whose request is being changed. */
  editing?: string;
  /** Id of the order whose reservation the new one follows. */
  renews?: string;
}

export function emptyDraft(): Draft {
  return { typed: {}, problems: {}, more: [], leftover: [], answered: [], wrong: {} };
}

/** The draft of a first sentence. Words that could only be the customer's name are tried as that. */
export function draftFrom(text: string): Draft {
  const parsed = parseRequest(text);
  const [first, ...more] = parsed.lines;
  const draft = { ...withAnswers(emptyDraft(), first as ParsedLine), more, leftover: parsed.leftover };
  const [only, ...others] = parsed.leftover;
  const isTheCustomer =
    only && others.length === 0 && draft.answered.length > 0 && !draft.answered.includes('customer');
  if (!isTheCustomer) return draft;
  const withCustomer = (line: ParsedLine): ParsedLine => ({ ...line, values: { customer: only, ...line.values } });
  return {
    ...withAnswers(draft, { values: { customer: only }, problems: {} }),
    more: more.map(withCustomer),
    leftover: [],
  };
}

/** The draft with new answers; an answer takes the place of what was typed for its slot before, right or wrong. */
export function withAnswers(draft: Draft, line: ParsedLine): Draft {
  const slots = [...Object.keys(line.values), ...Object.keys(line.problems)] as Slot[];
  const isKept = (slot: Slot) => !slots.includes(slot);
  return {
    ...draft,
    typed: { ...only(draft.typed, isKept), ...line.values },
    problems: { ...only(draft.problems, isKept), ...line.problems },
    answered: [...draft.answered.filter(isKept), ...slots],
  };
}

/** The draft without the answer to one slot. */
export function without(draft: Draft, slot: Slot): Draft {
  const isKept = (other: Slot) => other !== slot;
  return {
    ...draft,
    typed: only(draft.typed, isKept),
    problems: only(draft.problems, isKept),
    answered: draft.answered.filter(isKept),
  };
}

/** The draft that would lead to this request: what Edit on a confirmation card re-opens. */
export function draftOf(request: ReservationRequest): Draft {
  const { item, appliedScope } = request;
  const typed: PartialRequest = {
    customer: `${request.backend} ${request.customer.id}`,
    subscription: request.billingScope.id,
    product: item.productId,
    sku: item.sku,
    region: item.region,
    term: item.term,
    billingPlan: request.billingPlan,
    quantity: String(request.quantity),
    displayName: request.displayName,
    appliedScopeType: appliedScope.type,
    appliedSubscription: appliedScope.subscriptionId,
    resourceGroup: appliedScope.resourceGroupId,
    managementGroup: appliedScope.managementGroupId,
    managementTenant: appliedScope.tenantId === request.customer.id ? undefined : appliedScope.tenantId,
    renew: String(request.renew),
    instanceFlexibility: request.instanceFlexibility,
    reviewDate: request.reviewDateTime?.slice(0, 10),
  };
  const values = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
  return withAnswers(emptyDraft(), { values, problems: {} });
}

function only<V>(record: Partial<Record<Slot, V>>, isKept: (slot: Slot) => boolean): Partial<Record<Slot, V>> {
  return Object.fromEntries(Object.entries(record).filter(([slot]) => isKept(slot as Slot)));
}
