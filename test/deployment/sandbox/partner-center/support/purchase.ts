import type { Reply } from './reply';
import type { Started } from './start';

export interface Found {
  customerId: string;
  /** Azure plan or legacy subscription that pays. */
  payerId: string;
  productId: string;
  skuId: string;
  catalogItemId: string;
}

interface Wish {
  customer?: string;
  country?: string;
  armSku?: string;
  region?: string;
  duration?: string;
  product?: string;
}

const PLAN = /^DZH318Z0BPS6:0001:/;

/** Finds a SKU with its availability the way a client does; for Contoso's Azure plan unless another is wished. */
export async function findSku(started: Started, wish: Wish = {}): Promise<Found> {
  const { customer = 'Contoso', country = 'DE', armSku = 'Standard_D2s_v5' } = wish;
  const { region = 'westeurope', duration = '3Years', product = 'Virtual Machines Dsv5 Series' } = wish;
  const customerId = await started.customer(customer);
  const subscriptions = (await started.api('GET', `/customers/${customerId}/subscriptions`)).list();
  const payer = subscriptions.find((one) => PLAN.test(String(one.offerId))) ?? subscriptions[0];
  const scope = `country=${country}&targetSegment=commercial${PLAN.test(String(payer?.offerId)) ? '&reservationScope=AzurePlan' : ''}`;
  const products = await started.api('GET', `/products?${scope}&targetView=AzureReservations`);
  const productId = String(products.list().find((one) => one.title === product)?.id);
  const sku = (await everySku(started, productId, scope)).find((one) => {
    const found = one.dynamicAttributes as Record<string, string>;
    return found.armSkuName === armSku && (found.armRegionName ?? '') === region && found.duration === duration;
  });
  const skuId = String(sku?.id);
  const availabilities = await started.api('GET', `/products/${productId}/skus/${skuId}/availabilities?${scope}`);
  const catalogItemId = availabilities.string('items.0.catalogItemId');
  return { customerId, payerId: String(payer?.id), productId, skuId, catalogItemId };
}

async function everySku(started: Started, productId: string, scope: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  let page = await started.api('GET', `/products/${productId}/skus?${scope}`);
  for (;;) {
    all.push(...page.list());
    const uri = page.at('links.next.uri');
    if (typeof uri !== 'string') return all;
    page = await started.api('GET', uri, undefined, {
      [page.string('links.next.headers.0.key')]: page.string('links.next.headers.0.value'),
    });
  }
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
    provisioningContext: { subscriptionId: found.payerId, scope: 'shared' },
    ...changes,
  };
}

export function createCart(started: Started, found: Found, ...lines: Record<string, unknown>[]): Promise<Reply> {
  const lineItems = lines.length > 0 ? lines : [lineFor(found)];
  return started.api('POST', `/customers/${found.customerId}/carts`, { lineItems });
}

export function checkout(started: Started, found: Found, cart: Reply): Promise<Reply> {
  return started.api('POST', `/customers/${found.customerId}/carts/${cart.string('id')}/checkout`);
}

/** Buys the usual line and answers the order's id. */
export async function buy(started: Started, found: Found, changes: Record<string, unknown> = {}): Promise<string> {
  const cart = await createCart(started, found, lineFor(found, changes));
  return (await checkout(started, found, cart)).string('orders.0.id');
}
