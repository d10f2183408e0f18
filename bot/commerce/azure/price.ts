import { dividedBy } from '../../orders/money';
import { providerError } from '../../errors';
import type { Price, Quote, ReservationRequest } from '../commerce';
import type { PurchaseBody } from './purchase-body';
import { CalculatedPrice } from './schema/price';
import { CAPACITY, type Wire } from './wire';

/** How long Azure keeps a calculated price is not documented; "a few minutes" is what people observe. */
export const SESSION_MS = 5 * 60_000;

/**
 * The price of exactly this purchase and the id under which it can be bought for a few minutes.
 * https://learn.microsoft.com/rest/api/reserved-vm-instances/reservation-order/calculate
 */
export async function calculatePrice(wire: Wire, body: PurchaseBody, signal?: AbortSignal): Promise<CalculatedPrice> {
  const call = { method: 'POST', path: `${CAPACITY}/calculatePrice`, body, signal } as const;
  const { properties } = await wire.ask(CalculatedPrice, call);
  if (properties.isBillingPartnerManaged) throw partnerManaged();
  return properties;
}

export function toQuote(price: CalculatedPrice, request: ReservationRequest, nowMs: number): Quote {
  return {
    price: toPrice(price, request),
    source: 'Azure price calculation for this billing subscription, without tax',
    quotedAt: new Date(nowMs).toISOString(),
    expiresAt: new Date(nowMs + SESSION_MS).toISOString(),
  };
}

function toPrice(price: CalculatedPrice, { quantity, billingPlan }: ReservationRequest): Price {
  const total = price.billingCurrencyTotal;
  const unit = dividedBy(total, quantity);
  const schedule = price.paymentSchedule ?? [];
  if (billingPlan === 'Upfront' || schedule.length === 0) {
    return { unit, total, instalments: { count: 1, amount: total } };
  }
  const count = schedule.length;
  // Later instalments are known in the pricing currency only; the first stands for all.
  const amount = schedule[0]?.billingCurrencyTotal ?? dividedBy(total, count);
  return { unit, total, instalments: { count, amount } };
}

function partnerManaged() {
  const failure = {
    code: 'PARTNER_MANAGED',
    message: 'A Microsoft partner manages the billing of this subscription.',
    remedy: 'Buy this reservation through Partner Center: choose the customer there.',
    money: 'none',
  } as const;
  return providerError(failure, false);
}
