import { pathOf } from '../http/address';
import type { Client } from './client';
import { allPages } from './pages';
import { availability, inventoryItems, product, sku } from './schemas/products';
import type { Availability, InventoryItem, Product, Sku } from './schemas/products';

/** Where one looks in the catalogue: a market, and whether for Azure plans or for legacy subscriptions. */
export interface CatalogueView {
  /** ISO 3166 alpha-2. */
  country: string;
  /** Products for Azure plans need it said; for legacy subscriptions it must be absent. */
  legacy: boolean;
}

function scopeQuery(view: CatalogueView): Record<string, string | undefined> {
  return { country: view.country, reservationScope: view.legacy ? undefined : 'AzurePlan' };
}

/** Products of a target view, for example AzureReservations or MicrosoftAzure. */
export function products(client: Client, view: CatalogueView, targetView: string): Promise<Product[]> {
  return allPages(client, product, { path: '/v1/products', query: { ...scopeQuery(view), targetView }, as: 'app' });
}

export function skus(client: Client, view: CatalogueView, productId: string): Promise<Sku[]> {
  return allPages(client, sku, { path: pathOf`/v1/products/${productId}/skus`, query: scopeQuery(view), as: 'app' });
}

export function skuById(client: Client, view: CatalogueView, productId: string, skuId: string): Promise<Sku> {
  const path = pathOf`/v1/products/${productId}/skus/${skuId}`;
  return client.json(sku, { path, query: scopeQuery(view), as: 'app' });
}

export function availabilities(
  client: Client,
  view: CatalogueView,
  productId: string,
  skuId: string,
): Promise<Availability[]> {
  const path = pathOf`/v1/products/${productId}/skus/${skuId}/availabilities`;
  return allPages(client, availability, { path, query: scopeQuery(view), as: 'app' });
}

export interface InventoryQuestion {
  country: string;
  productId: string;
  skuId: string;
  customerId: string;
  azureSubscriptionId?: string;
  armRegionName?: string;
}

/** What the inventory says of one SKU; undefined when the answer does not mention it, which is not "available". */
export async function inventory(client: Client, question: InventoryQuestion): Promise<InventoryItem | undefined> {
  const items = await client.json(inventoryItems, {
    method: 'POST',
    path: '/v1/extensions/product/checkInventory',
    query: { country: question.country },
    as: 'app',
    body: {
      TargetItems: [{ ProductId: question.productId, SkuId: question.skuId }],
      InventoryContext: {
        customerId: question.customerId,
        ...(question.azureSubscriptionId ? { azureSubscriptionId: question.azureSubscriptionId } : {}),
        ...(question.armRegionName ? { armRegionName: question.armRegionName } : {}),
      },
    },
  });
  const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();
  return items.find((item) => same(item.productId, question.productId) && same(item.skuId, question.skuId));
}
