import { calculated, previewOf } from '../adjustments/exchange-way';
import { parseRequest } from '../../dialogs/parse-request';
import { pick } from '../../dialogs/resolve/pick';
import { regionNamed } from '../../dialogs/words/regions';
import { TERM_WORDS } from '../../dialogs/words/term-words';
import type { PurchaseBody } from '../commerce/azure/purchase-body';
import type { ReservationDetails } from '../commerce/azure/schema/reservation';
import type { CatalogueItem } from '../commerce/commerce';
import { botError, providerError } from '../errors';
import type { Bought } from '../orders/adjustment';
import type { Turn } from '../turn';
import { heldOf, propose, subscriptionsBeside } from './change-reservation';
import type { Command, Tools } from './command';
import { azureOf, reservationNamed } from './find-azure';

const EXAMPLE = 'exchange 3f2a91c0 for 2 Standard_D4s_v5 in northeurope, 3 years';

export const exchange: Command = {
  name: 'exchange',
  pattern: /^exchange\s+(?<which>"[^"]+"|“[^”]+”|\S+)(?:\s+(?<quantity>\d{1,6})\s+pieces?)?\s+for\s+(?<what>[\s\S]+)$/i,
  usage: 'exchange <reservation> [<n> pieces] for <what>',
  example: EXAMPLE,
  what: 'shows what exchanging a reservation at Azure costs, and exchanges it when somebody else approves',
  async run(turn, { which, quantity: typed, what = '' }, tools) {
    const details = await reservationNamed(which, tools, turn);
    const reservation = heldOf(details);
    const quantity = typed === undefined ? reservation.quantity : Number(typed);
    if (quantity < 1 || quantity > reservation.quantity) {
      const problem = `${reservation.name} holds ${reservation.quantity} pieces.`;
      throw botError('UNCLEAR', { problem, hint: `Give back between 1 and ${reservation.quantity}.` });
    }
    const buy = await boughtFor(what, details, tools, turn);
    const { result, refused } = await calculated(azureOf(tools), { reservation, quantity, buy }, turn.signal);
    if (refused) throw providerError(refused, false);
    const preview = previewOf(result, tools.now());
    const { customer } = await subscriptionsBeside(details, tools, turn);
    await propose({ kind: 'exchange', reservation, quantity, buy, preview }, turn, tools, customer);
  },
};

/** What is not said stays as it was. */
async function boughtFor(what: string, old: ReservationDetails, tools: Tools, turn: Turn): Promise<Bought> {
  const { values, problems } = parseRequest(`buy ${what}`).lines[0] ?? { values: {}, problems: {} };
  const [problem] = Object.values(problems);
  if (problem) throw botError('UNCLEAR', { problem, hint: `Write for example "${EXAMPLE}".` });
  const region = (values.region && (regionNamed(values.region) ?? values.region)) ?? old.region ?? '';
  const term = values.term ?? old.term ?? '';
  const plan = values.billingPlan ?? old.billingPlan ?? 'Upfront';
  const quantity = Number(values.quantity ?? old.quantity ?? 1);
  const item = await itemOf(values.sku ?? old.sku ?? '', region, term, old, tools, turn);
  if (!item.billingPlans.some((one) => one === plan)) {
    const hint = `It is sold ${item.billingPlans.join(' or ')}.`;
    throw botError('UNCLEAR', { problem: `${item.sku} is not sold ${plan}.`, hint });
  }
  const scopes = Object.entries(old.appliedScopeProperties ?? {}).filter(([, value]) => value !== undefined);
  const scope = Object.fromEntries(scopes) as Record<string, string>;
  const isShared = (old.appliedScopeType ?? 'Shared') === 'Shared';
  const body: PurchaseBody = {
    sku: { name: item.sku },
    location: item.region,
    properties: {
      reservedResourceType: item.resourceType,
      billingScopeId: old.billingScopeId ?? '',
      term: item.term,
      billingPlan: plan,
      quantity,
      displayName: (old.displayName ?? 'exchanged').replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 64),
      appliedScopeType: old.appliedScopeType ?? 'Shared',
      ...(!isShared && { appliedScopeProperties: scope }),
      renew: false,
    },
  };
  const words = `${quantity} × ${item.sku} in ${item.region}, ${TERM_WORDS[item.term] ?? item.term}, ${plan.toLowerCase()}`;
  return { words, term: item.term, resourceType: item.resourceType, region: item.region, body };
}

async function itemOf(
  sku: string,
  region: string,
  term: string,
  old: ReservationDetails,
  tools: Tools,
  turn: Turn,
): Promise<CatalogueItem> {
  const subscriptionId = old.billingScopeId?.split('/').at(-1);
  if (!subscriptionId)
    throw botError('NOT_FOUND', { what: 'The subscription that pays', hint: 'Exchange it in the portal.' });
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
  throw botError('UNCLEAR', { problem, hint: names ? `Did you mean ${names}?` : `Write for example "${EXAMPLE}".` });
}
