import { base36, fraction } from './chance';
import { OTHER_SERVICES, type OtherService } from './other-services';
import { REGIONS, type Region } from './regions';
import { VM_SERIES, type VmSeries } from './vm-series';

/** One line of the catalogue: a size in a region for a term. */
export interface Sku {
  id: string;
  productId: string;
  title: string;
  armSkuName: string;
  /** "D2s v5". */
  displayName: string;
  category: string;
  cores?: number;
  ramGb?: number;
  /** Empty for what is sold without a region. */
  armRegionName: string;
  regionTitle: string;
  term: 'P1Y' | 'P3Y' | 'P5Y';
  cycles: readonly string[];
  /** US dollars a month without commitment. */
  monthlyDollars: number;
}

export interface Product {
  id: string;
  title: string;
  description: string;
  /** productType.subType.id. */
  resourceType: string;
  scope: 'both' | 'azure-plan' | 'legacy';
  /** Made at the first call and kept. */
  skus(): readonly Sku[];
  sku(id: string): Sku | undefined;
}

export interface Catalogue {
  products: readonly Product[];
  product(id: string): Product | undefined;
}

const HOURS_A_MONTH = 730;
const ALWAYS = new Set(['westeurope', 'northeurope', 'eastus', 'eastus2', 'westus2']);
const WORDS = { P1Y: '1 Year', P3Y: '3 Years', P5Y: '5 Years' } as const;
type Offer = Omit<Sku, 'id' | 'productId'>;

/**
 * Builds the catalogue that follows from the seed: about 20,000 SKUs, made product by product when asked for; or only
 * the virtual machines of some series.
 */
export function makeCatalogue(seed: number, only?: readonly string[]): Catalogue {
  const others = only ? [] : OTHER_SERVICES;
  const products = [
    ...VM_SERIES.filter(({ name }) => !only || only.includes(name)).map((series) =>
      makeProduct(seed, `Virtual Machines ${series.name} Series`, 'VirtualMachines', series.scope, () =>
        vmOffers(seed, series),
      ),
    ),
    ...others.map((service) =>
      makeProduct(seed, service.title, service.resourceType, 'both', () => serviceOffers(service)),
    ),
  ];
  const byId = new Map(products.map((product) => [product.id, product]));
  return { products, product: (id) => byId.get(id.toUpperCase()) };
}

function makeProduct(
  seed: number,
  title: string,
  resourceType: string,
  scope: Product['scope'],
  offers: () => Iterable<Offer>,
): Product {
  const id = `DZH318Z0${base36(4, seed, 'product', title)}`;
  let made: { list: Sku[]; byId: Map<string, Sku> } | undefined;
  const all = () => (made ??= indexed(numbered(id, offers())));
  const what = resourceType === 'VirtualMachines' ? `virtual machines of the ${title.slice(17)}` : title;
  return {
    id,
    title,
    description: `Reserved capacity for ${what}: commit to a term and pay less than by the hour.`,
    resourceType,
    scope,
    skus: () => all().list,
    sku: (skuId) => all().byId.get(skuId.toUpperCase()),
  };
}

function indexed(list: Sku[]) {
  return { list, byId: new Map(list.map((sku) => [sku.id, sku])) };
}

function numbered(productId: string, offers: Iterable<Offer>): Sku[] {
  return Array.from(offers, (offer, index) => ({
    id: (index + 1).toString(36).toUpperCase().padStart(4, '0'),
    productId,
    ...offer,
  }));
}

function* vmOffers(seed: number, series: VmSeries): Generator<Offer> {
  for (const region of REGIONS) {
    for (const { armSku, cores, ramGb } of series.sizes) {
      if (!isOffered(seed, series, region, armSku)) continue;
      for (const term of ['P1Y', 'P3Y'] as const) {
        yield {
          title: `Reserved VM Instance, ${armSku}, ${region.title}, ${WORDS[term]}`,
          armSkuName: armSku,
          displayName: armSku.replace('Standard_', '').replaceAll('_', ' '),
          category: series.category,
          cores,
          ramGb,
          armRegionName: region.name,
          regionTitle: region.title,
          term,
          cycles: ['one_time', 'monthly'],
          monthlyDollars: cores * series.coreHour * HOURS_A_MONTH * region.dearness,
        };
      }
    }
  }
}

function isOffered(seed: number, series: VmSeries, region: Region, armSku: string): boolean {
  if (series.common && ALWAYS.has(region.name)) return true;
  const share = series.common ? Math.min(1, region.breadth + 0.1) : region.breadth * 0.5;
  return fraction(seed, 'offered', region.name, armSku) < share;
}

function* serviceOffers(service: OtherService): Generator<Offer> {
  const regions: readonly Region[] = service.global
    ? [{ name: '', title: 'Global', dearness: 1, breadth: 1 }]
    : REGIONS;
  for (const region of regions) {
    for (const [armSkuName, monthly] of service.skus) {
      for (const term of service.terms) {
        yield {
          title: `${service.titlePrefix}, ${armSkuName}, ${region.title}, ${WORDS[term]}`,
          armSkuName,
          displayName: armSkuName.replaceAll('_', ' '),
          category: service.resourceType,
          armRegionName: region.name,
          regionTitle: region.title,
          term,
          cycles: service.cycles,
          monthlyDollars: monthly * region.dearness,
        };
      }
    }
  }
}
