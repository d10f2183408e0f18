import { z } from 'zod';
import type { Customer } from '../data/customers';
import { draw, guid } from '../data/chance';
import { refuse } from '../http/api-error';
import { link, type Call, route, type Route } from '../http/call';
import { pageOf } from '../http/page';
import type { World } from '../world/world';

const filterSchema = z.object({ Field: z.string(), Value: z.string(), Operator: z.string() });

export function customerRoutes(world: World): Route[] {
  return [
    route('get', '/customers', 'either', (call) =>
      pageOf(call, matching(world.customers, call), '/customers', briefly),
    ),
    route('get', '/customers/:customer', 'either', (call) => ({
      body: fully(world, world.customer(call.params.customer)),
    })),
  ];
}

function matching(customers: Customer[], call: Call): Customer[] {
  if (!call.query.filter) return customers;
  const { Field, Value, Operator } = readFilter(call.query.filter);
  if (Operator.toLowerCase() !== 'starts_with') {
    throw refuse(400, '2000', 'Customer search only allows starts with and equals operation.');
  }
  const start = Value.toLowerCase();
  if (Field.toLowerCase() === 'companyname')
    return customers.filter(({ name }) => name.toLowerCase().startsWith(start));
  if (Field.toLowerCase() === 'domain') return customers.filter(({ domain }) => domain.toLowerCase().startsWith(start));
  throw refuse(400, '3000', `Invalid property: ${Field}`);
}

function readFilter(text: string): z.infer<typeof filterSchema> {
  try {
    return filterSchema.parse(JSON.parse(text));
  } catch {
    throw refuse(400, '3000', 'Invalid property: filter');
  }
}

function companyProfile(customer: Customer): Record<string, unknown> {
  return {
    tenantId: customer.id,
    domain: customer.domain,
    companyName: customer.name,
    links: { self: link(`/customers/${customer.id}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

function briefly(customer: Customer): Record<string, unknown> {
  return {
    id: customer.id,
    companyProfile: companyProfile(customer),
    relationshipToPartner: 'reseller',
    links: { self: link(`/customers/${customer.id}`) },
    attributes: { objectType: 'Customer' },
  };
}

function fully(world: World, customer: Customer): Record<string, unknown> {
  const address = addressOf(customer);
  const email = `it@${customer.domain}`;
  const { showsAddress } = customer;
  return {
    ...briefly(customer),
    commerceId: guid(world.seed, 'commerce', customer.id),
    companyProfile: { ...companyProfile(customer), ...(showsAddress ? { address, email } : {}) },
    billingProfile: {
      id: guid(world.seed, 'billing', customer.id),
      firstName: 'Accounts',
      lastName: 'Payable',
      email,
      culture: customer.market.culture,
      language: customer.market.culture.slice(0, 2),
      companyName: customer.name,
      defaultAddress: { ...address, firstName: 'Accounts', lastName: 'Payable' },
      links: { self: link(`/customers/${customer.id}/profiles/billing`) },
      attributes: { etag: `-${draw('etag', customer.id)}`, objectType: 'CustomerBillingProfile' },
    },
    allowDelegatedAccess: showsAddress,
    ...(showsAddress ? { customDomains: [customer.domain] } : {}),
  };
}

function addressOf({ id, market }: Customer): Record<string, string> {
  return {
    country: market.country,
    city: market.cities[draw(id, 'city') % market.cities.length] ?? '',
    addressLine1: `${1 + (draw(id, 'house') % 180)} Station Road`,
    postalCode: String(10_000 + (draw(id, 'post') % 89_999)),
    phoneNumber: `${market.phone}${draw(id, 'phone') % 100}`,
  };
}
