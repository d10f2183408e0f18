import { z } from 'zod';
import { monthsOf } from './products';
import { orderOf } from './order-routes';
import { orderPath, priceOf, reservationPath, round } from './order-view';
import { refuse, ok } from './reply';
import { findReservation, mustBeIdle } from './reservation-routes';
import { CAPACITY, route, type Context } from './route';
import type { SimulatedOrder } from './world';

const LIMIT = 50_000;
const ToReturn = z.object({ reservationId: z.string(), quantity: z.number().int() });
const Calculate = z.object({ properties: z.object({ reservationToReturn: ToReturn }) });
const Return = z.object({
  properties: z.object({ sessionId: z.string(), reservationToReturn: ToReturn, returnReason: z.string().optional() }),
});

/** Returning a reservation. A refusal of the refund policy is a 200 with policy errors. */
export const refundRoutes = [
  route('POST', `${CAPACITY}/reservationOrders/{order}/calculateRefund`, (context) => {
    const parsed = Calculate.safeParse(context.body);
    if (!parsed.success) throw refuse(400, 'InvalidRequestContent', 'reservationToReturn is required.');
    const { order, reservation, quantity } = asked(context, parsed.data.properties.reservationToReturn);
    const sessionId = context.world.newId();
    context.world.refunds.set(sessionId, { reservationId: reservation.id, quantity });
    return ok(refundOf(context, order, reservation.id, quantity, sessionId));
  }),
  route('POST', `${CAPACITY}/reservationOrders/{order}/return`, (context) => {
    const { world, base } = context;
    const parsed = Return.safeParse(context.body);
    if (!parsed.success) throw refuse(400, 'InvalidRequestContent', 'sessionId is required.');
    const { sessionId, reservationToReturn } = parsed.data.properties;
    const { order, reservation, quantity } = asked(context, reservationToReturn);
    if (world.refunds.get(sessionId)?.reservationId !== reservation.id) {
      throw refuse(400, 'BadRequest', 'The session is unknown. Calculate the refund again.');
    }
    world.refunds.delete(sessionId);
    const body = refundOf(context, order, reservation.id, quantity, sessionId);
    if (policyErrors(context, order, quantity).length > 0) throw refuse(400, 'RefundPolicyViolated', 'Not refundable.');
    world.consumedRefunds = round(world.consumedRefunds + refundAmounts(context, order, quantity).dollars);
    reservation.quantity -= quantity;
    if (reservation.quantity === 0) reservation.state = 'Cancelled';
    order.busyUntil = { at: world.clock() + world.paceMs, state: 'Pending' };
    return { status: 202, body, headers: { location: `${base}${orderPath(order.id)}?api-version=2022-11-01` } };
  }),
];

function asked(context: Context, { reservationId, quantity }: z.infer<typeof ToReturn>) {
  const order = orderOf(context);
  const reservation = findReservation(order, reservationId);
  mustBeIdle(context.world, order, reservation);
  if (quantity < 1 || quantity > reservation.quantity) throw refuse(400, 'InvalidRefundQuantity', 'Bad quantity.');
  return { order, reservation, quantity };
}

function refundAmounts({ world }: Context, order: SimulatedOrder, quantity: number) {
  const { billing, pricing } = priceOf(world, { ...order.input, quantity });
  const elapsed = (world.clock() - order.at) / (monthsOf(order.input.term) * 30 * 86_400_000);
  const left = Math.max(0, 1 - elapsed);
  // Of a monthly plan only the month already paid can come back.
  const paid = order.input.billingPlan === 'Monthly' ? billing.month : billing.total;
  const paidDollars = order.input.billingPlan === 'Monthly' ? pricing.month : pricing.total;
  const refund = { currencyCode: paid.currencyCode, amount: round(paid.amount * left) };
  return { paid, refund, billing, dollars: round(paidDollars.amount * left) };
}

function policyErrors(context: Context, order: SimulatedOrder, quantity: number) {
  if (order.input.reservedResourceType === 'SapHana') {
    return [{ code: 'SelfServiceRefundNotSupported', message: 'Please contact support to return this product.' }];
  }
  const { dollars } = refundAmounts(context, order, quantity);
  if (context.world.consumedRefunds + dollars <= LIMIT) return [];
  return [{ code: 'RefundLimitExceeded', message: 'The refund limit of 50000 USD would be exceeded.' }];
}

function refundOf(context: Context, order: SimulatedOrder, reservationId: string, quantity: number, sessionId: string) {
  const { paid, refund, billing, dollars } = refundAmounts(context, order, quantity);
  const dollar = (amount: number) => ({ currencyCode: 'USD', amount });
  const rest = order.input.billingPlan === 'Monthly' ? round(billing.total.amount - paid.amount) : 0;
  return {
    id: reservationPath(order.id, reservationId),
    properties: {
      sessionId,
      quantity,
      billingRefundAmount: refund,
      pricingRefundAmount: dollar(dollars),
      policyResult: {
        properties: {
          consumedRefundsTotal: dollar(context.world.consumedRefunds),
          maxRefundLimit: dollar(LIMIT),
          policyErrors: policyErrors(context, order, quantity),
        },
      },
      billingInformation: {
        billingPlan: order.input.billingPlan,
        completedTransactions: 1,
        totalTransactions: order.input.billingPlan === 'Monthly' ? monthsOf(order.input.term) : 1,
        billingCurrencyTotalPaidAmount: paid,
        billingCurrencyProratedAmount: { ...paid, amount: round(paid.amount - refund.amount) },
        billingCurrencyRemainingCommitmentAmount: { ...paid, amount: rest },
      },
    },
  };
}
