import { z } from 'zod';
import { amount, count, dateTime, id, listOf, text } from './common';

const orderLine = z.object({
  lineItemNumber: count.optional(),
  offerId: text.optional(),
  subscriptionId: text.optional(),
  friendlyName: text.optional(),
  quantity: count.optional(),
  termDuration: text.optional(),
  transactionType: text.optional(),
  pricing: z.object({ price: amount.optional(), extendedPrice: amount.optional() }).optional().catch(undefined),
});

export const order = z.object({
  id,
  alternateId: text.optional(),
  status: text.optional(),
  billingCycle: text.optional(),
  currencyCode: text.optional(),
  creationDate: dateTime.optional(),
  transactionType: text.optional(),
  totalPrice: amount.optional(),
  lineItems: listOf(orderLine),
});
export type PartnerOrder = z.output<typeof order>;

export const provisioningLine = z.object({ lineItemNumber: count.optional(), status: text.optional() });
