import { z } from 'zod';
import { amount, count, dateTime, id, listOf, text } from './common';
import { order } from './orders';

const pricing = z
  .object({ price: amount.optional(), extendedPrice: amount.optional(), listPrice: amount.optional() })
  .optional()
  .catch(undefined);

const provisioningContext = z.record(z.string(), z.unknown()).optional().catch(undefined);

const cartLine = z.object({
  id: text.optional(),
  catalogItemId: text.optional(),
  friendlyName: text.optional(),
  quantity: count.optional(),
  currencyCode: text.optional(),
  billingCycle: text.optional(),
  termDuration: text.optional(),
  provisioningContext,
  ProvisioningContext: provisioningContext,
  pricing,
  error: z
    .object({
      errorCode: text.optional(),
      errorDescription: text.optional(),
      additionalInformation: z.object({ availableQuantity: text.optional() }).optional().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});
export type CartLine = z.output<typeof cartLine>;

export const cart = z.object({
  id,
  status: text.optional(),
  expirationTimestamp: dateTime.optional(),
  lastModifiedTimestamp: dateTime.optional(),
  lineItems: listOf(cartLine),
});
export type Cart = z.output<typeof cart>;

export const checkoutResult = z.object({
  orders: listOf(order),
  orderErrors: listOf(z.object({ code: text.optional(), description: text.optional(), orderGroupId: text.optional() })),
});
export type CheckoutResult = z.output<typeof checkoutResult>;
