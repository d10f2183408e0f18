import type { Slot } from '../../dialogs/slots';
import { fold } from '../../dialogs/words/fold';

/** Headings as people write them, in English and German, folded; a unit in brackets is taken off before. */
const HEADINGS: Partial<Record<Slot, readonly string[]>> = {
  customer: ['customer', 'customer name', 'client', 'tenant', 'domain', 'kunde', 'kundenname', 'mandant'],
  subscription: [
    ...['subscription', 'billing scope', 'billing subscription', 'azure plan', 'plan id', 'pays'],
    ...['abonnement', 'abo', 'abrechnungsbereich', 'zahlt'],
  ],
  product: ['product', 'service', 'resource type', 'type', 'produkt', 'dienst', 'ressourcentyp', 'typ'],
  sku: ['sku', 'size', 'vm size', 'instance', 'instance type', 'arm sku', 'artikel', 'grosse', 'vm-grosse', 'instanz'],
  region: ['region', 'location', 'datacenter', 'data center', 'standort', 'rechenzentrum'],
  term: ['term', 'duration', 'years', 'laufzeit', 'dauer', 'jahre'],
  billingPlan: [
    ...['billing plan', 'billing', 'payment', 'billing frequency', 'pay', 'billing cycle'],
    ...['abrechnung', 'zahlung', 'zahlungsweise', 'zahlweise', 'zahlplan'],
  ],
  quantity: ['quantity', 'qty', 'count', 'menge', 'anzahl', 'stuck', 'stuckzahl'],
  displayName: ['name', 'display name', 'reservation name', 'bezeichnung', 'reservierungsname'],
  appliedScopeType: ['scope', 'applied scope', 'geltungsbereich', 'bereich'],
  appliedSubscription: ['applied to', 'applied subscription', 'gilt fur', 'gilt fur abonnement'],
  resourceGroup: ['resource group', 'ressourcengruppe'],
  managementGroup: ['management group', 'verwaltungsgruppe'],
  renew: ['renew', 'auto-renew', 'auto renew', 'renewal', 'verlangern', 'verlangerung', 'automatisch verlangern'],
  instanceFlexibility: ['flexibility', 'instance flexibility', 'instance size flexibility', 'flexibilitat'],
  reviewDate: ['review', 'review date', 'prufdatum', 'prufung'],
  backEnd: ['via', 'back end', 'uber'],
};

const SLOT_OF = new Map(
  Object.entries(HEADINGS).flatMap(([slot, headings]) => headings.map((heading) => [heading, slot as Slot] as const)),
);

/** The slot that a column answers, by its heading; undefined for a heading nobody knows. */
export function slotOfHeading(heading: string): Slot | undefined {
  const said = fold(heading.replace(/[([].*$/, ''))
    .replace(/[_.:*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return SLOT_OF.get(said);
}

/** A first row is a heading when it names what every table must have and answers nothing itself. */
export function isHeading(cells: readonly string[]): boolean {
  const known = cells.flatMap((cell) => slotOfHeading(cell) ?? []);
  return known.length >= 2 && new Set(known).size === known.length && known.some((slot) => slot === 'sku');
}
