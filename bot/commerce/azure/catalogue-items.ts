import { BILLING_PLANS, TERMS, type BillingPlan, type CatalogueItem, type Term } from '../commerce';
import type { CatalogEntry } from './schema/catalog';

/** A catalogue line with what only Azure tells. */
export interface AzureCatalogueItem extends CatalogueItem {
  /** Sizes of one group share a reservation, weighted by ratio (instance size flexibility). */
  flexibility?: { group: string; ratio: number };
  /** Further facts as Azure names them: Cores, MeterId … */
  facts: Readonly<Record<string, string>>;
}

/** Azure states no limit in the catalogue; the price calculation refuses what it does not sell. */
const MAX_QUANTITY = 10_000;

/** The lines that can be bought: one for each term that is sold and not restricted in this region. */
export function toItems(entry: CatalogEntry, type: string, region: string, regionTitle: string): AzureCatalogueItem[] {
  if (restricts(entry, 'Location', region)) return [];
  return TERMS.filter((term) => holds(entry.terms, term) && !restricts(entry, 'Term', term)).map((term) =>
    toItem(entry, term, { type: entry.resourceType ?? type, region, regionTitle }),
  );
}

interface Where {
  type: string;
  region: string;
  regionTitle: string;
}

function toItem(entry: CatalogEntry, term: Term, { type, region, regionTitle }: Where): AzureCatalogueItem {
  const facts = Object.fromEntries((entry.skuProperties ?? []).map(({ name, value }) => [name, value ?? '']));
  return {
    ref: [type, entry.name, region, term].join('/'),
    productId: type,
    productTitle: facts.ProductShortName || type,
    resourceType: type,
    sku: entry.name,
    skuTitle: facts.ProductTitle || facts.SKUName || entry.name,
    region,
    regionTitle,
    term,
    billingPlans: plansFor(entry, term),
    minQuantity: 1,
    maxQuantity: MAX_QUANTITY,
    flexibility: flexibility(facts),
    facts,
  };
}

function flexibility(facts: Record<string, string>): AzureCatalogueItem['flexibility'] {
  const { ReservationsAutofitGroup: group, ReservationsAutofitRatio: ratio } = facts;
  return group && ratio && Number.isFinite(Number(ratio)) ? { group, ratio: Number(ratio) } : undefined;
}

/** Without a table both plans are offered: the price calculation has the last word. */
function plansFor(entry: CatalogEntry, term: Term): BillingPlan[] {
  if (!entry.billingPlans) return [...BILLING_PLANS];
  return BILLING_PLANS.filter((plan) => holds(entry.billingPlans?.[term], plan));
}

function holds(list: string[] | undefined, text: string): boolean {
  return list?.some((entry) => entry.toLowerCase() === text.toLowerCase()) ?? false;
}

function restricts(entry: CatalogEntry, type: string, value: string): boolean {
  return entry.restrictions?.some((one) => one.type === type && holds(one.values, value)) ?? false;
}
