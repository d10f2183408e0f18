import { randomUUID } from 'node:crypto';
import type { TokenCredential } from '@azure/core-auth';
import type { Attempt, ReservationRequest } from '../../../../bot/commerce/commerce';
import { SILENT } from '../../../../bot/commerce/http/log';
import type { PartnerCenterOptions } from '../../../../bot/commerce/partner-center/client';
import { createPartnerCenter, type PartnerCenter } from '../../../../bot/commerce/partner-center/partner-center';
import { ScriptedServer, type Reply, type Seen } from '../http/scripted-server';

const NOW = Date.parse('2026-11-21T10:00:00Z');
export const CUSTOMER = '2f0d4a11-93c5-4a2e-b6a8-5f1f0c9e7d01';
export const PLAN = '8c1b7e52-0d3f-4f7a-9a61-7f3f5b8e2c02';
export const AZURE_SUBSCRIPTION = '61f3a9d4-2b8e-4c57-8f10-3d9b7e6a4c03';
export const CART = 'b7e0c8a6-14d2-4f39-a5c7-9e8d2f1b6a04';
export const ORDER_ID = 'R-7K2M9Q';

export const PATHS = {
  customer: `/v1/customers/${CUSTOMER}`,
  carts: `/v1/customers/${CUSTOMER}/carts`,
  cart: `/v1/customers/${CUSTOMER}/carts/${CART}`,
  checkout: `/v1/customers/${CUSTOMER}/carts/${CART}/checkout`,
  orders: `/v1/customers/${CUSTOMER}/orders`,
  registration: `/v1/customers/${CUSTOMER}/subscriptions/${PLAN}/registrationstatus`,
  register: `/v1/customers/${CUSTOMER}/subscriptions/${PLAN}/registrations`,
  sku: '/v1/products/DZH0VM/skus/00A1',
  availabilities: '/v1/products/DZH0VM/skus/00A1/availabilities',
  inventory: '/v1/extensions/product/checkInventory',
  sheet: "/v1.0/sales/pricesheets(Market='DE',PricesheetView='azure_reservations')/$value",
};

export const REQUEST: ReservationRequest = {
  backend: 'partner-center',
  customer: { backend: 'partner-center', id: CUSTOMER, name: 'Contoso & "Söhne"', country: 'DE' },
  billingScope: {
    id: PLAN,
    name: 'Azure plan',
    kind: 'azure-plan',
    status: 'active',
    eligible: true,
    azureSubscriptions: [{ id: AZURE_SUBSCRIPTION, name: 'Production', status: 'active' }],
  },
  item: {
    ref: 'DZH0VM/00A1',
    productId: 'DZH0VM',
    productTitle: 'Virtual Machines Dv5 Series',
    resourceType: 'VirtualMachines',
    sku: 'Standard_D2s_v5',
    skuTitle: 'Reserved VM Instance, Standard_D2s_v5, EU West, 3 Years',
    region: 'westeurope',
    regionTitle: 'EU West',
    term: 'P3Y',
    billingPlans: ['Upfront', 'Monthly'],
    minQuantity: 1,
    maxQuantity: 100,
  },
  billingPlan: 'Upfront',
  quantity: 3,
  displayName: 'web farm',
  appliedScope: { type: 'Shared' },
  renew: false,
};

export const ATTEMPT: Attempt = { orderId: ORDER_ID, requestId: randomUUID(), approvedAt: '2026-11-21T09:55:00Z' };
export const HANDLE = { key: CART, customerId: CUSTOMER, expiresAt: '2026-11-28T10:00:00.000Z' };

export const SKU = {
  id: '00A1',
  productId: 'DZH0VM',
  title: 'Reserved VM Instance, Standard_D2s_v5, EU West, 3 Years',
  minimumQuantity: 1,
  maximumQuantity: 100,
  supportedBillingCycles: ['one_time', 'monthly'],
  purchasePrerequisites: ['AzureSubscriptionRegistration', 'InventoryCheck'],
  provisioningVariables: ['Scope', 'SubscriptionId'],
  dynamicAttributes: {
    armSkuName: 'Standard_D2s_v5',
    armRegionName: 'westeurope',
    region: 'EU West',
    duration: '3Years',
    cores: '2',
  },
};

export function availability(id = 'DZH0AV'): object {
  return {
    id,
    productId: 'DZH0VM',
    skuId: '00A1',
    catalogItemId: `DZH0VM:00A1:${id}`,
    defaultCurrency: { code: 'EUR', symbol: '€' },
    segment: 'commercial',
    country: 'DE',
    isPurchasable: true,
    terms: [{ duration: 'P3Y', description: '3 Years' }],
  };
}

