import type { Product, Sku } from '../data/catalogue';
import { AZURE_PLAN_PRODUCT } from '../data/azure-plan-product';
import type { Market } from '../data/markets';
import { link } from '../http/call';
import type { World } from '../world/world';

const DURATIONS = { P1Y: '1Year', P3Y: '3Years', P5Y: '5Years' } as const;
const DESCRIPTIONS = { P1Y: '1 Year Prepaid', P3Y: '3 Years Prepaid', P5Y: '5 Years Prepaid' } as const;

export function productBody(product: Product, country: string): Record<string, unknown> {
  const reservation = product !== AZURE_PLAN_PRODUCT;
  const subType = { id: product.resourceType, displayName: product.resourceType };
  return {
    id: product.id,
    title: product.title,
    description: product.description,
    productType: { id: 'Azure', displayName: 'Azure', ...(reservation ? { subType } : {}) },
    isMicrosoftProduct: true,
    publisherName: 'Microsoft',
    links: {
      skus: link(`/products/${product.id}/skus?country=${country}`),
      self: link(`/products/${product.id}?country=${country}`),
    },
  };
}

export function skuBody(sku: Sku, country: string): Record<string, unknown> {
  const self = `/products/${sku.productId}/skus/${sku.id}`;
  const plan = sku.productId === AZURE_PLAN_PRODUCT.id;
  return {
    id: sku.id,
    productId: sku.productId,
    title: sku.title,
    description: sku.title.replace('Reserved VM Instance', 'Reserved Virtual Machines Instance'),
    minimumQuantity: 1,
    maximumQuantity: plan ? 1 : 999_999_999,
    isTrial: false,
    supportedBillingCycles: sku.cycles,
    purchasePrerequisites: plan ? ['MicrosoftCustomerAgreement'] : prerequisites(sku),
    inventoryVariables: plan || !sku.armRegionName ? [] : ['CustomerId', 'AzureSubscriptionId', 'ArmRegionName'],
    provisioningVariables: plan ? [] : ['Scope', 'SubscriptionId'],
    actions: ['Refund'],
    dynamicAttributes: plan ? { isMicrosoftProduct: true } : dynamicAttributes(sku),
    links: {
      availabilities: link(`${self}/availabilities?country=${country}`),
      self: link(`${self}?country=${country}`),
    },
  };
}

function prerequisites(sku: Sku): string[] {
  return sku.armRegionName ? ['AzureSubscriptionRegistration', 'InventoryCheck'] : ['AzureSubscriptionRegistration'];
}

function dynamicAttributes(sku: Sku): Record<string, unknown> {
  return {
    isMicrosoftProduct: true,
    armSkuName: sku.armSkuName,
    ...(sku.cores ? { cores: String(sku.cores), ram: String(sku.ramGb), diskType: 'Ssd' } : {}),
    skuDisplayName: sku.displayName,
    category: sku.category,
    ...(sku.armRegionName ? { armRegionName: sku.armRegionName } : {}),
    region: sku.regionTitle,
    duration: DURATIONS[sku.term],
  };
}

export function availabilityBody(world: World, product: Product, sku: Sku, market: Market, segment: string) {
  const id = world.availabilities.idOf(product.id, sku.id, market.country, segment);
  const path = `/products/${product.id}/skus/${sku.id}/availabilities/${id}`;
  return {
    id,
    productId: product.id,
    skuId: sku.id,
    catalogItemId: `${product.id}:${sku.id}:${id}`,
    defaultCurrency: { code: market.currency, symbol: market.symbol },
    segment,
    country: market.country,
    isPurchasable: true,
    isRenewable: false,
    renewalInstructions: [],
    terms: [{ duration: sku.term, description: DESCRIPTIONS[sku.term] }],
    links: { self: link(`${path}?country=${market.country}`) },
    product: productBody(product, market.country),
    sku: skuBody(sku, market.country),
  };
}
