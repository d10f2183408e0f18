import { FORM_FIELDS } from '../cards/form-fields';

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

interface SlotInfo {
  label: string;
  /** An answer that is right, as people would type it. */
  example: string;
}

export const SLOT_INFO: Record<Slot, SlotInfo> = {
  customer: { label: 'customer', example: 'Contoso' },
  subscription: { label: 'subscription', example: 'subscription Production' },
  product: { label: 'product', example: 'virtual machines' },
  sku: { label: 'SKU', example: 'Standard_D2s_v5' },
  region: { label: 'region', example: 'westeurope' },
  term: { label: 'term', example: '3 years' },
  billingPlan: { label: 'billing plan', example: 'monthly' },
  quantity: { label: 'quantity', example: '5' },
  displayName: { label: 'name', example: 'name web-servers' },
  appliedScopeType: { label: 'scope', example: 'scope shared' },
  renew: { label: 'auto-renew', example: 'renew no' },
  appliedSubscription: { label: 'subscription the discount applies to', example: 'applied to subscription Production' },
  resourceGroup: { label: 'resource group', example: 'resource group web' },
  managementGroup: { label: 'management group', example: 'management group finance' },
  managementTenant: {
    label: 'tenant of the management group',
    example: 'management group finance in tenant contoso.example',
  },
  instanceFlexibility: { label: 'instance size flexibility', example: 'flexibility on' },
  reviewDate: { label: 'review date', example: 'review 2027-06-30' },
  backEnd: { label: 'way of buying', example: 'via Azure' },
};

/** Slots that every purchase needs an answer for; the others have a default or follow from these. */
export const REQUIRED = ['customer', 'sku', 'region', 'term', 'billingPlan', 'quantity'] as const satisfies Slot[];
