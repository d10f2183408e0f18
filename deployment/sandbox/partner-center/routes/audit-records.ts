import { z } from 'zod';
import { invalidInput } from '../http/api-error';
import { route, type Call, type Route } from '../http/call';
import { collection } from '../http/page';
import { sevenDigits } from '../world/clock';
import { orderBody } from '../world/order-body';
import type { Order } from '../world/orders';
import { sameId, type World } from '../world/world';

const NINETY_DAYS = 90 * 86_400_000;
const filterSchema = z.object({ Field: z.string(), Value: z.string(), Operator: z.string() });

/** Who ordered what. `originalCorrelationId` is the MS-CorrelationId of the call that did it. */
export function auditRoutes(world: World): Route[] {
  return [
    route('get', '/auditrecords', 'user', (call) => ({
      body: collection(found(world, call).map((order) => record(world, order))),
    })),
  ];
}

function found(world: World, call: Call): Order[] {
  const from = Date.parse(call.query.startdate ?? '');
  if (Number.isNaN(from)) throw invalidInput('startDate is required as yyyy-mm-dd.');
  if (from < world.clock.now() - NINETY_DAYS) throw invalidInput('startDate must be within the last 90 days.');
  const until = call.query.enddate ? Date.parse(call.query.enddate) + 86_400_000 : Infinity;
  const filter = call.query.filter ? filterSchema.parse(JSON.parse(call.query.filter)) : undefined;
  return world.orders.filter((order) => order.createdAt >= from && order.createdAt < until && fits(order, filter));
}

function fits(order: Order, filter: z.infer<typeof filterSchema> | undefined): boolean {
  if (!filter) return true;
  const { Field, Value } = filter;
  if (Field === 'CustomerId') return sameId(order.customer.id, Value);
  if (Field === 'CompanyName') return order.customer.name.toLowerCase().includes(Value.toLowerCase());
  return Field === 'ResourceType' && Value.toLowerCase() === 'order';
}

function record(world: World, order: Order): Record<string, unknown> {
  return {
    partnerId: world.partnerId,
    customerId: order.customer.id,
    customerName: order.customer.name,
    userPrincipalName: 'admin@reseller.onmicrosoft.com',
    resourceType: 'order',
    resourceNewValue: JSON.stringify(orderBody(world, order)),
    operationType: 'create_order',
    operationDate: sevenDigits(order.createdAt),
    operationStatus: 'succeeded',
    originalCorrelationId: order.correlationId,
    customizedData: [
      { key: 'OrderId', value: order.id },
      { key: 'BillingCycle', value: order.billingCycle },
      ...order.lines.map((line, index) => ({ key: `OfferId-${index}`, value: line.offerId })),
    ],
    attributes: { objectType: 'AuditRecord' },
  };
}
