import restify from 'restify';
import type { AddressInfo } from 'node:net';
import {
  mountPartnerCenter,
  type PartnerCenterSimulation,
} from '../../../../../deployment/sandbox/partner-center/mount';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read what they expect.
  json: any;
}

export interface Started {
  url: string;
  simulation: PartnerCenterSimulation;
  /** Calls with the static token unless headers say otherwise; strings are sent as they are. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  customer(name: string): Promise<string>;
  close(): Promise<void>;
}

export const TOKEN = 'test-token';

/** A server of its own with nothing but the simulated Partner Center. */
export async function start(options: { paceMs?: number; seed?: number } = {}): Promise<Started> {
  const server = restify.createServer({ name: 'test', ignoreTrailingSlash: true });
  server.use(restify.plugins.queryParser({ mapParams: false }));
  const simulation = mountPartnerCenter(server, { token: TOKEN, paceMs: 0, ...options });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address()).port}`;
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json', ...headers },
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: parsed(text) as Reply['json'] };
  };
  return {
    url,
    simulation,
    call,
    customer: async (name) => {
      const filter = encodeURIComponent(JSON.stringify({ Field: 'CompanyName', Value: name, Operator: 'starts_with' }));
      const { json } = await call('GET', `/partner-center/v1/customers?size=0&filter=${filter}`);
      return (json as { items: { id: string }[] }).items[0]?.id ?? '';
    },
    close: () =>
      new Promise((resolve) => {
        server.server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

export interface Found {
  customerId: string;
  planId: string;
  productId: string;
  skuId: string;
  catalogItemId: string;
}

/** Contoso's Azure plan and one SKU with its availability: Standard_D2s_v5 in westeurope for three years. */
export async function findSku(started: Started, armSku = 'Standard_D2s_v5', duration = '3Years'): Promise<Found> {
  const { call } = started;
  const customerId = await started.customer('Contoso Ltd');
  const subscriptions = await call('GET', `/partner-center/v1/customers/${customerId}/subscriptions`);
  const planId = String(
    subscriptions.json.items.find((one: { offerId: string }) => one.offerId.startsWith('DZH318Z0BPS6:0001:')).id,
  );
  const scope = 'country=DE&targetView=AzureReservationsVM&targetSegment=commercial&reservationScope=AzurePlan';
  const products = await call('GET', `/partner-center/v1/products?${scope}`);
  const productId = String(products.json.items.find((one: { title: string }) => / Dsv5 /.test(one.title)).id);
  const skus = await call('GET', `/partner-center/v1/products/${productId}/skus?${scope}`);
  const sku = skus.json.items.find(
    ({ dynamicAttributes: found }: { dynamicAttributes: Record<string, string> }) =>
      found.armSkuName === armSku && found.armRegionName === 'westeurope' && found.duration === duration,
  );
  const path = `/partner-center/v1/products/${productId}/skus/${sku.id}/availabilities?${scope}`;
  const availabilities = await call('GET', path);
  const catalogItemId = String(availabilities.json.items[0].catalogItemId);
  return { customerId, planId, productId, skuId: String(sku.id), catalogItemId };
}

/** A cart line that can be bought. */
export function lineFor(found: Found, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 0,
    catalogItemId: found.catalogItemId,
    friendlyName: 'R-TEST01',
    quantity: 3,
    billingCycle: 'monthly',
    termDuration: 'P3Y',
    provisioningContext: { subscriptionId: found.planId, scope: 'shared' },
    ...changes,
  };
}

export async function createCart(started: Started, found: Found, ...lines: Record<string, unknown>[]): Promise<Reply> {
  const lineItems = lines.length > 0 ? lines : [lineFor(found)];
  return started.call('POST', `/partner-center/v1/customers/${found.customerId}/carts`, { lineItems });
}
