import type { Product, Sku } from './catalogue';
import { AZURE_PLAN } from './subscriptions';

const SKU: Sku = {
  id: AZURE_PLAN.skuId,
  productId: AZURE_PLAN.productId,
  title: 'Microsoft Azure plan',
  armSkuName: '',
  displayName: 'Microsoft Azure plan',
  category: 'Azure plan',
  armRegionName: '',
  regionTitle: '',
  term: 'P1Y',
  cycles: ['one_time'],
  monthlyDollars: 0,
};

/** The Azure plan itself, which a customer needs before reservations. It costs nothing. */
export const AZURE_PLAN_PRODUCT: Product = {
  id: AZURE_PLAN.productId,
  title: 'Azure plan',
  description: 'Microsoft Azure plan (MS-AZR-0017G)',
  resourceType: 'Azure plan',
  scope: 'both',
  skus: () => [SKU],
  sku: (id) => (id === SKU.id ? SKU : undefined),
};
