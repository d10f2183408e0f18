import { z } from 'zod';
import { recordOrder } from './order-routes';
import { orderPath, priceOf, reservationPath, round } from './order-view';
import { readPurchase } from './purchase-input';
import { ok, refuse, type Reply } from './reply';
import { findReservation, mustBeIdle, orderByPath } from './reservation-routes';
import { CAPACITY, route, type Context } from './route';
import type { ExchangePlan, SimulatedOperation, World } from './world';

const Calculate = z.object({
  properties: z.object({
    reservationsToPurchase: z.array(z.unknown()).default([]),
    reservationsToExchange: z.array(z.object({ reservationId: z.string(), quantity: z.number().int() })).default([]),
  }),
});
const Exchange = z.object({ properties: z.object({ sessionId: z.string() }) });

/** Exchanging reservations: both calls answer 202 without a body and are followed at operationResults. */
export const exchangeRoutes = [
  route('POST', `${CAPACITY}/calculateExchange`, (context) => {
    const { world } = context;
    const parsed = Calculate.safeParse(context.body);
    if (!parsed.success) throw refuse(400, 'InvalidRequestContent', 'The exchange is not readable.');
    const { reservationsToPurchase, reservationsToExchange } = parsed.data.properties;
    const plan: ExchangePlan = { buy: reservationsToPurchase.map(readPurchase), giveBack: reservationsToExchange };
    const sessionId = world.newId();
    const result = calculation(world, plan, sessionId);
    if (result.policyResult.policyErrors.length === 0) world.exchanges.set(sessionId, plan);
    return accepted(context, { id: world.newId(), at: world.clock(), kind: 'calculateExchange', result });
  }),
  route('POST', `${CAPACITY}/exchange`, (context) => {
    const { world } = context;
    const sessionId = Exchange.safeParse(context.body).data?.properties.sessionId ?? '';
    const repeated = world.operations.get(sessionId);
    if (repeated) return accepted(context, repeated);
    const plan = world.exchanges.get(sessionId);
    if (!plan) throw refuse(400, 'BadRequest', 'The session is unknown. Calculate the exchange again.');
    const result = calculation(world, plan, sessionId);
    const finish = () => Object.assign(result, carryOut(world, plan));
    return accepted(context, { id: sessionId, at: world.clock(), kind: 'exchange', result, finish });
  }),
  route('GET', `${CAPACITY}/operationResults/{id}`, ({ world, params }) => {
    const operation = world.operations.get(params.id?.toLowerCase() ?? '');
    if (!operation) throw refuse(404, 'ResourceNotFound', 'No such operation.');
    return ok(viewOperation(world, operation));
  }),
];

function accepted({ world, base }: Context, operation: SimulatedOperation): Reply {
  world.operations.set(operation.id, operation);
  const link = `${base}/providers/Microsoft.Capacity/operationResults/${operation.id}?api-version=2022-11-01`;
  return { status: 202, headers: { 'azure-asyncoperation': link, location: link, 'retry-after': '1' } };
}

function viewOperation(world: World, operation: SimulatedOperation) {
  const { id, kind } = operation;
  const elapsed = world.clock() - operation.at;
  const head = { id: `/providers/microsoft.capacity/operationResults/${id}`, name: id };
  if (elapsed < world.paceMs) {
    const half = elapsed < world.paceMs / 2 ? 'PendingRefunds' : 'PendingPurchases';
    return { ...head, status: kind === 'exchange' ? half : 'Pending' };
  }
  operation.finish?.();
  operation.finish = undefined;
  const policy = operation.result.policyResult as { policyErrors?: unknown[] } | undefined;
  return { ...head, status: policy?.policyErrors?.length ? 'Failed' : 'Succeeded', properties: operation.result };
}

function calculation(world: World, plan: ExchangePlan, sessionId: string) {
  const refunds = plan.giveBack.map(({ reservationId, quantity }) => {
    const order = orderByPath(world, reservationId);
    mustBeIdle(world, order, findReservation(order, reservationId));
    return { reservationId, quantity, billingRefundAmount: priceOf(world, { ...order.input, quantity }).billing.total };
  });
  const purchases = plan.buy.map((input) => ({ billingCurrencyTotal: priceOf(world, input).billing.total }));
  const currencyCode = refunds[0]?.billingRefundAmount.currencyCode ?? 'USD';
  const sum = (list: number[]) => round(list.reduce((total, one) => total + one, 0));
  const refund = sum(refunds.map(({ billingRefundAmount }) => billingRefundAmount.amount));
  const purchase = sum(purchases.map(({ billingCurrencyTotal }) => billingCurrencyTotal.amount));
  const message = 'The new commitment must not be smaller than what is given back.';
  return {
    sessionId,
    netPayable: { currencyCode, amount: round(purchase - refund) },
    refundsTotal: { currencyCode, amount: refund },
    purchasesTotal: { currencyCode, amount: purchase },
    reservationsToPurchase: purchases as Record<string, unknown>[],
    reservationsToExchange: refunds,
    policyResult: { policyErrors: purchase < refund ? [{ code: 'ExchangePolicyViolated', message }] : [] },
  };
}

function carryOut(world: World, plan: ExchangePlan) {
  for (const { reservationId, quantity } of plan.giveBack) {
    const reservation = findReservation(orderByPath(world, reservationId), reservationId);
    reservation.quantity -= quantity;
    if (reservation.quantity <= 0) reservation.state = 'Cancelled';
  }
  const reservationsToPurchase = plan.buy.map((input) => {
    const order = recordOrder(world, world.newId(), input);
    return {
      reservationOrderId: orderPath(order.id),
      reservationId: reservationPath(order.id, order.reservations[0]?.id ?? ''),
      billingCurrencyTotal: priceOf(world, input).billing.total,
      status: 'Succeeded',
    };
  });
  return { reservationsToPurchase };
}
