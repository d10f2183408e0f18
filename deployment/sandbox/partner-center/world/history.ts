import type { Customer } from '../data/customers';
import { draw, guid, hex } from '../data/chance';
import { addMonths } from './clock';
import { addInvoice, nextCharges } from './invoices';
import type { Order } from './orders';
import type { World } from './world';

const DAY = 86_400_000;

/** customer's domain, machine series, SKU, region, term, days that are left, quantity. */
const PAST: readonly (readonly [string, string, string, string, string, number, number])[] = [
  ['northwindtraders', 'Dsv5', 'Standard_D4s_v5', 'eastus', 'P1Y', 25, 4],
  ['northwindtraders', 'Esv5', 'Standard_E8s_v5', 'eastus2', 'P3Y', 410, 2],
  ['adventureworkscycles', 'Dsv3', 'Standard_D2s_v3', 'westeurope', 'P1Y', 6, 3],
  ['wideworldimporters', 'Fsv2', 'Standard_F8s_v2', 'eastus', 'P1Y', 88, 10],
  ['cohowinery', 'BS Memory', 'Standard_B2ms', 'westus2', 'P1Y', 58, 1],
  ['cohowinery', 'Dsv5', 'Standard_D4s_v5', 'westus2', 'P1Y', 340, 2],
  ['fabrikamresidences', 'Esv5', 'Standard_E4s_v5', 'eastus', 'P3Y', 1068, 6],
  ['muellersoehne', 'Dsv5', 'Standard_D8s_v5', 'westeurope', 'P3Y', 700, 5],
];

/** Gives the world a past: reservations that end sooner or later, and the invoices of the last months. */
export function seedHistory(world: World): void {
  PAST.forEach((row, index) => seedOrder(world, row, index));
  const now = world.clock.now();
  for (const order of world.orders) {
    const charges = nextCharges(order);
    order.billed += 1;
    const paid = charges.reduce((sum, charge) => sum + charge.subtotal + charge.tax, 0);
    addInvoice(world, { currency: order.customer.market.currency, charges, date: order.createdAt + 20 * DAY, paid });
  }
  seedUnpaid(world, now);
  world.invoices.sort((a, b) => a.date - b.date);
}

function seedOrder(world: World, row: (typeof PAST)[number], index: number): void {
  const [domain, series, armSku, region, term, daysLeft, quantity] = row;
  const customer = world.customers.find((one) => one.domain === `${domain}.onmicrosoft.com`) as Customer;
  const sku = world.catalogue.products
    .find(({ title }) => title === `Virtual Machines ${series} Series`)
    ?.skus()
    .find((one) => one.armSkuName === armSku && one.armRegionName === region && one.term === term);
  if (!sku) return;
  const key = [world.seed, 'past order', index] as const;
  const createdAt = addMonths(world.clock.now() + daysLeft * DAY, term === 'P1Y' ? -12 : -36);
  const availability = world.availabilities.idOf(sku.productId, sku.id, customer.market.country, 'commercial');
  const order: Order = {
    id: hex(12, ...key),
    customer,
    billingCycle: 'one_time',
    lines: [
      {
        lineItemNumber: 0,
        offerId: `${sku.productId}:${sku.id}:${availability}`,
        sku,
        price: world.prices.priceOf(sku, customer.market, 'one_time'),
        friendlyName: sku.title.replaceAll(/[ ,]+/g, '_'),
        quantity,
        termDuration: term,
        provisioningContext: { scope: 'shared', subscriptionId: customer.subscriptions[0]?.id ?? '' },
        reservationId: guid(...key, 'reservation'),
        groupId: hex(32, ...key, 'group'),
        lineId: guid(...key, 'line'),
      },
    ],
    createdAt,
    readyAt: createdAt + 60_000,
    outcome: 'completed',
    correlationId: guid(...key, 'correlation'),
    seeded: true,
    billed: 0,
  };
  world.orders.push(order);
}

/** Recurring invoices of three currencies, and a voided one with its adjustment note. */
function seedUnpaid(world: World, now: number): void {
  for (const [index, currency] of ['GBP', 'USD', 'EUR'].entries()) {
    const lumpSum = 1_000_000 + (draw(world.seed, 'recurring', currency) % 2_000_000);
    const date = now - (40 - index) * DAY;
    addInvoice(world, {
      currency,
      charges: [],
      date,
      lumpSum,
      paid: index === 0 ? 100_000 : 0,
      invoiceType: 'Recurring',
    });
  }
  const date = now - 400 * DAY;
  const voided = addInvoice(world, { currency: 'CHF', charges: [], date, lumpSum: 586_366, documentType: 'void_note' });
  const note = { currency: 'CHF', charges: [], date: date + DAY, lumpSum: -586_366 };
  addInvoice(world, { ...note, documentType: 'adjustment_note', amends: voided.id });
}
