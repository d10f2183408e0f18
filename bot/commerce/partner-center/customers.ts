import { botError } from '../../errors';
import type { Customer } from '../commerce';
import { pathOf } from '../http/address';
import { cached } from '../http/cached';
import type { Client } from './client';
import { allPages } from './pages';
import { customer as schema } from './schemas/customers';
import type { z } from 'zod';

const FRESH_FOR_MS = 10 * 60_000;
const PAGE_SIZE = 500;

export interface CustomerDirectory {
  /** Customers whose name or domain contains the text or whose id it is; by name. */
  find(text: string): Promise<Customer[]>;
  /** One customer with its market. */
  get(customerId: string): Promise<Customer>;
}

/** All customers, read once and kept; Partner Center itself can only search by the beginning of a name. */
export function createCustomerDirectory(client: Client): CustomerDirectory {
  const lists = cached<{ customers: Customer[]; names: Names[] }>({
    // Folded once: every sentence and every keystroke compares with thousands of customers.
    load: async () => {
      const customers = await readAll(client);
      return { customers, names: customers.map(namesOf) };
    },
    freshForMs: FRESH_FOR_MS,
    max: 1,
    now: client.options.clock,
  });
  return {
    async find(text) {
      const wanted = fold(text);
      if (!lists.peek('all') && wanted) {
        // The first search of the day should not wait for thousands of customers: ask for beginnings and load meanwhile.
        const loading = lists.get('all').catch(() => undefined);
        const begun = await startingWith(client, text.trim());
        if (begun.length > 0) return begun;
        const list = await loading;
        if (!list) return begun;
      }
      const { customers, names } = await lists.get('all');
      return wanted ? customers.filter((_, index) => matches(names[index]!, wanted)) : customers;
    },
    async get(customerId) {
      const path = pathOf`/v1/customers/${customerId}`;
      const found = asCustomer(await client.json(schema, { path, as: 'app' }));
      if (!found.country) {
        throw botError('NOT_FOUND', {
          what: `The country of ${found.name}`,
          hint: 'Add an address in Partner Center.',
        });
      }
      return found;
    },
  };
}

async function readAll(client: Client): Promise<Customer[]> {
  const all = await allPages(client, schema, { path: '/v1/customers', query: { size: PAGE_SIZE }, as: 'app' });
  return all.map(asCustomer).sort((a, b) => a.name.localeCompare(b.name));
}

async function startingWith(client: Client, text: string): Promise<Customer[]> {
  const filter = JSON.stringify({ Field: 'CompanyName', Value: text, Operator: 'starts_with' });
  const query = { size: PAGE_SIZE, filter };
  const found = await allPages(client, schema, { path: '/v1/customers', query, as: 'app' }).catch(() => []);
  return found.map(asCustomer).sort((a, b) => a.name.localeCompare(b.name));
}

function asCustomer(raw: z.output<typeof schema>): Customer {
  const domain = raw.companyProfile?.domain;
  // Without delegated rights the company's address is left out; the billing address is not.
  const country = raw.companyProfile?.address?.country ?? raw.billingProfile?.defaultAddress?.country;
  return {
    backend: 'partner-center',
    id: raw.id,
    name: raw.companyProfile?.companyName ?? raw.billingProfile?.companyName ?? domain ?? raw.id,
    ...(domain ? { domain } : {}),
    ...(country ? { country: country.toUpperCase() } : {}),
  };
}

interface Names {
  name: string;
  domain: string;
  id: string;
}

function namesOf(customer: Customer): Names {
  return { name: fold(customer.name), domain: fold(customer.domain ?? ''), id: customer.id.toLowerCase() };
}

function matches({ name, domain, id }: Names, wanted: string): boolean {
  return name.includes(wanted) || domain.includes(wanted) || id === wanted;
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
