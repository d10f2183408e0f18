import type { Money } from '../orders/money';

/**
 * The contract that both back ends implement. It knows nothing of Teams, Redis or orders.
 * Every method may throw a BotError (bot/errors.ts); reading methods retry by themselves, `place` sends exactly once.
 */
export interface Commerce {
  readonly backend: Backend;

  /** Customers whose name or domain contains the text, or whose id it is; all of them when the text is empty. */
  customers(text: string, signal?: AbortSignal): Promise<Customer[]>;
  customer(customerId: string, signal?: AbortSignal): Promise<Customer>;
  /** Where a reservation can be billed: Azure plans and legacy CSP subscriptions, or Azure subscriptions. */
  billingScopes(customer: Customer, signal?: AbortSignal): Promise<BillingScope[]>;
  /** Everything that can be bought in a market, cached; `fetchedAt` tells the age. */
  catalogue(scope: CatalogueScope, signal?: AbortSignal): Promise<Catalogue>;
  /** What could stop this purchase, asked before any person is: agreement, validation, market, inventory. */
  preflight(request: ReservationRequest, signal?: AbortSignal): Promise<Check[]>;
  /** The price of the request now. Costs nothing and obliges to nothing. */
  quote(request: ReservationRequest, signal?: AbortSignal): Promise<Quote>;

  /**
   * The second witness before money moves: looks in the provider's list, once, for an order that bears this order's
   * mark. `sentBefore` (ISO 8601): the time before which a purchase may have been sent that nobody remembers.
   */
  findByMarker(request: ReservationRequest, attempt: Attempt, sentBefore: string): Promise<Sighting>;
  /**
   * Everything up to the point where money would move: registration, fresh availability, cart or order id.
   * Safe to repeat; given the handle of an earlier attempt it reuses it while the provider still accepts it.
   */
  prepare(request: ReservationRequest, attempt: Attempt): Promise<Preparation>;
  /** The one call that spends money. Sent once, never retried; an unclear answer is `doubtful`, not an error. */
  place(handle: ProviderHandle, attempt: Attempt): Promise<Placement>;
  /** Finds out by reading what became of a handle. `absent` is only answered with proof. */
  settle(handle: ProviderHandle, attempt: Attempt): Promise<Settlement>;
  /** Orders in the provider's list that bear a mark of this bot, for the request's customer. */
  markedOrders(request: ReservationRequest): Promise<MarkedOrder[]>;
  /** How far the provider has got with a placed order. */
  follow(request: ReservationRequest, providerOrderId: string): Promise<Progress>;
}

export type Backend = 'partner-center' | 'azure';

export const TERMS = ['P1M', 'P1Y', 'P3Y', 'P5Y'] as const;
export type Term = (typeof TERMS)[number];

export const BILLING_PLANS = ['Upfront', 'Monthly'] as const;
export type BillingPlan = (typeof BILLING_PLANS)[number];

export const APPLIED_SCOPE_TYPES = ['Shared', 'Single', 'ManagementGroup'] as const;
export type AppliedScopeType = (typeof APPLIED_SCOPE_TYPES)[number];

export interface Customer {
  backend: Backend;
  /** Customer tenant id (Partner Center) or Entra tenant id (Azure). */
  id: string;
  name: string;
  domain?: string;
  /** ISO 3166 alpha-2; the market in which the customer buys. */
  country?: string;
}

/** What pays for a reservation (Azure's "billing scope"). */
export interface BillingScope {
  /** Partner Center subscription id, Azure plan id, or Azure subscription id. */
  id: string;
  name: string;
  kind: 'azure-plan' | 'legacy-csp' | 'azure-subscription';
  /** As the provider words it: active, suspended … */
  status: string;
  eligible: boolean;
  /** One sentence, when it is not eligible. */
  reason?: string;
  /** Azure subscriptions to which a reservation with Single scope can apply. */
  azureSubscriptions: AzureSubscription[];
}

export interface AzureSubscription {
  id: string;
  name: string;
  status: string;
}

export interface CatalogueScope {
  customer: Customer;
  /** Without it the catalogue of the customer's market for Azure plans is used. */
  billingScope?: BillingScope;
}

export interface Catalogue {
  items: readonly CatalogueItem[];
  /** ISO 8601. */
  fetchedAt: string;
}

/** One line of the catalogue: a SKU in a region for a term. */
export interface CatalogueItem {
  /** Reference for the back end that listed it; opaque to everybody else. */
  ref: string;
  productId: string;
  productTitle: string;
  /** Azure's reserved resource type: VirtualMachines, SqlDatabases, CosmosDb … (an open set). */
  resourceType: string;
  /** ARM SKU name, for example Standard_D2s_v5. */
  sku: string;
  skuTitle: string;
  /** ARM region name, for example westeurope. */
  region: string;
  regionTitle: string;
  term: Term;
  billingPlans: BillingPlan[];
  minQuantity: number;
  maxQuantity: number;
}

