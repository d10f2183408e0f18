import { z } from 'zod';
import type { Customer } from '../data/customers';
import { invalidInput, refuse } from '../http/api-error';
import { route, type Call, type Route } from '../http/call';
import { collection } from '../http/page';
import { readLines } from '../world/carts';
import { checkCustomer } from '../world/check-customer';
import { orderLine } from '../world/checkout';
import { orderBody } from '../world/order-body';
import { placeOrder, provisioningOf, type Order } from '../world/orders';
import { sameId, type World } from '../world/world';

const ALL = '/customers/:customer/orders';
const flat = (cycle: string) => cycle.replaceAll('_', '').toLowerCase();

export function orderRoutes(world: World): Route[] {
  return [
    route('get', ALL, 'either', (call) => ({ body: listOrders(world, call) })),
    route('post', ALL, 'either', (call) => ({ status: 201, body: orderBody(world, orderDirectly(world, call)) })),
    route('get', `${ALL}/:order`, 'either', (call) => ({
      body: orderBody(world, findOrder(world, call), { withPrice: call.query.include_price === 'true' }),
    })),
    route('patch', `${ALL}/:order`, 'either', (call) => {
      findOrder(world, call);
      throw refuse(
        403,
        '800019',
        "Non-Sandbox tenants aren't allowed to cancel purchases other than software subscriptions and perpetual software",
      );
    }),
    route('get', `${ALL}/:order/provisioningstatus`, 'user', (call) => ({
      body: provisioningBody(world, findOrder(world, call)),
    })),
  ];
}

function findOrder(world: World, call: Call): Order {
  const customer = world.customer(call.params.customer);
  const order = world.orders.find((one) => one.customer === customer && sameId(one.id, call.params.order ?? ''));
  if (!order) throw refuse(404, '20000', 'Order ID not found');
  return order;
}

/** A new order appears in the list only after the lag, and the newest come first. */
function listOrders(world: World, call: Call): Record<string, unknown> {
  const customer = world.customer(call.params.customer);
  const cycle = call.query.billingtype;
  const visible = world.orders.filter(
    (order) =>
      order.customer === customer &&
      (order.seeded || order.createdAt + world.listLagMs <= world.clock.now()) &&
      (!cycle || flat(order.billingCycle) === flat(cycle)),
  );
  const withPrice = call.query.include_price === 'true';
  return collection(
    visible.reverse().map((order) => orderBody(world, order, { withPrice })),
    `/customers/${customer.id}/orders`,
  );
}

const orderSchema = z.object({
  billingCycle: z.string().default('monthly'),
  lineItems: z.array(z.looseObject({ offerId: z.string().min(1) })).min(1),
});

/** POST orders: no cart, and nothing that protects from buying twice. */
function orderDirectly(world: World, call: Call): Order {
  const customer: Customer = world.customer(call.params.customer);
  const parsed = orderSchema.safeParse(call.body);
  if (!parsed.success) throw invalidInput(z.prettifyError(parsed.error));
  checkCustomer(customer);
  const { billingCycle, lineItems } = parsed.data;
  const lines = readLines(world, customer, {
    lineItems: lineItems.map(({ offerId, ...rest }) => ({ ...rest, billingCycle, catalogItemId: offerId })),
  });
  return placeOrder(world, {
    customer,
    billingCycle: lines[0]?.billingCycle ?? billingCycle,
    lines: lines.map((line) => orderLine(world, customer, line)),
    correlationId: call.correlationId,
  });
}

function provisioningBody(world: World, order: Order): Record<string, unknown> {
  const status = provisioningOf(world, order);
  return collection(
    order.lines.map(({ lineItemNumber, quantity }) => ({
      orderLineItemId: lineItemNumber,
      lineItemNumber,
      status,
      quantityProvisioningInformation: [{ quantity, status }],
    })),
  );
}
