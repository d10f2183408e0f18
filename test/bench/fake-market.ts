import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * Partner Center with as many SKUs as wanted and nothing else behind it: answers are made from counters, so that it
 * costs the machine little. Orders are pending until they are told to be completed.
 */
const SKUS = Number(process.env.SKUS ?? 1000);
const PER_PRODUCT = 500;
const REGIONS = [
  'westeurope',
  'northeurope',
  'eastus',
  'westus2',
  'uksouth',
  'francecentral',
  'japaneast',
  'centralus',
];
const FAMILIES = ['D', 'E', 'F', 'B', 'L', 'M', 'NC', 'DC', 'EC', 'HB'];

const completed = new Set<string>();
let calls: Record<string, number> = {};

const CUSTOMERS = [
  ['1f3b8c52-6d7a-4e90-b1c4-9a5e2d7f8031', 'Contoso', 'DE'],
  ['2a4c9d63-7e8b-4fa1-82d5-0b6f3e8a9142', 'Fabrikam', 'US'],
].map(([id, companyName, country]) => ({
  id,
  companyProfile: { companyName, domain: `${companyName!.toLowerCase()}.example`, address: { country } },
}));

const list = (items: object[]) => ({ totalCount: items.length, items });

function product(index: number) {
  return { id: `DZH${String(index).padStart(6, '0')}`, title: `Virtual Machines Series ${index}`, productType: SERIES };
}
const SERIES = { id: 'Azure', subType: { id: 'VirtualMachines', displayName: 'Virtual Machines' } };

/** Every eighth is another size, the others the same size elsewhere; 20,000 of them have some 2,500 names. */
function sku(productIndex: number, index: number) {
  const number = productIndex * PER_PRODUCT + index;
  const size = Math.floor(number / REGIONS.length);
  const armSkuName = `Standard_${FAMILIES[size % 10]}${2 * (1 + (Math.floor(size / 10) % 96))}s_v${3 + Math.floor(size / 960)}`;
  const region = REGIONS[number % REGIONS.length]!;
  return {
    id: String(index).padStart(4, '0'),
    productId: product(productIndex).id,
    title: `Reserved VM Instance, ${armSkuName}, ${region}, 3 Years`,
    minimumQuantity: 1,
    maximumQuantity: 1000,
    supportedBillingCycles: ['one_time', 'monthly'],
    purchasePrerequisites: ['InventoryCheck', 'AzureSubscriptionRegistration'],
    dynamicAttributes: { armSkuName, armRegionName: region, region, duration: '3Years' },
  };
}

function answer(path: string): object | undefined {
  const products = Math.ceil(SKUS / PER_PRODUCT);
  const [, productId, skus] = /\/products\/DZH(\d+)\/(skus)$/.exec(path) ?? [];
  if (skus) return list(Array.from({ length: PER_PRODUCT }, (_, index) => sku(Number(productId), index)));
  if (path.endsWith('/v1/products')) return list(Array.from({ length: products }, (_, index) => product(index)));
  if (path.endsWith('/v1/customers')) return list(CUSTOMERS);
  const [, orderId, about] = /\/orders\/([^/]+)(\/provisioningstatus)?$/i.exec(path) ?? [];
  if (about) return list([{ lineItemNumber: 0, status: 'fulfilled' }]);
  if (orderId) {
    const status = completed.has(orderId) ? 'completed' : 'pending';
    return { id: orderId, status, creationDate: '2026-11-21T14:00:00Z', lineItems: [] };
  }
  return CUSTOMERS.find(({ id }) => path.endsWith(`/v1/customers/${id}`)) ?? (path === '/' ? {} : undefined);
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://market');
  const kind = url.pathname.replace(/[0-9a-f-]{36}/g, '*').replace(/\/orders\/[^/]+/, '/orders/*');
  if (url.pathname === '/_calls') {
    response.end(JSON.stringify(calls));
    calls = {};
    return;
  }
  if (url.pathname === '/_completed') {
    void text(request).then((body) => {
      for (const id of body.split('\n')) completed.add(id);
      response.end();
    });
    return;
  }
  request.resume();
  calls[kind] = (calls[kind] ?? 0) + 1;
  const body = answer(url.pathname);
  response.statusCode = body ? 200 : 404;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body ?? { code: 404, description: 'not here' }));
});
server.keepAliveTimeout = 600_000;
server.listen(Number(process.env.PORT), '127.0.0.1');
