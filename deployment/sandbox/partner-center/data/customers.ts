import { fraction, guid, hex, pick } from './chance';
import { marketOf, OPEN_COUNTRIES, type Market } from './markets';
import { FIRST_WORDS, NAMED, SECOND_WORDS, type NamedCustomer, type SubscriptionPlan } from './names';
import { makeSubscriptions, type Subscription } from './subscriptions';

export interface Customer {
  /** Tenant id. */
  id: string;
  name: string;
  domain: string;
  market: Market;
  agreement: 'signed' | 'attested' | 'none';
  validation: string | null;
  /** False without delegated admin rights: the company address is then left out. */
  showsAddress: boolean;
  subscriptions: Subscription[];
}

const COUNT = 240;

/** The customers that follow from the seed: the named ones first, then made-up ones. */
export function makeCustomers(seed: number): Customer[] {
  const named = NAMED.map((plan) => makeCustomer(seed, plan));
  const others = Array.from({ length: COUNT - named.length }, (_, index) => makeCustomer(seed, inventOne(seed, index)));
  return [...named, ...others];
}

function makeCustomer(seed: number, plan: NamedCustomer): Customer {
  const id = guid(seed, 'customer', plan.domain);
  return {
    id,
    name: plan.name,
    domain: `${plan.domain}.onmicrosoft.com`,
    market: marketOf(plan.country) as Market,
    agreement: plan.agreement ?? 'signed',
    validation: plan.validation === undefined ? 'Allowed' : plan.validation,
    showsAddress: !plan.noAddress,
    subscriptions: makeSubscriptions(seed, id, plan.subscriptions),
  };
}

function inventOne(seed: number, index: number): NamedCustomer {
  const first = FIRST_WORDS[index % FIRST_WORDS.length] as string;
  const name = `${first} ${pick(SECOND_WORDS, seed, 'second word', index)}`;
  const luck = fraction(seed, 'luck', index);
  const plain = name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  return {
    name,
    domain: `${plain}${hex(3, seed, 'domain', index)}`,
    country: pick(OPEN_COUNTRIES, seed, 'country', index),
    agreement: luck < 0.05 ? 'none' : luck < 0.4 ? 'attested' : 'signed',
    validation: luck > 0.97 ? 'UnderReview' : luck > 0.95 ? 'Not Ready' : luck > 0.93 ? null : 'Allowed',
    subscriptions: inventSubscriptions(seed, index),
    ...(luck > 0.6 && luck < 0.65 ? { noAddress: true } : {}),
  };
}

const COMBINATIONS: readonly (readonly SubscriptionPlan[])[] = [
  ['plan:registered:Azure plan'],
  ['plan:registered:Azure plan', 'licence:active:Microsoft 365 Business Premium'],
  ['plan:unregistered:Azure plan'],
  ['legacy:registered:Microsoft Azure'],
  ['legacy:unregistered:Microsoft Azure', 'licence:active:Microsoft 365 E3'],
  ['legacy:registered:Production', 'legacy:registered:Development', 'legacy:suspended:Old test'],
  ['licence:active:Microsoft 365 E3', 'licence:suspended:Project Plan 3'],
  [
    'plan:registered:Azure plan',
    'licence:active:Microsoft 365 E5',
    'licence:active:Power BI Pro',
    'licence:active:Visio Plan 2',
  ],
  ['legacy:suspended:Microsoft Azure', 'licence:active:Exchange Online (Plan 1)'],
  [],
];

function inventSubscriptions(seed: number, index: number): readonly SubscriptionPlan[] {
  return pick(COMBINATIONS, seed, 'subscriptions', index);
}