export interface AppliedScope {
  type: AppliedScopeType;
  /** For Single: Azure subscription id. */
  subscriptionId?: string;
  /** For Single narrowed to a resource group: its full resource id. */
  resourceGroupId?: string;
  /** For ManagementGroup: both are required by the provider. */
  managementGroupId?: string;
  tenantId?: string;
}

/** A complete request: nothing left to ask. */
export interface ReservationRequest {
  /** Absent: a reservation. Otherwise what a customer needs before reservations; item and scope then only name it. */
  kind?: 'azure-plan';
  backend: Backend;
  customer: Customer;
  billingScope: BillingScope;
  item: CatalogueItem;
  billingPlan: BillingPlan;
  quantity: number;
  displayName?: string;
  appliedScope: AppliedScope;
  renew: boolean;
  /** Only for VirtualMachines. */
  instanceFlexibility?: 'On' | 'Off';
  /** ISO 8601 date-time at which a person should review the reservation. */
  reviewDateTime?: string;
}

export interface Quote {
  /** Absent when the provider tells no price before the purchase; the cards then say so in words. */
  price?: Price;
  /** Where the price comes from, in words a finance person understands. */
  source: string;
  /** ISO 8601. */
  quotedAt: string;
  expiresAt: string;
}

/** Without tax. */
export interface Price {
  /** One unit for the whole term. */
  unit: Money;
  /** quantity × unit: what the purchase commits to over the whole term. */
  total: Money;
  /** What is charged each time: `count` instalments of `amount`. Upfront is one. */
  instalments: { count: number; amount: Money };
}

export interface Check {
  name: string;
  outcome: 'pass' | 'warn' | 'fail';
  /** One sentence: what was found and, unless it passed, what to do. */
  message: string;
}

/** The provider's own key of one purchase: a cart id (Partner Center) or a reservation order id (Azure). */
export interface ProviderHandle {
  key: string;
  customerId: string;
  /** ISO 8601; after this the provider no longer accepts it. */
  expiresAt?: string;
  /** Total that the provider will charge, where it says so before the purchase. */
  total?: Money;
  /** What `place` will send, word for word, durable with the handle. Opaque to everybody but its back end. */
  body?: unknown;
}

export interface Attempt {
  /** The order's id in this bot; goes to the provider as marker (friendly name, display name). */
  orderId: string;
  /** One logical operation: MS-RequestId / x-ms-client-request-id, reused when the same operation is repeated. */
  requestId: string;
  /** ISO 8601: when the order was approved. Nothing older at the provider can be this purchase. */
  approvedAt: string;
  /** Handle of an earlier attempt of the same order. */
  previous?: ProviderHandle;
  /** What the provider answered to the purchase, as the order's record has it, where that was a refusal. */
  said?: Failure;
}

export type Preparation =
  | { outcome: 'ready'; handle: ProviderHandle; quote: Quote }
  /** Something takes its time (registration): ask again later. `stage` is shown on the card. */
  | { outcome: 'waiting'; stage: string; retryAfterMs: number }
  | { outcome: 'refused'; failure: Failure };

export type Placement =
  | { outcome: 'placed'; providerOrderId: string; status: string }
  | { outcome: 'refused'; failure: Failure }
  | { outcome: 'doubtful'; failure: Failure };

export type Settlement = Placement | { outcome: 'absent' };

export type Sighting =
  | { found: true; providerOrderId: string; status: string }
  /** `conclusive`: whatever was sent before that time would be in the list by now. */
  | { found: false; conclusive: boolean };

export interface MarkedOrder {
  /** The order's id in this bot, from its mark. */
  orderId: string;
  providerOrderId: string;
  status: string;
}

export type Progress =
  | { outcome: 'pending'; status: string; retryAfterMs: number }
  | { outcome: 'active'; status: string; reservations: Reservation[]; expiresAt?: string }
  | { outcome: 'failed'; status: string; failure: Failure }
  /** The provider waits for a person (review, purchase order upload) or says something unknown. */
  | { outcome: 'needs-human'; status: string; failure: Failure };

export interface Reservation {
  id: string;
  quantity?: number;
  /** ISO 8601. */
  expiresAt?: string;
}

/** A failure as data: what the cards show. Code is the provider's own where it has one. */
export interface Failure {
  code: string;
  /** What happened, one sentence. */
  message: string;
  /** What to do, one sentence. */
  remedy: string;
  money: 'none' | 'maybe' | 'moved';
  /** The provider said no with a reason of its own, though it may have recorded the purchase before that. */
  refused?: true;
  /** The provider's ids of the call, for a support ticket. */
  requestId?: string;
  correlationId?: string;
}
