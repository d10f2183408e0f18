import { formatMoney } from '../orders/money';
import { wholeNumber } from '../../cards/format';
import { fillIn } from '../../cards/texts';
import { termIn } from '../../dialogs/resolve/say';
import type { BillingPlan, BillingScope, CatalogueItem } from '../commerce/commerce';
import { idsOfRef, viewOf } from '../commerce/partner-center/catalogue';
import type { Availability } from '../commerce/partner-center/schemas/products';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { partnerCenterOf } from './find-customer';
import { namedItems, type NamedItems } from './named-items';
import { sayList, wordsFor } from './say-list';

const EXAMPLE = 'availability Standard_D2s_v5 in westeurope for Contoso, 3 years';

export const availability: Command = {
  name: 'availability',
  pattern: /^availabilit(?:y|ies)\b\s*(?:of\s+)?(?<rest>[\s\S]*)$/i,
  usage: 'availability <sku> in <region> for <customer> [term]',
  example: EXAMPLE,
  what: 'shows availabilities, terms, currency and prices of a SKU',
  async run(turn, { rest = '' }, tools) {
    const named = await namedItems(rest, EXAMPLE, tools, turn);
    const words = wordsFor(tools.replies).partnerCenter.availability;
    const [first] = named.items;
    const filled = { sku: first?.sku ?? '', region: first?.region ?? '', customer: named.customer.name };
    const lines = await Promise.all(
      named.items.map(async (item) => ({
        title: termIn(item.term, wordsFor(tools.replies).dialog),
        details: await detailsOf(item, named, tools, turn),
      })),
    );
    const notes = [words.mind, fillIn(words.buy, filled)];
    await sayList(turn, tools.replies, { title: fillIn(words.title, filled), isOneThing: true, lines, notes });
  },
};

async function detailsOf(item: CatalogueItem, named: NamedItems, tools: Tools, turn: Turn): Promise<string[]> {
  const { productId, skuId } = idsOfRef(item.ref);
  const words = wordsFor(tools.replies).partnerCenter.availability;
  const found = await partnerCenterOf(tools).availabilities(viewOf(named), productId, skuId);
  if (found.length === 0) return [words.none];
  const offered = found.flatMap((one) => availabilityLines(one, tools));
  if (found.every(({ isPurchasable }) => isPurchasable === false)) return [...offered, words.notSold];
  const prices = await Promise.all(item.billingPlans.map((plan) => priceLine(item, plan, named, tools, turn)));
  return [...offered, ...prices];
}

function availabilityLines(one: Availability, { replies }: Tools): string[] {
  const { availability: words, absent } = wordsFor(replies).partnerCenter;
  const terms = (one.terms ?? []).flatMap(({ duration, description }) => description ?? duration ?? []);
  return [
    fillIn(words.id, { id: one.id, item: one.catalogItemId }),
    fillIn(words.sold, {
      country: one.country ?? absent,
      currency: one.defaultCurrency ?? absent,
      segment: one.segment ?? absent,
    }),
    fillIn(words.terms, { terms: terms.join(', ') || absent }),
    ...(one.isPurchasable === false ? [words.notSold] : []),
  ];
}

async function priceLine(
  item: CatalogueItem,
  billingPlan: BillingPlan,
  { customer, billingScope = NOTHING_PAYS }: NamedItems,
  tools: Tools,
  turn: Turn,
): Promise<string> {
  const { locale } = tools.replies.reader;
  const texts = wordsFor(tools.replies);
  const words = texts.partnerCenter.availability;
  const plan = texts.order.plans[billingPlan] ?? billingPlan;
  const terms = { quantity: 1, appliedScope: { type: 'Shared' as const }, renew: false };
  const request = { backend: 'partner-center' as const, customer, billingScope, item, billingPlan, ...terms };
  const { price, source } = await partnerCenterOf(tools).quote(request, turn.signal);
  if (!price) return fillIn(words.noPrice, { plan, source });
  const { count, amount } = price.instalments;
  return fillIn(count === 1 ? words.price : words.instalments, {
    plan,
    total: formatMoney(price.unit, locale),
    count: wholeNumber(count, locale),
    amount: formatMoney(amount, locale),
  });
}

/** The price does not depend on what pays; a quote only wants it said. */
const NOTHING_PAYS: BillingScope = {
  id: '',
  name: '',
  kind: 'azure-plan',
  status: 'unknown',
  eligible: false,
  azureSubscriptions: [],
};
