import { inert } from '../../cards/inert';
import { fillIn } from '../../cards/texts';
import { watchesCard } from '../../cards/watches-card';
import { botError } from '../errors';
import type { Watch } from '../store/watches';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { azureOf } from './find-azure';
import { customerNamed, partnerCenterOf } from './find-customer';
import { wordsFor } from './say-list';

/** What comes to its end and was not bought here. */
const ENDINGS = /^(?:expiring|expiry|expirations?|endings?|ends)$/i;

export const watch: Command = {
  name: 'watch',
  pattern: /^(?:watch|watches|watching)(?:\s+(?<what>[\s\S]+))?$/i,
  usage: 'watch [invoices | expiring | customer]',
  example: 'watch Contoso',
  what: "tells this conversation of new invoices, of a customer's orders, or of ends of what was bought elsewhere; alone it lists them",
  async run(turn, { what }, tools) {
    if (!what) return list(turn, tools);
    if (ENDINGS.test(what)) {
      azureOf(tools);
      await tools.watching.begin({ kind: 'endings' }, turn.place, turn.person);
      return tools.replies.text(turn, wordsFor(tools.replies).afterPurchase.ending.watching);
    }
    partnerCenterOf(tools);
    if (/^(?:all\s+)?invoices$/i.test(what)) {
      await tools.watching.begin({ kind: 'invoices' }, turn.place, turn.person);
      return tools.replies.text(turn, wordsFor(tools.replies).desk.watch.invoices);
    }
    const customer = await customerNamed(customerIn(what), tools, turn);
    const about = { kind: 'orders', customerId: customer.id, customerName: customer.name } as const;
    await tools.watching.begin(about, turn.place, turn.person);
    const { orders } = wordsFor(tools.replies).desk.watch;
    await tools.replies.text(turn, fillIn(orders, { customer: inert(customer.name, 80) }));
  },
};

export const unwatch: Command = {
  name: 'unwatch',
  pattern: /^(?:unwatch|stop\s+watching)(?:\s+(?<what>[\s\S]+))?$/i,
  usage: 'unwatch <invoices | expiring | customer | all>',
  example: 'unwatch Contoso',
  what: 'ends what this conversation watches',
  async run(turn, { what }, tools) {
    const watched = await tools.watching.ofConversation(turn.place);
    const meant = what ? watched.filter((one) => isMeant(one, what)) : watched.length === 1 ? watched : [];
    if (meant.length === 0) throw notWatched(watched, what, tools);
    for (const { id } of meant) await tools.watching.end(id);
    const { ended } = wordsFor(tools.replies).desk.watch;
    await tools.replies.text(turn, fillIn(ended, { names: inert(meant.map(nameOf).join(', '), 300) }));
  },
};

async function list(turn: Turn, tools: Tools): Promise<void> {
  const watched = await tools.watching.ofConversation(turn.place);
  const shown = watched.map(({ about, by, since }) => ({
    ...(about.kind === 'orders' ? { kind: about.kind, customer: about.customerName } : { kind: about.kind }),
    ...{ person: by.name, since },
  }));
  await tools.replies.card(turn, watchesCard(shown, tools.replies.reader));
}

/** "orders of Contoso", "Contoso's orders". */
function customerIn(what: string): string {
  return what
    .trim()
    .replace(/^(?:the\s+)?orders\s+(?:of|for|from)\s+/i, '')
    .replace(/(?:['’]s?)?\s+orders$/i, '');
}

function isMeant({ about }: Watch, what: string): boolean {
  const words = what.trim();
  if (/^(?:all|everything)$/i.test(words)) return true;
  if (about.kind === 'invoices') return /^(?:all\s+)?invoices$/i.test(words);
  if (about.kind === 'endings') return ENDINGS.test(words);
  const typed = customerIn(words).toLowerCase();
  return [about.customerName, about.customerId].some((name) => name.toLowerCase() === typed);
}

function notWatched(watched: readonly Watch[], what: string | undefined, { replies }: Tools) {
  const { desk, dialog } = wordsFor(replies);
  const words = desk.watch;
  const commands = watched.map((one) => fillIn(words.command, { name: nameOf(one) })).join(` ${dialog.or} `);
  const problem = what ? fillIn(words.notWatched, { text: what.slice(0, 60) }) : words.sayWhat;
  return botError('UNCLEAR', { problem, hint: commands ? fillIn(words.write, { commands }) : words.nothing });
}

function nameOf({ about }: Watch): string {
  if (about.kind === 'endings') return 'expiring';
  return about.kind === 'invoices' ? 'invoices' : about.customerName;
}
