import { z } from 'zod';
import type { World } from './world';

/** Trouble made to order for lines whose customer, name or SKU fits: a cart line with an error, or a refused group. */
export const troubleSchema = z.object({
  stage: z.enum(['cart', 'checkout']),
  /** Regular expression over "customer | friendly name | ARM SKU | region"; everything when left out. */
  match: z.string().default(''),
  /** cart: a name of CART_ERRORS; checkout: the code in orderErrors. */
  code: z.string(),
  description: z.string().default('Made to order.'),
  /** How often; 1 unless said otherwise. */
  times: z.number().int().positive().default(1),
});

export type Trouble = z.infer<typeof troubleSchema>;

/** The trouble that awaits this line, used up by asking. */
export function takeTrouble(world: World, stage: Trouble['stage'], text: string): Trouble | undefined {
  const found = world.troubles.find(
    (trouble) => trouble.stage === stage && trouble.times > 0 && new RegExp(trouble.match, 'i').test(text),
  );
  if (found) found.times -= 1;
  return found;
}

/** Codes of cart line errors. */
export const CART_ERRORS = {
  Unknown: 0,
  CurrencyIsNotSupported: 10000,
  CatalogItemIdIsNotValid: 10001,
  QuotaNotAvailable: 10002,
  InventoryNotAvailable: 10003,
  ParticipantsIsNotSupportedForPartner: 10004,
  UnableToProcessCartLineItem: 10006,
  SubscriptionIsNotValid: 10007,
  SubscriptionIsNotEnabledForRI: 10008,
  SandboxLimitExceeded: 10009,
  InvalidInput: 10010,
  SubscriptionNotRegistered: 10011,
  AttestationNotAccepted: 10012,
  BillingPlanNotSupported: 10013,
} as const;

export type CartErrorName = keyof typeof CART_ERRORS;
