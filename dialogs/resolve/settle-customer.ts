import type { Customer } from '../../bot/commerce/commerce';
import { pick, type Picked } from './pick';
import type { Choice, Settled } from './resolution';
import { sentenceOr } from './say';

/** "azure Contoso": the same customer may be known to both back ends, under the same id. */
const WITH_BACKEND = /^(azure|partner-center) (.+)$/i;

const MOST_CHOICES = 15;

type Find = (text: string) => Promise<Customer[]>;

/** Finds the customer a text means among those the provider found for it, or failing that among all. */
export async function settleCustomer(text: string | undefined, find: Find): Promise<Settled<Customer>> {
  if (!text) return { isMissing: true, choices: choicesOf((await find('')).slice(0, MOST_CHOICES)) };
  const picked = await pickCustomer(text, find);
  if (picked.outcome === 'one') return { value: picked.value, choices: [await unambiguousChoice(picked.value, find)] };
  if (picked.outcome === 'several') {
    const choices = choicesOf(picked.candidates);
    const names = sentenceOr(choices.map(({ title }) => title));
    return { problem: `"${text}" fits several customers: ${names}. Write more of the name, or the domain.`, choices };
  }
  const near = picked.near.length > 0 ? ` Did you mean ${sentenceOr(picked.near.map(({ name }) => name))}?` : '';
  return { problem: `I know no customer "${text}".${near}`, choices: choicesOf(picked.near) };
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

/** What a form shows for customers: the id, with the back end in front where the id alone would mean two. */
function choicesOf(customers: readonly Customer[]): Choice[] {
  const isShared = ({ id }: Customer) => customers.filter((other) => other.id === id).length > 1;
  return customers.map((customer) => choice(customer, isShared(customer)));
}

async function unambiguousChoice(customer: Customer, find: Find): Promise<Choice> {
  const sameId = (await find(customer.id)).filter(({ id }) => id === customer.id);
  return choice(customer, sameId.length > 1);
}

function choice({ backend, id, name, domain }: Customer, isShared: boolean): Choice {
  const title = domain ? `${name} (${domain})` : name;
  const route = backend === 'azure' ? 'Azure' : 'Partner Center';
  return isShared ? { title: `${title}, via ${route}`, value: `${backend} ${id}` } : { title, value: id };
}

function namesOf(customer: Customer): string[] {
  return [customer.name, customer.id, ...(customer.domain ? [customer.domain] : [])];
}
