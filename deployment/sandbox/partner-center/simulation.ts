import type { FaultSwitch } from '../faults/faults';
import type { LoggedCall } from '../faults/call-log';
import { major } from './data/prices';
import { invoiceBody } from './world/invoice-body';
import { issueInvoice } from './world/invoices';
import { statusOf, totalOf, type Order } from './world/orders';
import type { Settings } from './world/settings';
import type { Trouble } from './world/troubles';
import type { World } from './world/world';
import { signingChain } from './webhooks/certificate';
import type { Webhooks } from './webhooks/webhooks';

/** An order somebody placed in the sandbox; the ones it starts with are not counted. */
export interface PlacedOrder {
  id: string;
  customerId: string;
  customerName: string;
  /** Undefined for an order that did not come from a cart. */
  cartId?: string;
  status: string;
  billingCycle: string;
  currency: string;
  /** The whole term and quantity, before tax. */
  totalPrice: number;
  /** ISO 8601. */
  createdAt: string;
  lines: {
    friendlyName: string;
    catalogItemId: string;
    armSkuName?: string;
    region?: string;
    term?: string;
    quantity: number;
  }[];
}

/** What tests and the control routes can do with the simulated Partner Center. */
export interface PartnerCenterSimulation {
  orders(): PlacedOrder[];
  /** Moves the simulated time forward, in milliseconds. */
  advance(ms: number): void;
  reissueAvailabilities(): void;
  /** 1 is the generated price list. */
  setPriceFactor(factor: number): void;
  /** Puts everything not yet invoiced in one currency (the newest order's unless said) on an invoice, and tells the webhook. */
  issueInvoice(currency?: string): Record<string, unknown>;
  /** Gives an order a status that stays: pending_review, error, or anything. False when it does not exist. */
  setOrderStatus(orderId: string, status: string): boolean;
  /** Makes a cart line or an order group fail on purpose. */
  addTrouble(trouble: Trouble): void;
  settings(changes?: Partial<Settings>): Settings;
  faults: FaultSwitch;
  calls(): readonly LoggedCall[];
  /** PEM of the root under which webhook signatures are made. */
  webhookRoot(): Promise<string>;
}

export function makeSimulation(
  world: World,
  webhooks: Webhooks,
  faults: FaultSwitch,
  calls: () => readonly LoggedCall[],
): PartnerCenterSimulation {
  return {
    orders: () => world.orders.filter(({ seeded }) => !seeded).map((order) => placed(world, order)),
    advance: (ms) => world.clock.advance(ms),
    reissueAvailabilities: () => world.availabilities.reissue(),
    setPriceFactor: (factor) => {
      world.prices.factor = factor;
    },
    issueInvoice: (currency) => {
      const chosen = currency ?? world.orders.at(-1)?.customer.market.currency ?? 'USD';
      const invoice = issueInvoice(world, chosen.toUpperCase());
      webhooks.send('invoice-ready', { uri: `/v1/invoices/${invoice.id}`, name: 'invoice' });
      return invoiceBody(world, invoice);
    },
    setOrderStatus: (orderId, status) => {
      const order = world.orders.find(({ id }) => id === orderId);
      if (order) order.status = status;
      return order !== undefined;
    },
    addTrouble: (trouble) => void world.troubles.push(trouble),
    settings: (changes) => Object.assign(world.settings, changes),
    faults,
    calls,
    webhookRoot: async () => (await signingChain()).root,
  };
}

function placed(world: World, order: Order): PlacedOrder {
  const { market } = order.customer;
  return {
    id: order.id,
    customerId: order.customer.id,
    customerName: order.customer.name,
    cartId: order.cartId,
    status: statusOf(world, order),
    billingCycle: order.billingCycle,
    currency: market.currency,
    totalPrice: major(totalOf(order), market.fractionDigits),
    createdAt: new Date(order.createdAt).toISOString(),
    lines: order.lines.map(({ friendlyName, offerId, sku, quantity }) => ({
      friendlyName,
      catalogItemId: offerId,
      armSkuName: sku?.armSkuName,
      region: sku?.armRegionName,
      term: sku?.term,
      quantity,
    })),
  };
}
