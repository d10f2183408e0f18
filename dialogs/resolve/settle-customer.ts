import type { Customer } from '../../bot/commerce/commerce';
import { fillIn } from '../../cards/texts';
import { pick, type Picked } from './pick';
import type { Choice, Settled } from './resolution';
import { sentenceOr, type DialogWords } from './say';

/** "azure Contoso": the same customer may be known to both back ends, under the same id. */
const WITH_BACKEND = /^(azure|partner-center) (.+)$/i;

const MOST_CHOICES = 15;

type Find = (text: string) => Promise<Customer[]>;

/** What this file calls a customer in a choice comes back as text from clients that cannot choose. */
const TITLE = /^(.*?)(?: \(([^()\s]+)\))?, via (Azure|Partner Center)$/;

export interface CustomerSettled extends Settled<Customer> {
  /** For the form, which few requests need: it looks through all customers for others with the same id. */
  findChoice?(): Promise<Choice>;
}

/** Finds the customer a text means among those the provider found for it, or failing that among all. */
export async function settleCustomer(
  text: string | undefined,
  lookUp: Find,
  words: DialogWords,
  backEnd?: string,
): Promise<CustomerSettled> {
  const find: Find = async (wanted) => (await lookUp(wanted)).filter((one) => !backEnd || one.backend === backEnd);
  const [, name = '', domain, route] = (text && TITLE.exec(text)) || [];
  if (route) return settleCustomer(domain ?? name, lookUp, words, route === 'Azure' ? 'azure' : 'partner-center');
  if (!text) return { isMissing: true, choices: customerChoices((await find('')).slice(0, MOST_CHOICES)) };
  const picked = await pickCustomer(text, find);
  if (picked.outcome === 'one')
    return { value: picked.value, findChoice: () => unambiguousChoice(picked.value, lookUp) };
  if (picked.outcome === 'several') {
    const choices = customerChoices(picked.candidates);
    const isOneWay = new Set(picked.candidates.map(({ backend }) => backend)).size === 1;
    const titles = choices.map(({ title }) => (isOneWay ? title.replace(/, via [^,]+$/, '') : title));
    const hint = hintFor(picked.candidates, words);
    const problem = fillIn(words.customer.several, { text, names: sentenceOr(titles, words), hint });
    return { problem, choices, isAmbiguous: true };
  }
  if (backEnd && (await pickCustomer(text, lookUp)).outcome !== 'none') {
    return { problem: fillIn(words.customer.otherWay, { text, way: routeName(backEnd) }) };
  }
  const none = fillIn(words.customer.none, { text });
  if (picked.near.length === 0) return { problem: none, choices: [] };
  const near = fillIn(words.customer.near, {
    names: sentenceOr(
      picked.near.map(({ name }) => name),
      words,
    ),
  });
  return { problem: `${none} ${near}`, choices: customerChoices(picked.near) };
}

/** One name at both back ends is told apart by the way of buying, not by more of the name. */
function hintFor(candidates: readonly Customer[], { customer: words }: DialogWords): string {
  const isOneName = new Set(candidates.map(({ name }) => name)).size === 1;
  const isBothWays = new Set(candidates.map(({ backend }) => backend)).size > 1;
  if (isOneName && isBothWays) return words.sayHow;
  return isBothWays ? words.sayMoreOrHow : words.sayMore;
}

async function pickCustomer(text: string, find: Find): Promise<Picked<Customer>> {
  const first = pick(text, await find(text), namesOf);
  if (first.outcome !== 'none') return first;
  const [, backend, rest] = WITH_BACKEND.exec(text) ?? [];
  if (backend && rest) {
    const ofBackend = (await find(rest)).filter((customer) => customer.backend === backend.toLowerCase());
    const scoped = pick(rest, ofBackend, namesOf);
    if (scoped.outcome !== 'none') return scoped;
  }
  return pick(text, await find(''), namesOf);
}

/** What a form shows for customers; the value is the id, with the back end in front where the id alone would mean two. */
export function customerChoices(customers: readonly Customer[]): Choice[] {
  const counts = new Map<string, number>();
  for (const { id } of customers) counts.set(id, (counts.get(id) ?? 0) + 1);
  return customers.map((customer) => choice(customer, (counts.get(customer.id) ?? 0) > 1));
}

async function unambiguousChoice(customer: Customer, find: Find): Promise<Choice> {
  const sameId = (await find(customer.id)).filter(({ id }) => id === customer.id);
  return choice(customer, sameId.length > 1);
}

function choice({ backend, id, name, domain }: Customer, isShared: boolean): Choice {
  const title = `${domain ? `${name} (${domain})` : name}, via ${routeName(backend)}`;
  return { title, value: isShared ? `${backend} ${id}` : id };
}

function namesOf(customer: Customer): string[] {
  return [customer.name, customer.id, ...(customer.domain ? [customer.domain] : [])];
}

function routeName(backEnd: string): string {
  return backEnd === 'azure' ? 'Azure' : 'Partner Center';
}
