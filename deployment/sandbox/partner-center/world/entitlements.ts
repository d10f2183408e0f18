import { draw } from '../data/chance';
import type { Customer } from '../data/customers';
import { link } from '../http/call';
import { addMonths, dayOf, sevenDigits } from './clock';
import { statusOf, type Order, type OrderLine } from './orders';
import type { World } from './world';

const MONTHS = { P1Y: 12, P3Y: 36, P5Y: 60 } as const;

interface Reserved {
  order: Order;
  line: OrderLine;
  expiresAt: number;
}

/** The customer's reservations: the lines of completed orders. */
export function reservationsOf(world: World, customer: Customer): Reserved[] {
  return world.orders
    .filter((order) => order.customer === customer && statusOf(world, order) === 'completed')
    .flatMap((order) =>
      order.lines.flatMap((line) =>
        line.sku ? [{ order, line, expiresAt: addMonths(order.createdAt, MONTHS[line.sku.term]) }] : [],
      ),
    );
}

/** The address of the artifact has an old and a new form; both occur. */
export function artifactType(line: OrderLine): 'reservedinstance' | 'virtualmachinereservedinstance' {
  const old = line.sku?.cores !== undefined && draw(line.reservationId) % 2 === 0;
  return old ? 'virtualmachinereservedinstance' : 'reservedinstance';
}

export function entitlementBody(world: World, reserved: Reserved, showExpiry: boolean): Record<string, unknown> {
  const { order, line, expiresAt } = reserved;
  const type = artifactType(line);
  const uri = `/customers/${order.customer.id}/artifacts/${type}/groups/${line.groupId}/lineitems/${line.lineId}/resource/${line.reservationId}`;
  const product = world.product(line.sku?.productId);
  return {
    includedEntitlements: [],
    referenceOrder: { id: order.id, lineItemId: String(line.lineItemNumber), alternateId: order.id },
    productId: line.sku?.productId,
    quantity: line.quantity,
    entitledArtifacts: [{ link: link(uri), resourceId: line.reservationId, artifactType: type }],
    skuId: line.sku?.id,
    entitlementType: 'reservedinstance',
    dynamicAttributes: { reservationType: product?.resourceType.toLowerCase() },
    ...(showExpiry ? { expiryDate: dayOf(expiresAt) } : {}),
  };
}

export function artifactBody(reserved: Reserved): Record<string, unknown> {
  const { order, line, expiresAt } = reserved;
  const old = artifactType(line) === 'virtualmachinereservedinstance';
  const single = line.provisioningContext?.scope?.toLowerCase() === 'single';
  const { entitlementId, subscriptionId } = line.provisioningContext ?? {};
  const reservation = {
    reservationId: line.reservationId,
    scopeType: single ? 'Single' : 'Shared',
    ...(single ? { appliedScopes: [entitlementId ?? subscriptionId] } : {}),
    quantity: line.quantity,
    expiryDateTime: dayOf(expiresAt).replace('Z', ''),
    effectiveDateTime: sevenDigits(order.readyAt),
    provisioningState: 'Created',
  };
  return {
    type: old ? 'virtual_machine_reserved_instance' : 'reservedinstance',
    [line.sku?.cores === undefined ? 'reservations' : 'virtualMachineReservations']: [reservation],
  };
}
