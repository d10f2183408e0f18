import type { Commerce } from '../commerce';
import { billingScopes } from './billing-scopes';
import { createCatalogue, viewOf } from './catalogue';
import { createClient, type PartnerCenterOptions } from './client';
import { createCustomerDirectory } from './customers';
import { follow } from './follow';
import { place } from './place';
import { preflight } from './preflight';
import { prepare } from './prepare';
import { createPriceSheets } from './price-sheet';
import { quote } from './quote';
import { settle } from './settle';

export interface PartnerCenter extends Commerce {
  readonly backend: 'partner-center';
}

/** Partner Center as commerce back end. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenter {
  const client = createClient(options);
  const directory = createCustomerDirectory(client);
  const catalogue = createCatalogue(client);
  const pricing = { client, sheets: createPriceSheets(client) };
  return {
    backend: 'partner-center',
    customers: (text) => directory.find(text),
    customer: (customerId) => directory.get(customerId),
    billingScopes: (customer, signal) => billingScopes(client, customer, signal),
    catalogue: (scope) => catalogue.read(viewOf(scope)),
    preflight: (request) => preflight(client, request),
    quote: (request) => quote(pricing, request),
    prepare: (request, attempt) => prepare(pricing, request, attempt),
    place: (handle, attempt) => place(client, handle, attempt),
    settle: (handle, attempt) => settle(client, handle, attempt),
    follow: (request, providerOrderId) => follow(client, request, providerOrderId),
  };
}