/** The cart that answers a request to make or change one, with the line it was given. */
export function cartOf(seen: Seen, more: object = {}): Reply {
  const [line] = (JSON.parse(seen.body) as { lineItems: object[] }).lineItems;
  return { status: 201, json: { ...cart(), lineItems: [{ ...line, currencyCode: 'EUR', orderGroup: '0', ...more }] } };
}

export function cart(more: object = {}): object {
  return {
    id: CART,
    creationTimestamp: '2026-11-21T10:00:00.1234567Z',
    expirationTimestamp: '2026-11-28T10:00:00.1234567Z',
    status: 'Active',
    lineItems: [LINE],
    ...more,
  };
}

export const LINE = {
  id: 0,
  catalogItemId: 'DZH0VM:00A1:DZH0AV',
  friendlyName: `${ORDER_ID} web farm`,
  quantity: 3,
  currencyCode: 'EUR',
  billingCycle: 'one_time',
  termDuration: 'P3Y',
  provisioningContext: { subscriptionId: PLAN, scope: 'shared' },
  orderGroup: '0',
};

export function order(more: object = {}): object {
  return {
    id: '9f3a2b7c41d0',
    referenceCustomerId: CUSTOMER,
    billingCycle: 'one_time',
    currencyCode: 'EUR',
    lineItems: [{ lineItemNumber: 0, offerId: LINE.catalogItemId, friendlyName: LINE.friendlyName, quantity: 3 }],
    creationDate: '2026-11-21T09:59:30.1234567Z',
    status: 'pending',
    transactionType: 'UserPurchase',
    ...more,
  };
}

export function list(...items: object[]): Reply {
  return { json: { totalCount: items.length, items, attributes: { objectType: 'Collection' } } };
}

export const SHEET = [
  '"ProductTitle","ProductId","SkuId","SkuTitle","TermDuration","Market","Currency","UnitPrice","EffectiveStartDate"',
  '"VM, Dv5","DZH0VM","00A1","D2s v5","P3Y","DE","EUR","1000.10","11/1/2026 12:00:00 AM"',
  '"VM, Dv5","DZH0VM","00A2","D4s v5","P3Y","DE","EUR","2000.2","11/1/2026 12:00:00 AM"',
].join('\r\n');

export interface Shop {
  server: ScriptedServer;
  partnerCenter: PartnerCenter;
  /** Moves the injected clock. */
  at(iso: string): void;
  close(): Promise<void>;
}

export function token(text: string): TokenCredential {
  return { getToken: () => Promise.resolve({ token: text, expiresOnTimestamp: NOW + 10 ** 9 }) };
}

/** Partner Center with everything in order for one purchase. */
export async function openShop(options: Partial<PartnerCenterOptions> = {}): Promise<Shop> {
  const server = await ScriptedServer.start();
  let now = NOW;
  server
    .on(`GET ${PATHS.registration}`, { json: { subscriptionId: PLAN, status: 'Registered' } })
    .on(`GET ${PATHS.sku}`, { json: SKU })
    .on(`GET ${PATHS.availabilities}`, list(availability()))
    .on(`POST ${PATHS.inventory}`, { json: [{ productId: 'DZH0VM', skuId: '00A1', isRestricted: false }] })
    .on(`GET ${PATHS.sheet}`, { raw: SHEET, headers: { 'content-type': 'text/csv' } })
    .on(`GET ${PATHS.orders}`, list())
    .on(`POST ${PATHS.carts}`, (seen) => cartOf(seen))
    .on(`GET ${PATHS.cart}`, { json: cart() })
    .on(`PUT ${PATHS.cart}`, (seen) => cartOf(seen))
    .on(`POST ${PATHS.checkout}`, { status: 201, json: { orders: [order()] } });
  const partnerCenter = createPartnerCenter({
    url: server.url,
    pricingUrl: server.url,
    graphUrl: server.url,
    credentials: { app: token('app-token'), user: token('user-token') },
    clock: () => now,
    newId: randomUUID,
    log: SILENT,
    lineItems: 'v1',
    backoffMs: 1,
    followAfterMs: 5000,
    checkoutTimeoutMs: 300,
    ...options,
  });
  return { server, partnerCenter, at: (iso) => void (now = Date.parse(iso)), close: () => server.close() };
}
