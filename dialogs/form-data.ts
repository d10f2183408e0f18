import type { ActionMode } from '../cards/card';
import type { FormField } from '../cards/form-fields';
import type { RequestFormData } from '../cards/request-form';
import type { Draft } from './draft';
import type { Resolution } from './resolve/resolution';
import { detailsOffered } from './resolve/offered';
import { scopeChoice } from './resolve/settle-billing-scope';
import { productOf } from './resolve/settle-item';
import { DETAIL_SLOTS, FORM_SLOTS, type Slot } from './slots';

/** How the cards of this bot look and answer. */
export interface CardStyle {
  mode: ActionMode;
  inputs?: RequestFormData['inputs'];
  /** BCP 47. */
  locale: string;
}

/** What the form shows: settled answers as values, wrong ones as text with their problem. */
export function formData(draft: Draft, resolution: Resolution, style: CardStyle, lead: string): RequestFormData {
  const isOpen = (slot: Slot) =>
    draft.typed[slot] !== undefined || resolution.problems[slot] !== undefined || resolution.missing.includes(slot);
  const offered: readonly Slot[] = detailsOffered(draft.typed, resolution.customer, resolution.resourceType);
  const slots = [...FORM_SLOTS, ...DETAIL_SLOTS.filter((slot) => offered.includes(slot) || isOpen(slot))];
  const fields = Object.fromEntries(slots.map((slot) => [slot, field(slot, draft, resolution)]));
  return { ...style, fields: fields as RequestFormData['fields'], ...(lead ? { lead } : {}) };
}

function field(slot: Slot, draft: Draft, resolution: Resolution): FormField {
  const typed = draft.typed[slot];
  const problem = resolution.problems[slot] ?? (slot === 'customer' ? resolution.problems.backEnd : undefined);
  const choices = [...chosen(slot, resolution), ...(resolution.choices[slot] ?? [])];
  return {
    ...(problem
      ? { problem, ...(typed === undefined ? {} : { text: typed }) }
      : { value: settledValue(slot, draft, resolution) }),
    missing: resolution.missing.includes(slot),
    choices: choices.filter(({ value }, i) => choices.findIndex((other) => other.value === value) === i),
  };
}

function settledValue(slot: Slot, draft: Draft, resolution: Resolution): string | undefined {
  const { customer, billingScope, item } = resolution;
  const settled: Partial<Record<Slot, string | undefined>> = {
    customer: customer && resolution.choices.customer?.[0]?.value,
    subscription: billingScope?.id,
    product: item && productOf(item),
    sku: item?.sku,
    region: item?.region,
    appliedSubscription: resolution.appliedSubscription,
  };
  return settled[slot] ?? draft.typed[slot];
}

function chosen(slot: Slot, { billingScope }: Resolution) {
  return slot === 'subscription' && billingScope ? [scopeChoice(billingScope)] : [];
}
