import { z } from 'zod';
import { Amount, maybe, maybeText } from './parts';

export const PolicyErrors = z
  .array(z.object({ code: maybeText, message: maybeText }))
  .nullish()
  .transform((list) => list ?? []);

const BillingInformation = z.object({
  billingPlan: maybeText,
  completedTransactions: maybe(z.number()),
  totalTransactions: maybe(z.number()),
  billingCurrencyTotalPaidAmount: maybe(Amount),
  billingCurrencyProratedAmount: maybe(Amount),
  billingCurrencyRemainingCommitmentAmount: maybe(Amount),
});

/** https://learn.microsoft.com/rest/api/reserved-vm-instances/calculate-refund/post; 200 with policy errors is a refusal. */
export const RefundAnswer = z.object({
  id: maybeText,
  properties: z.object({
    sessionId: maybeText,
    quantity: maybe(z.number()),
    billingRefundAmount: maybe(Amount),
    pricingRefundAmount: maybe(Amount),
    billingInformation: maybe(BillingInformation),
    policyResult: maybe(
      z.object({
        properties: maybe(
          z.object({
            consumedRefundsTotal: maybe(Amount),
            maxRefundLimit: maybe(Amount),
            policyErrors: PolicyErrors,
          }),
        ),
      }),
    ),
  }),
});
