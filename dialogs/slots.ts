import { FORM_FIELDS } from '../cards/form-fields';
import { textsFor, type Texts } from '../cards/texts';

/** What a request is made of, as people type it. Names are the input ids of the request form. */
export const FORM_SLOTS = FORM_FIELDS;

/** What only some requests need; on the form where it applies. */
export const DETAIL_SLOTS = [
  'appliedSubscription',
  'resourceGroup',
  'managementGroup',
  'managementTenant',
  'instanceFlexibility',
  'reviewDate',
] as const;

/** `backEnd` is only said to tell two customers of one name apart; the form says it with the customer. */
export const SLOTS = [...FORM_SLOTS, ...DETAIL_SLOTS, 'backEnd'] as const;
export type Slot = (typeof SLOTS)[number];

/** Slots as text, canonical where the parser knows the canonical form: P3Y, Monthly, westeurope, Standard_D2s_v5, 3, true. */
export type PartialRequest = Partial<Record<Slot, string>>;
export type Problems = Partial<Record<Slot, string>>;

/** What a slot is called within a sentence, and an answer that is right, as people would type it. */
export const SLOT_INFO: Texts['dialog']['slots'] = textsFor('en').dialog.slots;

/** Slots that every purchase needs an answer for; the others have a default or follow from these. */
export const REQUIRED = ['customer', 'sku', 'region', 'term', 'billingPlan', 'quantity'] as const satisfies Slot[];
