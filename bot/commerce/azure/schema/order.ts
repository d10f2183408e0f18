import { z } from 'zod';
import { Amount, maybe, maybeText } from './parts';
import { Payment } from './price';

/** https://learn.microsoft.com/rest/api/reserved-vm-instances/reservation-order/get; billing ids are undocumented. */
export const ReservationOrder = z
  .object({
    id: z.string(),
    name: maybeText,
    properties: z.object({
      displayName: maybeText,
      requestDateTime: maybeText,
      createdDateTime: maybeText,
      benefitStartTime: maybeText,
      expiryDate: maybeText,
      expiryDateTime: maybeText,
      reviewDateTime: maybeText,
      originalQuantity: maybe(z.number()),
      term: maybeText,
      billingPlan: maybeText,
      /** An open set; only Succeeded means that it worked. */
      provisioningState: maybeText,
      reservations: z
        .array(z.object({ id: z.string() }))
        .nullish()
        .transform((list) => (list ?? []).map(({ id }) => id)),
      billingAccountId: maybeText,
      billingProfileId: maybeText,
      planInformation: maybe(
        z.object({
          pricingCurrencyTotal: maybe(Amount),
          startDate: maybeText,
          nextPaymentDueDate: maybeText,
          transactions: z
            .array(Payment)
            .nullish()
            .transform((list) => list ?? []),
        }),
      ),
    }),
  })
  .transform(({ id, name, properties }) => ({ id: name ?? id.split('/').at(-1) ?? id, ...properties }));
export type ReservationOrder = z.infer<typeof ReservationOrder>;
