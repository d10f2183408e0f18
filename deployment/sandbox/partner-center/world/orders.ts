import { randomUUID } from 'node:crypto';
import type { Sku } from '../data/catalogue';
import type { Customer } from '../data/customers';
import type { SkuPrice } from '../data/prices';
import type { World } from './world';

export interface OrderLine {
  lineItemNumber: number;
  /** The catalogue item, or the offer of a legacy subscription. */
  offerId: string;
  /** Only of reservations. */
  sku?: Sku;
  price?: SkuPrice;
  friendlyName: string;
  quantity: number;
  termDuration?: string;
  provisioningContext?: Record<string, string>;
  /** The bought subscription, told once it is provisioned. */
  subscriptionId?: string;
  /** Of the reservation: its own id, and the parts of the artifact's address. */
  reservationId: string;
  groupId: string;
  lineId: string;
}

export interface Order {
  id: string;
  customer: Customer;
  cartId?: string;
  billingCycle: string;
  lines: OrderLine[];
  createdAt: number;
  /** Until then it is pending. */
  readyAt: number;
  /** What it becomes when it is ready. */
  outcome: string;
  /** Set from outside; wins over everything. */
  status?: string;
  correlationId: string;
  /** Part of the past that the sandbox starts with. */
  seeded: boolean;
  /** Instalments already on invoices. */
  billed: number;
}

export type NewLine = Omit<OrderLine, 'lineItemNumber' | 'reservationId' | 'groupId' | 'lineId'>;

export interface NewOrder {
  customer: Customer;
  cartId?: string;
  billingCycle: string;
  lines: NewLine[];
  correlationId: string;
}

export function placeOrder(world: World, order: NewOrder): Order {
  const createdAt = world.clock.now();
  const placed: Order = {
    ...order,
    id: randomUUID().replaceAll('-', '').slice(0, 12),
    lines: order.lines.map((line, lineItemNumber) => ({
      ...line,
      lineItemNumber,
      reservationId: randomUUID(),
      groupId: randomUUID().replaceAll('-', ''),
      lineId: randomUUID(),
    })),
    createdAt,
    readyAt: createdAt + world.settings.paceMs,
    outcome: world.settings.orderOutcome,
    seeded: false,
    billed: 0,
  };
  world.orders.push(placed);
  return placed;
}

export function statusOf(world: World, order: Order): string {
  if (order.status) return order.status;
  return world.clock.now() < order.readyAt ? 'pending' : order.outcome;
}

/** fulfilled, unfulfilled or prefulfillment_pending. */
export function provisioningOf(world: World, order: Order): string {
  const status = statusOf(world, order);
  if (status === 'completed') return 'fulfilled';
  return ['cancelled', 'error', 'po_review_rejected'].includes(status) ? 'unfulfilled' : 'prefulfillment_pending';
}

/** The whole term of the whole quantity, in the currency's smallest unit. */
export function totalOf(order: Order): number {
  return order.lines.reduce(
    (sum, line) => sum + (line.price ? line.price.instalment * line.price.instalments * line.quantity : 0),
    0,
  );
}
