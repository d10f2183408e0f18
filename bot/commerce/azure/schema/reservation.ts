import { z } from 'zod';
import { Amount, maybe, maybeText } from './parts';

const Ids = z.array(z.string());

/** What a renewal will buy: a purchase as far as it was set. */
const RenewalPurchase = z.object({
  sku: maybe(z.object({ name: maybeText })),
  location: maybeText,
  properties: maybe(
    z.object({
      reservedResourceType: maybeText,
      billingScopeId: maybeText,
      term: maybeText,
      billingPlan: maybeText,
      quantity: maybe(z.number()),
      displayName: maybeText,
      appliedScopeType: maybeText,
    }),
  ),
});

/** The fields of a reservation that its renewal sets; those that it does not tell are left out. */
function renewsInto(told: z.infer<typeof RenewalPurchase> | undefined) {
  if (!told) return undefined;
  const fields = { ...told.properties, sku: told.sku?.name, region: told.location };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as typeof fields;
}

/** https://learn.microsoft.com/rest/api/reserved-vm-instances/reservation/get */
const Properties = z.object({
  displayName: maybeText,
  reservedResourceType: maybeText,
  instanceFlexibility: maybeText,
  quantity: maybe(z.number()),
  term: maybeText,
  billingPlan: maybeText,
  billingScopeId: maybeText,
  provisioningState: maybeText,
  displayProvisioningState: maybeText,
  appliedScopeType: maybeText,
  userFriendlyAppliedScopeType: maybeText,
  appliedScopes: maybe(Ids),
  appliedScopeProperties: maybe(
    z.object({
      subscriptionId: maybeText,
      resourceGroupId: maybeText,
      managementGroupId: maybeText,
      tenantId: maybeText,
      displayName: maybeText,
    }),
  ),
  renew: maybe(z.boolean()),
  userFriendlyRenewState: maybeText,
  renewSource: maybeText,
  renewDestination: maybeText,
  renewProperties: maybe(
    z.object({
      billingCurrencyTotal: maybe(Amount),
      pricingCurrencyTotal: maybe(Amount),
      purchaseProperties: maybe(RenewalPurchase),
    }),
  ),
  archived: maybe(z.boolean()),
  skuDescription: maybeText,
  purchaseDateTime: maybeText,
  benefitStartTime: maybeText,
  effectiveDateTime: maybeText,
  expiryDateTime: maybeText,
  expiryDate: maybeText,
  reviewDateTime: maybeText,
  lastUpdatedDateTime: maybeText,
  extendedStatusInfo: maybe(z.object({ statusCode: maybeText, message: maybeText })),
  splitProperties: maybe(z.object({ splitDestinations: maybe(Ids), splitSource: maybeText })),
  mergeProperties: maybe(z.object({ mergeSources: maybe(Ids), mergeDestination: maybeText })),
  utilization: maybe(
    z.object({
      trend: maybeText,
      aggregates: maybe(z.array(z.object({ grain: z.number(), grainUnit: z.string(), value: z.number() }))),
    }),
  ),
});

/** Percent used over the last 1, 7 and 30 days, where Azure knows it. */
export interface Utilisation {
  trend?: string;
  lastDay?: number;
  last7Days?: number;
  last30Days?: number;
}

type Aggregates = z.infer<typeof Properties>['utilization'];

function utilisation(source: Aggregates): Utilisation | undefined {
  if (!source) return undefined;
  const over = (days: number) =>
    source.aggregates?.find(({ grain, grainUnit }) => grain === days && /^days?$/i.test(grainUnit))?.value;
  return { trend: source.trend, lastDay: over(1), last7Days: over(7), last30Days: over(30) };
}

/** The ids inside a resource id; the resource's name is not to be trusted, it has two spellings. */
export function idsOf(resourceId: string): { orderId: string; reservationId: string } | undefined {
  const found = /reservationOrders\/([^/]+)\/reservations\/([^/]+)/i.exec(resourceId);
  return found?.[1] && found[2] ? { orderId: found[1], reservationId: found[2] } : undefined;
}

const REVISION = /\/revisions\/(\d+)$/i;

export const ReservationDetails = z
  .object({
    id: z.string(),
    location: maybeText,
    sku: maybe(z.object({ name: maybeText })),
    properties: maybe(Properties),
  })
  .transform(({ id, location, sku, properties }) => ({
    ...properties,
    // Right after a split the service names revisions; the reservation is meant.
    id: id.replace(REVISION, ''),
    revision: REVISION.exec(id)?.[1],
    orderId: idsOf(id)?.orderId,
    reservationId: idsOf(id)?.reservationId,
    region: location,
    sku: sku?.name,
    utilisation: utilisation(properties?.utilization),
    renewsInto: renewsInto(properties?.renewProperties?.purchaseProperties),
  }));
export type ReservationDetails = z.infer<typeof ReservationDetails>;
