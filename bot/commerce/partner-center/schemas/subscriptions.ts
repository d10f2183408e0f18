import { z } from 'zod';
import { id, text } from './common';

export const subscription = z.object({
  id,
  offerId: text.optional(),
  offerName: text.optional(),
  friendlyName: text.optional(),
  entitlementId: text.optional(),
  status: text.optional(),
  orderId: text.optional(),
  links: z
    .object({ offer: z.object({ uri: z.string() }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
export type Subscription = z.output<typeof subscription>;

export const azureEntitlement = z.object({ id, friendlyName: text.optional(), status: text.optional() });

export const registrationStatus = z.object({ status: text.optional() });

export const subscriptionProvisioning = z.object({ status: text.optional() });
