import { z } from 'zod';
import { Amount, maybe, maybeText } from './parts';

/** One line of a payment schedule. Monthly amounts of later months are known in the pricing currency only. */
export const Payment = z.object({
  dueDate: maybeText,
  paymentDate: maybeText,
  pricingCurrencyTotal: maybe(Amount),
  billingCurrencyTotal: maybe(Amount),
  status: maybeText,
  extendedStatusInfo: maybe(z.object({ statusCode: maybeText, message: maybeText })),
});
export type Payment = z.infer<typeof Payment>;

/** https://learn.microsoft.com/rest/api/reserved-vm-instances/reservation-order/calculate */
export const CalculatedPrice = z.object({
  properties: z.object({
    /** The whole term, tax excluded. */
    billingCurrencyTotal: Amount,
    pricingCurrencyTotal: maybe(Amount),
    isBillingPartnerManaged: maybe(z.boolean()),
    isTaxIncluded: maybe(z.boolean()),
    taxTotal: maybe(z.number()),
    reservationOrderId: z.string().min(1),
    skuTitle: maybeText,
    skuDescription: maybeText,
    paymentSchedule: maybe(z.array(Payment)),
  }),
});
export type CalculatedPrice = z.infer<typeof CalculatedPrice>['properties'];
