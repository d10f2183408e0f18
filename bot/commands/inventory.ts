import { fillIn } from '../../cards/texts';
import { termIn } from '../../dialogs/resolve/say';
import type { CatalogueItem, Customer } from '../commerce/commerce';
import { idsOfRef, viewOf } from '../commerce/partner-center/catalogue';
import type { InventoryItem } from '../commerce/partner-center/schemas/products';
import type { Command, Tools } from './command';
import { partnerCenterOf } from './find-customer';
import { namedItems } from './named-items';
import { sayList, wordsFor } from './say-list';

const EXAMPLE = 'inventory Standard_D2s_v5 in westeurope for Contoso';

export const inventory: Command = {
  name: 'inventory',
  pattern: /^inventory\b\s*(?:of\s+)?(?<rest>[\s\S]*)$/i,
  usage: 'inventory <sku> in <region> for <customer> [term]',
  example: EXAMPLE,
  what: 'asks whether a SKU is in stock, and what restricts it',
  async run(turn, { rest = '' }, tools) {
    const { customer, billingScope, items } = await namedItems(rest, EXAMPLE, tools, turn);
    const words = wordsFor(tools.replies).partnerCenter.inventory;
    const azure = billingScope?.azureSubscriptions.find(({ status }) => status.toLowerCase() === 'active');
    const lines = await Promise.all(
      items.map(async (item) => ({
        title: termIn(item.term, wordsFor(tools.replies).dialog),
        details: [said(await ask(item, customer, azure?.id, tools), tools)],
      })),
    );
    const [first] = items;
    const filled = { sku: first?.sku ?? '', region: first?.region ?? '', customer: customer.name };
    const note = azure ? fillIn(words.asked, { subscription: azure.name }) : fillIn(words.noSubscription, filled);
    await sayList(turn, tools.replies, { title: fillIn(words.title, filled), isOneThing: true, lines, notes: [note] });
  },
};

function ask(item: CatalogueItem, customer: Customer, azureSubscriptionId: string | undefined, tools: Tools) {
  return partnerCenterOf(tools).inventory({
    ...idsOfRef(item.ref),
    country: viewOf({ customer }).country,
    customerId: customer.id,
    armRegionName: item.region,
    ...(azureSubscriptionId ? { azureSubscriptionId } : {}),
  });
}

function said(found: InventoryItem | undefined, { replies }: Tools): string {
  const words = wordsFor(replies).partnerCenter.inventory;
  if (!found) return words.unknown;
  if (!found.isRestricted) return words.free;
  const reasons = (found.restrictions ?? []).flatMap(({ reasonCode, description }) => {
    const known = reasonCode && words.reasons[reasonCode.toLowerCase()];
    return [known, description ?? (known ? undefined : reasonCode)].filter(Boolean).join(': ') || [];
  });
  return fillIn(words.restricted, { reasons: reasons.join('; ') || words.noReason });
}
