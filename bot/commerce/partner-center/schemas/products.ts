import { z } from 'zod';
import { count, flag, id, listOf, text } from './common';

export const product = z.object({
  id,
  title: text.optional(),
  description: text.optional(),
  productType: z
    .object({
      id: text.optional(),
      subType: z.object({ id: text.optional(), displayName: text.optional() }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type Product = z.output<typeof product>;

/** "Can change without notice": everything in it is optional. */
const dynamicAttributes = z
  .object({
    armSkuName: text.optional(),
    armRegionName: text.optional(),
    region: text.optional(),
    duration: text.optional(),
    termDuration: text.optional(),
    skuDisplayName: text.optional(),
    reservationType: text.optional(),
  })
  .optional()
  .catch(undefined);

export const sku = z.object({
  id,
  productId: text.optional(),
  title: text.optional(),
  description: text.optional(),
  minimumQuantity: count.optional(),
  maximumQuantity: count.optional(),
  supportedBillingCycles: listOf(z.string()).optional(),
  purchasePrerequisites: listOf(z.string()).optional(),
  inventoryVariables: listOf(z.string()).optional(),
  provisioningVariables: listOf(z.string()).optional(),
  dynamicAttributes,
});
export type Sku = z.output<typeof sku>;

export const availability = z.object({
  id,
  productId: text.optional(),
  skuId: text.optional(),
  catalogItemId: id,
  /** An object in the samples, plain text in the tables. */
  defaultCurrency: z
    .union([z.object({ code: z.string() }).transform(({ code }) => code), z.string()])
    .optional()
    .catch(undefined),
  segment: text.optional(),
  country: text.optional(),
  isPurchasable: flag.optional(),
  terms: listOf(z.object({ duration: text.optional(), description: text.optional() })).optional(),
});
export type Availability = z.output<typeof availability>;

export const inventoryItems = z.array(z.unknown()).transform((items) =>
  items.flatMap((item) => {
    const parsed = inventoryItem.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  }),
);
const inventoryItem = z.object({
  productId: text.optional(),
  skuId: text.optional(),
  isRestricted: flag.optional(),
  restrictions: listOf(z.object({ reasonCode: text.optional(), description: text.optional() })).optional(),
});
export type InventoryItem = z.output<typeof inventoryItem>;
