import { said } from '../../cards/said';
import { fillIn } from '../../cards/texts';
import type { BillingScope } from '../commerce/commerce';
import type { Command, Tools } from './command';
import { customerNamed, partnerCenterOf } from './find-customer';
import { readParts } from './read-parts';
import { pageOf, sayList, wordsFor } from './say-list';

export const subscriptions: Command = {
  name: 'subscriptions',
  pattern: /^(?:subscriptions|billing\s+scopes|azure\s+plans)\b\s*(?<rest>[\s\S]*)$/i,
  usage: 'subscriptions <customer>',
  example: 'subscriptions Contoso',
  what: 'shows what can pay for reservations of a customer, and why the rest cannot',
  async run(turn, { rest = '' }, tools) {
    const { replies } = tools;
    const words = wordsFor(replies).partnerCenter.subscriptions;
    const parts = readParts(rest, []);
    const customer = await customerNamed(parts.rest, tools, turn);
    const scopes = await partnerCenterOf(tools).billingScopes(customer, turn.signal);
    const page = pageOf(scopes, parts.page);
    const filled = { customer: customer.name };
    await sayList(turn, replies, {
      title: fillIn(words.title, filled),
      page,
      lines: page.items.map((scope) => ({ title: scope.name, details: detailsOf(scope, tools) })),
      command: `subscriptions ${parts.rest}`,
      whenEmpty: fillIn(words.none, filled),
      notes: scopes.length === 0 ? [fillIn(words.buyPlan, filled)] : [],
    });
  },
};

function detailsOf(scope: BillingScope, { replies }: Tools): string[] {
  const texts = wordsFor(replies);
  const words = texts.partnerCenter.subscriptions;
  const kind = texts.order.scopeKinds[scope.kind] ?? scope.kind;
  const under = scope.azureSubscriptions.map(({ name, id, status }) => `${name} (${status}, ${id})`);
  return [
    scope.eligible ? words.eligible : fillIn(words.notEligible, { reason: said(scope.reason ?? scope.status, texts) }),
    fillIn(words.line, { kind, status: scope.status, id: scope.id }),
    ...(scope.kind === 'azure-plan' && under.length > 0 ? [fillIn(words.under, { list: under.join(', ') })] : []),
  ];
}
