import { parseRequest } from '../../dialogs/parse-request';
import { pick } from '../../dialogs/resolve/pick';
import { regionNamed } from '../../dialogs/words/regions';
import { TERM_WORDS } from '../../dialogs/words/term-words';
import type { PurchaseBody } from '../commerce/azure/purchase-body';
import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import type { CatalogueItem } from '../commerce/commerce';
import { botError } from '../errors';
import type { Bought } from '../orders/adjustment';
import type { Turn } from '../turn';
import type { Tools } from './command';
import { azureOf } from './find-azure';

/** What is to follow on a reservation, in words; what is not said stays as it was. */
export interface Following {
  what: string;
  old: ReservationDetails;
  /** For a reservation without a name. */
  name: string;
  example: string;
}

/** Throws UNCLEAR or AMBIGUOUS for what is not understood or not sold. */
export async function boughtFor(asked: Following, tools: Tools, turn: Turn): Promise<Bought> {
  const { what, old, example } = asked;
  const { values, problems } = parseRequest(`buy ${what}`).lines[0] ?? { values: {}, problems: {} };
  const [problem] = Object.values(problems);
  if (problem) throw botError('UNCLEAR', { problem, hint: `Write for example "${example}".` });
  const region = (values.region && (regionNamed(values.region) ?? values.region)) ?? old.region ?? '';
  const term = values.term ?? old.term ?? '';
  const billingPlan = values.billingPlan ?? old.billingPlan ?? 'Upfront';
  const quantity = Number(values.quantity ?? old.quantity ?? 1);
  const item = await itemOf(values.sku ?? old.sku ?? '', region, term, asked, { tools, turn });
  if (!item.billingPlans.some((one) => one === billingPlan)) {
    const hint = `It is sold ${item.billingPlans.join(' or ')}.`;
    throw botError('UNCLEAR', { problem: `${item.sku} is not sold ${billingPlan}.`, hint });
  }
  const { sku, resourceType } = item;
  const anew = { ...{ sku, region: item.region, term: item.term }, billingPlan, quantity };
  return likeBefore({ ...old, ...anew, reservedResourceType: resourceType }, asked.name);
}

/** The same again: name, scope and what pays stay as they are. */
export function likeBefore(old: ReservationDetails, name: string): Bought {
  const { sku = '', region = '', term = '', billingPlan = 'Upfront', quantity = 1, billingScopeId = '' } = old;
  const resourceType = old.reservedResourceType ?? 'VirtualMachines';
  const scopes = Object.entries(old.appliedScopeProperties ?? {}).filter(([, value]) => value !== undefined);
  const scope = Object.fromEntries(scopes) as Record<string, string>;
  const isShared = (old.appliedScopeType ?? 'Shared') === 'Shared';
  const body: PurchaseBody = {
    sku: { name: sku },
    location: region,
    properties: {
      reservedResourceType: resourceType,
      ...{ billingScopeId, term, billingPlan, quantity },
      displayName: (old.displayName ?? name).replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 64),
      appliedScopeType: old.appliedScopeType ?? 'Shared',
      ...(!isShared && { appliedScopeProperties: scope }),
      renew: false,
    },
  };
  const words = `${quantity} × ${sku} in ${region}, ${TERM_WORDS[term] ?? term}, ${billingPlan.toLowerCase()}`;
  return { words, term, resourceType, region, body };
}

async function itemOf(
  sku: string,
  region: string,
  term: string,
  { old, example }: Following,
  { tools, turn }: { tools: Tools; turn: Turn },
): Promise<CatalogueItem> {
  const subscriptionId = old.billingScopeId?.split('/').at(-1);
  if (!subscriptionId)
    throw botError('NOT_FOUND', { what: 'The subscription that pays', hint: 'Do it in the portal.' });
  const type = old.reservedResourceType ?? 'VirtualMachines';
  const shelf = await azureOf(tools).shelf({ subscriptionId, type, region, regionTitle: region }, turn.signal);
  const ofTerm = shelf.filter((item) => item.term === term);
  const picked = pick(sku, ofTerm, (item) => [item.sku, item.sku.replace(/^Standard_/, '')]);
  if (picked.outcome === 'one') return picked.value;
  const candidates = picked.outcome === 'several' ? picked.candidates : picked.near;
  const names = candidates
    .slice(0, 6)
    .map((item) => item.sku)
    .join(', ');
  if (picked.outcome === 'several') throw botError('AMBIGUOUS', { text: sku, what: 'SKU', candidates: names });
  const problem = `${sku || 'That'} is not sold in ${region} for ${TERM_WORDS[term] ?? term}.`;
  throw botError('UNCLEAR', { problem, hint: names ? `Did you mean ${names}?` : `Write for example "${example}".` });
}
