import { z } from 'zod';
import { Amount, maybe, maybeText } from './parts';
import { PolicyErrors } from './refund';

const Purchased = z.object({
  reservationOrderId: maybeText,
  reservationId: maybeText,
  billingCurrencyTotal: maybe(Amount),
  status: maybeText,
  properties: z.unknown().optional(),
});

const Returned = z.object({
  reservationId: maybeText,
  quantity: maybe(z.number()),
  billingRefundAmount: maybe(Amount),
  status: maybeText,
});

/** Result of calculateExchange and of exchange: https://learn.microsoft.com/rest/api/reserved-vm-instances/exchange/post */
export const ExchangeOperation = z.object({
  id: maybeText,
  name: maybeText,
  /** An open set; only Succeeded means that it worked, Failed and Cancelled that it did not. */
  status: maybeText,
  error: maybe(z.object({ code: maybeText, message: maybeText })),
  properties: maybe(
    z.object({
      sessionId: maybeText,
      netPayable: maybe(Amount),
      refundsTotal: maybe(Amount),
      purchasesTotal: maybe(Amount),
      policyResult: maybe(z.object({ policyErrors: PolicyErrors })),
      reservationsToPurchase: maybe(z.array(Purchased)),
      reservationsToExchange: maybe(z.array(Returned)),
    }),
  ),
});
export type ExchangeOperation = z.infer<typeof ExchangeOperation>;
