import type { Commerce, ReservationRequest } from '../commerce';
import { createAccounts } from './accounts';
import { createCatalogues } from './catalogue';
import { createFollow } from './follow';
import { createPlace } from './place';
import { createPreflight } from './preflight';
import { createPrepare } from './prepare';
import { calculatePrice, toQuote } from './price';
import { toPurchaseBody } from './purchase-body';
import { createRegistration } from './registration';
import { createSettle } from './settle';
import { createWire } from './wire';
import type { AzureOptions } from './options';

/** Azure Resource Manager (Microsoft.Capacity) as a back end. */
export interface Azure extends Commerce {
  readonly backend: 'azure';
}

export function createAzure(options: AzureOptions): Azure {
  const { clock } = options;
  const wire = createWire(options);
  const accounts = createAccounts(wire, options);
  const catalogues = createCatalogues(wire, accounts, options);
  const registration = createRegistration(wire, options);
  const settle = createSettle(wire, clock);
  return {
    backend: 'azure',
    customers: accounts.customers,
    customer: accounts.customer,
    billingScopes: accounts.billingScopes,
    catalogue: catalogues.catalogue,
    preflight: createPreflight(registration, catalogues, clock),
    async quote(request: ReservationRequest, signal?: AbortSignal) {
      const body = toPurchaseBody(request, request.displayName ?? 'quote');
      return toQuote(await calculatePrice(wire, body, signal), request, clock());
    },
    prepare: createPrepare({ wire, registration, settle, options }),
    place: createPlace(wire, settle, clock),
    settle,
    follow: createFollow(wire, options),
  };
}
