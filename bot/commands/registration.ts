import { pick } from '../../dialogs/resolve/pick';
import { sentenceOr, type DialogWords } from '../../dialogs/resolve/say';
import { fillIn } from '../../cards/texts';
import { inert } from '../../cards/inert';
import { mayRequest } from '../access/policy';
import type { BillingScope, Customer } from '../commerce/commerce';
import { botError } from '../errors';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { customerAndRest, partnerCenterOf } from './find-customer';
import { sayList, wordsFor } from './say-list';

const GIVEN = String.raw`\s+(?:(?<scope>\S[^\n]{0,100}?)\s{1,9}(?:of|for)\s+)?(?:of\s+|for\s+)?(?<rest>\S[\s\S]*)$`;

export const register: Command = {
  name: 'register',
  pattern: new RegExp(`^register${GIVEN}`, 'i'),
  usage: 'register <customer>[, subscription]',
  example: 'register Fabrikam, Fabrikam Azure plan',
  what: 'registers what pays with Azure, so that it can hold reservations',
  async run(turn, given, tools) {
    await demandRequester(turn, tools);
    const { customer, wanted } = await readWhat(turn, given, tools);
    const scope = oneOf(
      customer,
      wanted.filter(isOpen).length === 1 ? wanted.filter(isOpen) : wanted,
      wordsFor(tools.replies).dialog,
    );
    const partnerCenter = partnerCenterOf(tools);
    const words = wordsFor(tools.replies).partnerCenter.registration;
    // What a second request does is not documented, so the status is asked for first.
    const status = await partnerCenter.registrationStatus(customer.id, scope.id);
    turn.signal.throwIfAborted();
    const isNew = status !== 'registered' && status !== 'registering';
    if (isNew) await partnerCenter.register(customer.id, scope.id);
    const sentence = isNew ? words.started : status === 'registered' ? words.already : words.underWay;
    await tools.replies.text(turn, fillIn(sentence, { scope: inert(scope.name), customer: inert(customer.name) }));
  },
};

export const registration: Command = {
  name: 'registration',
  pattern: new RegExp(`^registration(?:\\s+status)?${GIVEN}`, 'i'),
  usage: 'registration <customer>[, subscription]',
  example: 'registration Fabrikam',
  what: 'shows whether what pays is registered with Azure',
  async run(turn, given, tools) {
    const { customer, wanted } = await readWhat(turn, given, tools);
    const partnerCenter = partnerCenterOf(tools);
    const words = wordsFor(tools.replies).partnerCenter.registration;
    const lines = await Promise.all(
      wanted.map(async (scope) => {
        const status = await partnerCenter.registrationStatus(customer.id, scope.id);
        const sentence = words.statuses[status] ?? words.unknown;
        return {
          title: scope.name,
          details: [fillIn(sentence, { status, customer: customer.name, scope: scope.name })],
        };
      }),
    );
    await sayList(turn, tools.replies, { title: fillIn(words.title, { customer: customer.name }), lines });
  },
};

/** It changes something at Microsoft on the way to a purchase, so who may ask for purchases may ask for it. */
async function demandRequester({ person, place }: Turn, { policy, standingOf }: Tools): Promise<void> {
  const verdict = mayRequest(policy, person, place, await standingOf(person));
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
}

/** The customer and the subscriptions meant: the named one, or all. Throws UNCLEAR when there is none. */
async function readWhat(turn: Turn, given: Partial<Record<string, string>>, tools: Tools) {
  const { customer, rest } = await customerAndRest(given.rest ?? '', tools, turn);
  const named = given.scope ?? rest;
  const scopes = await partnerCenterOf(tools).billingScopes(customer, turn.signal);
  if (scopes.length === 0) {
    const problem = `${customer.name} has no Azure plan and no Azure subscription that could be registered.`;
    throw botError('UNCLEAR', { problem, hint: `Write "buy azure plan for ${customer.name}" to get a plan.` });
  }
  if (!named) return { customer, wanted: scopes };
  const picked = pick(named, scopes, ({ name, id }) => [name, id]);
  if (picked.outcome === 'one') return { customer, wanted: [picked.value] };
  const candidates = picked.outcome === 'several' ? picked.candidates : scopes;
  throw which(
    `"${named}" ${picked.outcome === 'several' ? 'fits several' : 'is none'} of its subscriptions`,
    candidates,
    wordsFor(tools.replies).dialog,
  );
}

const isOpen = ({ status }: BillingScope) => status.toLowerCase() === 'active';

function oneOf(customer: Customer, scopes: BillingScope[], words: DialogWords): BillingScope {
  if (scopes.length === 1 && scopes[0]) return scopes[0];
  throw which(`${customer.name} has several subscriptions`, scopes, words);
}

function which(what: string, scopes: readonly BillingScope[], words: DialogWords) {
  const names = sentenceOr(
    scopes.map(({ name, id }) => `${name} (${id})`),
    words,
  );
  return botError('UNCLEAR', {
    problem: `${what}: ${names}.`,
    hint: 'Write which one behind the customer and a comma.',
  });
}
