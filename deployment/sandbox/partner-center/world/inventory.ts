import { draw } from '../data/chance';
import type { Sku } from '../data/catalogue';

/** Regions in which capacity is short for everybody but the common sizes. */
const SHORT_OF_ROOM = new Set(['japanwest', 'brazilsoutheast', 'francesouth', 'southafricawest']);

/** Whether the region has run out of this size. Common general-purpose sizes never run out in the big regions. */
export function isRestricted(seed: number, sku: Sku): boolean {
  if (SHORT_OF_ROOM.has(sku.armRegionName)) return draw(seed, 'short', sku.armSkuName, sku.armRegionName) % 3 === 0;
  return sku.category === 'GPU' && draw(seed, 'short', sku.armSkuName, sku.armRegionName) % 4 === 0;
}

export function inventoryItem(seed: number, sku: Sku): Record<string, unknown> {
  const restricted = isRestricted(seed, sku);
  const values = sku.armRegionName;
  return {
    productId: sku.productId,
    skuId: sku.id,
    isRestricted: restricted,
    restrictions: restricted
      ? [
          {
            reasonCode: 'NotAvailableForSubscription',
            description: `Restriction identified of type 'Location' with values '${values}'.`,
            properties: { type: 'Location', values },
          },
        ]
      : [],
  };
}
