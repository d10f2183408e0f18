import { z } from 'zod';
import { PRODUCTS, REGIONS, type Product } from './products';
import { refuse } from './reply';

const text = z.string().nullish();

/** A PurchaseRequest as the simulated Azure understands it. */
const PurchaseRequest = z.object({
  sku: z.object({ name: z.string() }),
  location: z.string(),
  properties: z.object({
    reservedResourceType: z.string(),
    billingScopeId: z.string(),
    term: z.string(),
    billingPlan: z.string().default('Upfront'),
    quantity: z.number().int(),
    displayName: text,
    appliedScopeType: z.string(),
    appliedScopes: z.array(z.string()).nullish(),
    appliedScopeProperties: z.record(z.string(), z.unknown()).nullish(),
    reservedResourceProperties: z.object({ instanceFlexibility: text }).nullish(),
    renew: z.boolean().nullish(),
    reviewDateTime: text,
  }),
});

export type PurchaseInput = z.infer<typeof PurchaseRequest>['properties'] & { product: Product; location: string };

/** Reads a PurchaseRequest and refuses, with Azure's codes, what Azure would refuse. */
export function readPurchase(body: unknown): PurchaseInput {
  const parsed = PurchaseRequest.safeParse(body);
  if (!parsed.success) throw refuse(400, 'InvalidRequestContent', parsed.error.issues[0]?.message ?? 'Bad request.');
  const { sku, location, properties } = parsed.data;
  const product = PRODUCTS.find(
    (one) => same(one.sku, sku.name) && one.resourceType === properties.reservedResourceType,
  );
  if (!product) throw refuse(400, 'InvalidFulfillmentRequestParameters', `SKU ${sku.name} is not available.`);
  if (!REGIONS.some(({ name }) => same(name, location))) {
    throw refuse(400, 'InvalidLocationId', `Location ${location} is not valid.`);
  }
  if (!product.terms.includes(properties.term) || (product.restricted && properties.term === 'P1Y')) {
    throw refuse(400, 'UnsupportedReservationTerm', `Term ${properties.term} is not supported for ${sku.name}.`);
  }
  checkDetails(properties, product);
  return { ...properties, product, location };
}

type Properties = z.infer<typeof PurchaseRequest>['properties'];

function checkDetails(properties: Properties, product: Product): void {
  if (properties.quantity < 1) throw refuse(400, 'InvalidFulfillmentRequestParameters', 'Quantity must be positive.');
  if (properties.billingPlan === 'Monthly' && !product.monthly) {
    throw refuse(400, 'CalculatePriceFailed', 'Monthly billing is not supported for this product.');
  }
  if (properties.displayName && !/^[A-Za-z0-9_-]{1,64}$/.test(properties.displayName)) {
    throw refuse(400, 'DisplayNameInvalid', 'The display name contains characters that are not allowed.');
  }
  const scope = properties.appliedScopeProperties ?? {};
  const scopes = properties.appliedScopes ?? [];
  if (properties.appliedScopeType === 'Single' && !scope.subscriptionId && !scope.resourceGroupId && !scopes.length) {
    throw refuse(400, 'MissingAppliedScopesForSingle', 'Applied scopes are required for Single.');
  }
  if (properties.appliedScopeType === 'ManagementGroup' && !(scope.managementGroupId && scope.tenantId)) {
    throw refuse(400, 'MissingTenantId', 'ManagementGroup needs tenantId and managementGroupId.');
  }
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
