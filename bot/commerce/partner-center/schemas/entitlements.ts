import { z } from 'zod';
import { count, dateTime, id, link, listOf, text } from './common';

export const entitlement = z.object({
  referenceOrder: z.object({ id, lineItemId: text.optional() }).optional().catch(undefined),
  productId: text.optional(),
  skuId: text.optional(),
  quantity: count.optional(),
  entitlementType: text.optional(),
  expiryDate: dateTime.optional(),
  dynamicAttributes: z.object({ reservationType: text.optional() }).optional().catch(undefined),
  entitledArtifacts: listOf(
    z.object({ link: link.optional(), resourceId: text.optional(), artifactType: text.optional() }),
  ),
});
export type RawEntitlement = z.output<typeof entitlement>;

const reservation = z.object({
  reservationId: id,
  scopeType: text.optional(),
  quantity: count.optional(),
  effectiveDateTime: dateTime.optional(),
  expiryDateTime: dateTime.optional(),
  provisioningState: text.optional(),
});

/** The array is called `reservations` in the resource table and `virtualMachineReservations` in the samples. */
export const artifact = z
  .object({ type: text.optional(), reservations: listOf(reservation), virtualMachineReservations: listOf(reservation) })
  .transform((raw) => [...raw.reservations, ...raw.virtualMachineReservations]);
