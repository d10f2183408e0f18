import { said } from '../../cards/said';
import { fillIn } from '../../cards/texts';
import type { BillingScope, Customer } from '../commerce/commerce';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { customerNamed, partnerCenterOf } from './find-customer';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

export const customers: Command = {
  name: 'customers',
  pattern: /^customers\b\s*(?<rest>[\s\S]*)$/i,
  usage: 'customers [part of a name or domain] [page]',
  example: 'customers north',
  what: 'lists your customers with domain and market',
  run: (turn, { rest = '' }, tools) => listCustomers(turn, rest, tools),
};

async function listCustomers(turn: Turn, typed: string, tools: Tools): Promise<void> {
  const { replies } = tools;
  const words = wordsFor(replies).partnerCenter.customers;
  // "customers 2" asks for a page as "orders 2" does.
  const { rest: text, page: number } = readParts(typed.replace(/^(?=\d{1,3}$)/, 'page '), []);
  const page = pageOf(await tools.customers.find(text, turn.signal), number);
  const complete = await Promise.all(page.items.map((customer) => withMarket(customer, tools, turn)));
  await sayList(turn, replies, {
    title: text ? fillIn(words.titleFor, { text }) : words.title,
    page,
    lines: complete.map(({ name, domain, country }) => ({
      title: name,
      details: [
        [domain, country ? fillIn(words.market, { market: country }) : words.noMarket].filter(Boolean).join(' · '),
      ],
    })),
    command: text ? `customers ${text}` : 'customers',
    whenEmpty: text ? fillIn(words.noneFor, { text }) : words.none,
    notes: page.items.length > 0 ? [words.more] : [],
  });
}

/** Lists of customers leave the market out; one that cannot be completed is shown without it. */
function withMarket(customer: Customer, { customers: directory }: Tools, turn: Turn): Promise<Customer> {
  return directory.whole(customer, turn.signal).catch((error: unknown) => {
    if (turn.signal.aborted) throw error;
    return customer;
  });
}

export const customer: Command = {
  name: 'customer',
  pattern: /^customer\s*[:=]?\s+(?<name>[\s\S]+)$/i,
  usage: 'customer <name, domain or id>',
  example: 'customer Contoso',
  what: 'shows one customer: agreement, validation, market and what can pay',
  alsoAnAnswer: true,
  async run(turn, { name }, tools) {
    const partnerCenter = partnerCenterOf(tools);
    const found = await customerNamed(name, tools, turn);
    const [checks, scopes] = await Promise.all([
      partnerCenter.customerChecks(found),
      partnerCenter.billingScopes(found, turn.signal),
    ]);
    const texts = wordsFor(tools.replies);
    const words = texts.partnerCenter.customer;
    const lines = [
      { title: words.id, details: [found.id] },
      ...(found.domain ? [{ title: words.domain, details: [found.domain] }] : []),
      { title: words.market, details: [found.country ?? texts.partnerCenter.absent] },
      ...checks.map((check) => ({
        title: words.checks[check.name] ?? check.name,
        details: [
          fillIn(words.check, { outcome: texts.order.checks[check.outcome], message: said(check.message, texts) }),
        ],
      })),
      { title: words.payers, details: payersIn(found, scopes, tools) },
    ];
    await sayList(turn, tools.replies, { title: found.name, isOneThing: true, lines });
  },
};

function payersIn(found: Customer, scopes: readonly BillingScope[], { replies }: Tools): string[] {
  const texts = wordsFor(replies);
  const words = texts.partnerCenter.customer;
  const eligible = scopes.filter((scope) => scope.eligible);
  if (eligible.length === 0) return [fillIn(words.noPayers, { customer: found.name })];
  return eligible.map(({ name, kind, status }) =>
    fillIn(words.payer, { name, kind: texts.order.scopeKinds[kind] ?? kind, status }),
  );
}
