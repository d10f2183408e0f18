import type { Product } from '../data/catalogue';
import { AZURE_PLAN_PRODUCT } from '../data/azure-plan-product';
import { marketOf, type Market } from '../data/markets';
import { invalidInput, refuse } from '../http/api-error';
import { link, type Answer, type Call, route, type Route } from '../http/call';
import { collection, pageOf } from '../http/page';
import type { World } from '../world/world';
import { availabilityBody, productBody, skuBody } from './product-bodies';

/** The catalogue: products, SKUs and availabilities, by market. */
export function productRoutes(world: World): Route[] {
  return [
    route('get', '/products', 'either', (call) => listProducts(world, call, marketIn(call), '/products')),
    route('get', '/customers/:customer/products', 'either', (call) => {
      const { market } = world.customer(call.params.customer);
      return listProducts(world, call, market, `/customers/${call.params.customer}/products`);
    }),
    route('get', '/products/:product', 'either', (call) => ({
      body: productBody(findProduct(world, call), marketIn(call).country),
    })),
    route('get', '/products/:product/skus', 'either', (call) => listSkus(world, call)),
    route('get', '/products/:product/skus/:sku', 'either', (call) => ({
      body: skuBody(findSku(world, call).sku, marketIn(call).country),
    })),
    route('get', '/products/:product/skus/:sku/availabilities', 'either', (call) => ({
      body: listAvailabilities(world, call),
    })),
    route('get', '/products/:product/skus/:sku/availabilities/:availability', 'either', (call) => {
      const { country } = marketIn(call);
      const found = availabilities(world, call).find(({ id }) => id === call.params.availability?.toUpperCase());
      if (!found) throw refuse(404, '400019', `Availability not found in ${country}.`);
      return { body: found };
    }),
  ];
}

function marketIn(call: Call): Market {
  if (!call.query.country) throw invalidInput('country is required.');
  const market = marketOf(call.query.country);
  if (!market) throw refuse(403, '2030', "Partner isn't onboarded to sell in country/region");
  return market;
}

const VIEWS: Record<string, (product: Product) => boolean> = {
  azurereservations: () => true,
  azurereservationsvm: (product) => product.resourceType === 'VirtualMachines',
  azurereservationssql: (product) => product.resourceType === 'SqlDatabases',
  azurereservationscosmosdb: (product) => product.resourceType === 'CosmosDb',
  azure: () => true,
};
const OTHER_VIEWS = ['onlineservices', 'software', 'softwaresuselinux', 'softwareperpetual', 'softwaresubscriptions'];
const SEGMENTS = ['commercial', 'education', 'government', 'nonprofit'];

function listProducts(world: World, call: Call, market: Market, path: string): Answer {
  return pageOf(call, listed(world, call, market), path, (product) => productBody(product, market.country));
}

function listed(world: World, call: Call, market: Market): Product[] {
  const view = (call.query.targetview ?? '').toLowerCase();
  const segment = call.query.targetsegment?.toLowerCase() ?? 'commercial';
  if (!SEGMENTS.includes(segment)) throw refuse(403, '400030', `Target segment ${segment} isn't allowed.`);
  if (view === 'microsoftazure') return [AZURE_PLAN_PRODUCT];
  const shows = VIEWS[view];
  if (!shows && !OTHER_VIEWS.includes(view)) throw refuse(403, '400036', `Target view ${view} isn't allowed.`);
  if (!shows || market.closed) return [];
  return world.catalogue.products.filter((product) => shows(product) && inScope(product, call));
}

/** Without reservationScope the catalogue is the one for legacy subscriptions. */
function inScope(product: Product, call: Call): boolean {
  const scope = call.query.reservationscope?.toLowerCase() === 'azureplan' ? 'azure-plan' : 'legacy';
  return product.scope === 'both' || product.scope === scope;
}

function findProduct(world: World, call: Call): Product {
  const product = world.product(call.params.product);
  if (!product) throw refuse(404, '400013', "Product wasn't found");
  return product;
}

function findSku(world: World, call: Call) {
  const product = findProduct(world, call);
  const sku = product.sku(call.params.sku ?? '');
  if (!sku) throw refuse(404, '400018', "SKU wasn't found");
  return { product, sku };
}

function listSkus(world: World, call: Call) {
  const product = findProduct(world, call);
  const market = marketIn(call);
  const skus = market.closed || !inScope(product, call) ? [] : product.skus();
  const page = pageOf(call, skus, `/products/${product.id}/skus`, (sku) => skuBody(sku, market.country));
  // The real answer of this call repeats the id.
  return { ...page, headers: { 'MS-RequestId': `${call.requestId},${call.requestId}` } };
}

function availabilities(world: World, call: Call) {
  const { product, sku } = findSku(world, call);
  const market = marketIn(call);
  if (market.closed) return [];
  const asked = call.query.targetsegment?.toLowerCase();
  const segments = asked ? [asked] : SEGMENTS.filter((segment) => segment !== 'nonprofit');
  return segments.map((segment) => availabilityBody(world, product, sku, market, segment));
}

function listAvailabilities(world: World, call: Call): Record<string, unknown> {
  const { product, sku } = findSku(world, call);
  const path = `/products/${product.id}/skus/${sku.id}/availabilities?country=${marketIn(call).country}`;
  return { ...collection(availabilities(world, call), path), links: { self: link(path) } };
}
