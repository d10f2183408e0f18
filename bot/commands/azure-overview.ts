import { fillIn } from '../../cards/texts';
import { pick } from '../../dialogs/resolve/pick';
import type { BillingScope } from '../commerce/commerce';
import { botError } from '../errors';
import type { Turn } from '../turn';
import { boughtHere } from './azure-orders';
import type { Command, Tools } from './command';
import { azureOf } from './find-azure';
import { pageOf, sayList, wordsFor } from './say-list';

export const applied: Command = {
  name: 'applied',
  pattern: /^applied(?:\s+reservations)?(?:\s+(?:to|on|for))?\s+(?<which>[\s\S]+?)(?:\s+page\s+(?<page>\d{1,3}))?$/i,
  usage: 'applied <subscription> [page]',
  example: 'applied Clinical systems',
  what: 'lists the orders at Azure whose benefit reaches a subscription',
  async run(turn, { which = '', page: number }, tools) {
    const words = wordsFor(tools.replies).afterPurchase.applied;
    const scope = await subscriptionNamed(which, turn, tools);
    const [ids, own] = await Promise.all([
      azureOf(tools).appliedReservations(scope.id, turn.signal),
      boughtHere(tools, turn),
    ]);
    const page = pageOf(ids, Math.max(1, Number(number ?? 1)));
    const { boughtAs } = wordsFor(tools.replies).afterPurchase.orders;
    await sayList(turn, tools.replies, {
      title: fillIn(words.title, { name: scope.name }),
      page,
      lines: page.items.map((id) => {
        const order = own.get(id.toLowerCase());
        return { title: id, details: order ? [fillIn(boughtAs, { order })] : [] };
      }),
      command: `applied ${which}`,
      whenEmpty: fillIn(words.none, { name: scope.name }),
      notes: ids.length > 0 ? [words.more] : [],
    });
  },
};

/** Any subscription that the bot sees at Azure. Throws UNCLEAR or AMBIGUOUS. */
async function subscriptionNamed(text: string, { signal }: Turn, tools: Tools): Promise<BillingScope> {
  const azure = azureOf(tools);
  const customers = await azure.customers('', signal);
  const scopes = (await Promise.all(customers.map((one) => azure.billingScopes(one, signal)))).flat();
  const picked = pick(text.trim(), scopes, ({ name, id }) => [name, id]);
  if (picked.outcome === 'one') return picked.value;
  const names = (picked.outcome === 'several' ? picked.candidates : picked.near).slice(0, 5).map(({ name }) => name);
  const candidates = names.join(', ');
  if (picked.outcome === 'several')
    throw botError('AMBIGUOUS', { text: text.slice(0, 60), what: 'subscription', candidates });
  const problem = `I see no subscription "${text.slice(0, 60)}" at Azure.`;
  throw botError('UNCLEAR', {
    problem,
    hint: candidates ? `Did you mean ${candidates}?` : 'Write its name or its id.',
  });
}

export const azureOperations: Command = {
  name: 'azure operations',
  pattern: /^azure\s+operations(?:\s+(?:page\s+)?(?<page>\d{1,3}))?$/i,
  usage: 'azure operations [page]',
  example: 'azure operations',
  what: 'lists what can be permitted at Azure around reservations',
  async run(turn, { page: number }, tools) {
    const words = wordsFor(tools.replies).afterPurchase.operations;
    const all = await azureOf(tools).operations(turn.signal);
    const page = pageOf(all, Math.max(1, Number(number ?? 1)));
    await sayList(turn, tools.replies, {
      title: words.title,
      page,
      lines: page.items.map(({ name, display }) => ({
        title: name,
        details: [display?.description ?? display?.operation ?? ''].filter(Boolean),
      })),
      command: 'azure operations',
      whenEmpty: words.none,
    });
  },
};
