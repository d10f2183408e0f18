import { savingsCard } from '../../cards/savings-card';
import { subjectOf } from '../../cards/order-sentences';
import { parseRequest } from '../../dialogs/parse-request';
import { regionNamed } from '../../dialogs/words/regions';
import { termIn } from '../../dialogs/resolve/say';
import type { CatalogueItem, Term } from '../commerce/commerce';
import { botError } from '../errors';
import type { OrderSavings } from '../orders/savings';
import type { Turn } from '../turn';
import { ORDER_ID, type Command, type Tools } from './command';
import { wordsFor } from './say-list';

const EXAMPLE = 'savings 3 Standard_D4s_v5 in westeurope, 3 years, EUR';
const IS_ORDER = new RegExp(`^${ORDER_ID}$`, 'i');

export const savings: Command = {
  name: 'savings',
  pattern: /^savings?\b\s*(?:of\s+|for\s+)?(?<rest>[\s\S]*)$/i,
  usage: 'savings <order> | <quantity> <sku> in <region>, <term> [currency]',
  example: EXAMPLE,
  what: 'estimates what a reservation saves against pay-as-you-go, and when it breaks even',
  async run(turn, { rest = '' }, tools) {
    const { what, found } = IS_ORDER.test(rest.trim())
      ? await ofOrder(rest.trim(), turn, tools)
      : await ofWords(rest, turn, tools);
    if (!found) {
      const why = `The public price list has nothing to compare ${what} with.`;
      throw botError('NOT_FOUND', { what: 'A saving', hint: `${why} Check SKU, region and currency.` });
    }
    await tools.replies.card(turn, savingsCard(what, found, tools.replies.reader));
  },
};

type Found = { what: string; found: OrderSavings | undefined };

async function ofOrder(id: string, turn: Turn, { desk, estimate, replies }: Tools): Promise<Found> {
  const order = await desk.find(id, turn);
  const { item, quantity } = order.request;
  const what = `${order.id}, ${subjectOf(order, replies.reader, (text) => text)}`;
  return { what, found: await estimate(item, quantity, order.quote.price) };
}

async function ofWords(text: string, turn: Turn, tools: Tools): Promise<Found> {
  const [, before = text, currency] = /^(.*?)[\s,]+(?:in\s+)?([A-Z]{3})$/s.exec(text.trim()) ?? [];
  const { values, problems } = parseRequest(`buy ${before}`).lines[0] ?? { values: {}, problems: {} };
  const [problem] = Object.values(problems);
  const region = values.region && (regionNamed(values.region) ?? values.region);
  if (problem || !values.sku || !region || !values.term) {
    const missing = 'I need a SKU, a region and a term.';
    throw botError('UNCLEAR', {
      problem: problem ?? missing,
      hint: `Write for example "${EXAMPLE}", or an order's id.`,
    });
  }
  const quantity = Number(values.quantity ?? 1);
  const term = values.term as Term;
  const what = `${quantity} × ${values.sku} in ${region}, ${termIn(term, wordsFor(tools.replies).dialog)}`;
  const usual = (await tools.settings.of(turn.place)).currency ?? 'USD';
  const item = itemOf(values.sku, region, term);
  return { what, found: await tools.estimate(item, quantity, undefined, currency ?? usual) };
}

/** Just enough of a catalogue's line for the price list, which knows no catalogue. */
function itemOf(sku: string, region: string, term: Term): CatalogueItem {
  const known = { ref: '', productId: '', productTitle: '', resourceType: '', skuTitle: sku, regionTitle: region };
  return { ...known, sku, region, term, billingPlans: [], minQuantity: 1, maxQuantity: 1 };
}
