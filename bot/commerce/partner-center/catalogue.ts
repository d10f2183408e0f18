import { botError } from '../../errors';
import type { BillingPlan, Catalogue, CatalogueItem, CatalogueScope, ReservationRequest, Term } from '../commerce';
import { cached } from '../http/cached';
import type { Client } from './client';
import { products, skus, type CatalogueView } from './lookups';
import type { Product, Sku } from './schemas/products';

const FRESH_FOR_MS = 6 * 60 * 60_000;
/** Stands in the documentation's samples for "no limit". */
const NO_LIMIT = 999_999_999;

export interface CatalogueKeeper {
  read(view: CatalogueView): Promise<Catalogue>;
}

/** The whole catalogue of a market, read once (hundreds of calls) and kept; a stale one is shown while it is renewed. */
export function createCatalogue(client: Client): CatalogueKeeper {
  const catalogues = cached<Catalogue>({
    load: async (key) => {
      const [country = '', kind] = key.split('|');
      return { items: await readItems(client, { country, legacy: kind === 'legacy' }), fetchedAt: client.now() };
    },
    freshForMs: FRESH_FOR_MS,
    max: 20,
    now: client.options.clock,
  });
  return { read: (view) => catalogues.get(`${view.country}|${view.legacy ? 'legacy' : 'plan'}`) };
}

export function viewOf(scope: CatalogueScope | ReservationRequest): CatalogueView {
  const { country, name } = scope.customer;
  if (!country) throw botError('NOT_FOUND', { what: `The country of ${name}`, hint: 'Choose the customer again.' });
  return { country, legacy: scope.billingScope?.kind === 'legacy-csp' };
}

async function readItems(client: Client, view: CatalogueView): Promise<CatalogueItem[]> {
  const found = await products(client, view, 'AzureReservations');
  const perProduct = await Promise.all(
    found.map(async (product) => (await skus(client, view, product.id)).flatMap((sku) => itemOf(product, sku) ?? [])),
  );
  return perProduct.flat();
}

/** A SKU as catalogue line; undefined when its term or its billing cycles are not those of a reservation. */
export function itemOf(product: Product, sku: Sku): CatalogueItem | undefined {
  const attributes = sku.dynamicAttributes;
  const title = titleParts(sku.title ?? '');
  const term = termOf(attributes?.termDuration) ?? termOf(attributes?.duration) ?? termOf(title.term);
  const billingPlans = plansOf(sku.supportedBillingCycles);
  if (!term || billingPlans.length === 0) return undefined;
  const region = attributes?.armRegionName ?? (title.region ?? '').toLowerCase().replace(/\s+/g, '');
  return {
    ref: `${product.id}/${sku.id}`,
    productId: product.id,
    productTitle: product.title ?? product.id,
    resourceType: product.productType?.subType?.id ?? attributes?.reservationType ?? 'Unknown',
    sku: attributes?.armSkuName ?? title.sku ?? sku.title ?? sku.id,
    skuTitle: sku.title ?? attributes?.skuDisplayName ?? sku.id,
    region,
    regionTitle: attributes?.region ?? title.region ?? region,
    term,
    billingPlans,
    minQuantity: sku.minimumQuantity ?? 1,
    maxQuantity: sku.maximumQuantity ?? NO_LIMIT,
  };
}

/** "Reserved VM Instance, Standard_D2s_v5, EU West, 3 Years": used only for what the attributes leave out. */
function titleParts(title: string): { sku?: string; region?: string; term?: string } {
  const parts = title.split(',').map((part) => part.trim());
  if (parts.length < 4) return { term: parts.at(-1) };
  return { sku: parts[1], region: parts.at(-2), term: parts.at(-1) };
}

/** "1Year", "3Years", "1 year" and "P1Y" all occur. */
export function termOf(duration: string | undefined): Term | undefined {
  const years = /^\s*(?:P([135])Y|([135])\s*years?)\s*$/i.exec(duration ?? '');
  return years ? (`P${years[1] ?? years[2]}Y` as Term) : undefined;
}

/** Shared by hundreds of thousands of lines. */
const PLANS: Record<'upfront' | 'monthly' | 'both', BillingPlan[]> = {
  upfront: ['Upfront'],
  monthly: ['Monthly'],
  both: ['Upfront', 'Monthly'],
};

/** A SKU that lists no cycle is sold upfront, as all reservations were at first. */
export function plansOf(cycles: readonly string[] | undefined): BillingPlan[] {
  if (!cycles || cycles.length === 0) return PLANS.upfront;
  const has = (name: string) => cycles.some((cycle) => cycle.toLowerCase().replaceAll('_', '') === name);
  if (has('onetime')) return has('monthly') ? PLANS.both : PLANS.upfront;
  return has('monthly') ? PLANS.monthly : [];
}

/** Product and SKU ids of a catalogue line of this back end. */
export function idsOfRef(ref: string): { productId: string; skuId: string } {
  const [productId, skuId] = ref.split('/');
  if (!productId || !skuId)
    throw botError('NOT_FOUND', { what: `The catalogue line ${ref}`, hint: 'Choose it again.' });
  return { productId, skuId };
}
