import { parseRequest } from '../../dialogs/parse-request';
import { settleItem } from '../../dialogs/resolve/settle-item';
import { fillIn } from '../../cards/texts';
import type { PartialRequest } from '../../dialogs/slots';
import { TERMS, type BillingScope, type CatalogueItem, type Customer } from '../commerce/commerce';
import { botError } from '../errors';
import type { Turn } from '../turn';
import type { Tools } from './command';
import { customerNamed, partnerCenterOf } from './find-customer';
import { wordsFor } from './say-list';

/** Lines of a customer's catalogue that a sentence names: one SKU in one region, for each term it is sold for. */
export interface NamedItems {
  customer: Customer;
  /** What pays, where the customer has something that can. */
  billingScope?: BillingScope;
  /** At least one, in the order of their terms. */
  items: CatalogueItem[];
}

/** Reads "<sku> in <region> for <customer> [term]" in any order. Throws UNCLEAR, which names what fits. */
export async function namedItems(text: string, example: string, tools: Tools, turn: Turn): Promise<NamedItems> {
  const typed = read(text);
  if (!typed.sku || !typed.region || !typed.customer) {
    const { sayMore } = wordsFor(tools.replies).partnerCenter.availability;
    throw botError('UNCLEAR', { problem: fillIn(sayMore, { example }) });
  }
  const partnerCenter = partnerCenterOf(tools);
  const customer = await customerNamed(typed.customer, tools, turn);
  const scopes = await partnerCenter.billingScopes(customer, turn.signal);
  const billingScope = scopes.find(({ eligible }) => eligible);
  const catalogue = await partnerCenter.catalogue({ customer, ...(billingScope ? { billingScope } : {}) }, turn.signal);
  const terms = typed.term ? [typed.term] : TERMS;
  const settled = terms.map((term) => settleItem({ ...typed, term }, catalogue.items, wordsFor(tools.replies).dialog));
  const items = settled.flatMap(({ value }) => value ?? []);
  if (items.length > 0) return { customer, items, ...(billingScope ? { billingScope } : {}) };
  // Without a term the terms cannot be what is wrong.
  const { problems } = settled.find((one) => !one.problems.term) ?? settled[0] ?? { problems: {} };
  throw botError('UNCLEAR', { problem: Object.values(problems).join(' ') || `Nothing is sold as "${text}".` });
}

/** A SKU that has no size in its name ("SQL Database vCore") is what nobody else claimed. */
function read(text: string): PartialRequest {
  const { lines, leftover } = parseRequest(text);
  const values = lines[0]?.values ?? {};
  const loose = leftover.join(' ').trim();
  if (!loose) return values;
  if (!values.sku) return { ...values, sku: loose, product: undefined };
  return values.customer ? values : { ...values, customer: loose };
}
