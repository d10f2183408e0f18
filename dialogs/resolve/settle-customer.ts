import type { Customer } from '../../bot/commerce/commerce';
import { pick } from './pick';
import type { Choice, Settled } from './resolution';
import { sentenceOr } from './say';

/** Finds the customer a text means among those the provider found for it, or failing that among all. */
export async function settleCustomer(
  text: string | undefined,
  find: (text: string) => Promise<Customer[]>,
): Promise<Settled<Customer>> {
  if (!text) return { isMissing: true };
  const picked = pick(text, await find(text), namesOf);
  const found = picked.outcome === 'none' ? pick(text, await find(''), namesOf) : picked;
  if (found.outcome === 'one') return { value: found.value };
  if (found.outcome === 'several') {
    const names = found.candidates.map(describe);
    return {
      problem: `"${text}" fits several customers: ${sentenceOr(names)}. Write more of the name, or the domain.`,
      choices: found.candidates.map(customerChoice),
    };
  }
  const near = found.near.length > 0 ? ` Did you mean ${sentenceOr(found.near.map(({ name }) => name))}?` : '';
  return { problem: `I know no customer "${text}".${near}`, choices: found.near.map(customerChoice) };
}

export function customerChoice(customer: Customer): Choice {
  return { title: customer.domain ? `${customer.name} (${customer.domain})` : customer.name, value: customer.id };
}

function namesOf(customer: Customer): string[] {
  return [customer.name, customer.id, ...(customer.domain ? [customer.domain] : [])];
}

function describe(customer: Customer): string {
  return customerChoice(customer).title;
}
