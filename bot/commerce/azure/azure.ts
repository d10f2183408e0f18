import type { Money } from '../../orders/money';
import type { Commerce, ReservationRequest } from '../commerce';
import { createAccounts } from './accounts';
import { createCatalogues, type Catalogues } from './catalogue';
import { createChanges } from './change-reservation';
import { markedName } from './display-name';
import { createExchanges } from './exchange';
import { createFindByMarker, createMarkedOrders } from './find-order';
import { createFollow } from './follow';
import { createPlace } from './place';
import { createPreflight } from './preflight';
import { createPrepare } from './prepare';
import { calculatePrice, toQuote } from './price';
import { toPurchaseBody, type PurchaseBody } from './purchase-body';
import { createRearrangements } from './split-merge';
import { createRefunds } from './refund';
import { createRefusals } from './refusals';
import { createRegistration, type Registration } from './registration';
import { createReservations } from './reservations';
import { createRetailPrices } from './retail-prices';
import { createSettle } from './settle';
import { createWire } from './wire';
import type { AzureOptions } from './options';

/** Azure Resource Manager (Microsoft.Capacity) as a back end, and what it can do with reservations besides buying. */
export interface Azure
  extends
    Commerce,
    ReturnType<typeof createReservations>,
    ReturnType<typeof createChanges>,
    ReturnType<typeof createRearrangements>,
    ReturnType<typeof createRefunds>,
    ReturnType<typeof createExchanges>,
    ReturnType<typeof createRetailPrices> {
  readonly backend: 'azure';
  /** What exactly this would cost now, over the whole term. Obliges to nothing. */
  priceOf(body: unknown, signal?: AbortSignal): Promise<Money>;
  /** What is sold in one region of one resource type, asked afresh. */
  shelf: Catalogues['shelf'];
  /** Registers Microsoft.Capacity on a subscription; answers the state. */
  register: Registration['register'];
  /** Registered, NotRegistered …; an open set. */
  registrationState: Registration['state'];
}

export function createAzure(options: AzureOptions): Azure {
  const { clock } = options;
  const wire = createWire(options);
  const accounts = createAccounts(wire, options);
  const catalogues = createCatalogues(wire, accounts, options);
  const registration = createRegistration(wire, options);
  const refusals = createRefusals();
  const settle = createSettle(wire, refusals, clock);
  return {
    backend: 'azure',
    ...accounts,
    ...catalogues,
    preflight: createPreflight(registration, catalogues, clock),
    quote: async (request: ReservationRequest, signal?: AbortSignal) => {
      const body = toPurchaseBody(request, markedName('quote', request.displayName));
      return toQuote(await calculatePrice(wire, body, signal), request, clock());
    },
    priceOf: async (body, signal) => (await calculatePrice(wire, body as PurchaseBody, signal)).billingCurrencyTotal,
    findByMarker: createFindByMarker(wire, clock),
    markedOrders: createMarkedOrders(wire),
    prepare: createPrepare({ wire, registration, settle, options }),
    place: createPlace(wire, settle, refusals, clock),
    settle,
    follow: createFollow(wire, options),
    register: registration.register,
    registrationState: registration.state,
    ...createReservations(wire),
    ...createChanges(wire),
    ...createRearrangements(wire),
    ...createRefunds(wire),
    ...createExchanges(wire, options),
    ...createRetailPrices(options),
  };
}
