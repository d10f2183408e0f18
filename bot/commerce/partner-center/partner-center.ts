import type { Attempt, Check, Commerce, Customer, Preparation, Progress } from '../commerce';
import { auditRecords, type AuditQuestion } from './audit-records';
import { azurePlanQuote, prepareAzurePlan, subscriptionProgress } from './azure-plan';
import { azurePlanChecks, isAzurePlan } from './azure-plan-request';
import { balance, balances, type Balance } from './balance';
import { billingScopes } from './billing-scopes';
import { createCatalogue, viewOf } from './catalogue';
import { createClient, type Client, type PartnerCenterOptions } from './client';
import { customerChecks } from './customer-checks';
import { createCustomerDirectory } from './customers';
import { entitlements, type Entitlement } from './entitlements';
import { findByMarker, markedOrders } from './find-by-marker';
import { follow } from './follow';
import {
  estimateLinks,
  lineItems,
  unbilledLines,
  type EstimateLink,
  type InvoiceLine,
  type Period,
} from './invoice-lines';
import { invoice, invoices, type Invoice } from './invoices';
import { availabilities, inventory, products, skus, type CatalogueView, type InventoryQuestion } from './lookups';
import { offer, offers, type Offer } from './offers';
import { listOrders, provisioningStatuses, readOrder } from './orders';
import { place } from './place';
import { preflight } from './preflight';
import { prepare } from './prepare';
import { createPriceSheets } from './price-sheet';
import { recentClient } from './recent-client';
import { quote } from './quote';
import { register, registrationStatus } from './registration';
import type { PartnerOrder } from './schemas/orders';
import type { Availability, InventoryItem, Product, Sku } from './schemas/products';
import type { AuditRecord } from './schemas/webhooks';
import { settle } from './settle';
import { receipt, statement, type Document } from './statement';
import {
  listWebhookEvents,
  readWebhook,
  readWebhookValidation,
  registerWebhook,
  startWebhookValidation,
  type WebhookRegistration,
  type WebhookValidation,
} from './webhooks';

/** Commerce and everything else that Partner Center offers around reservations. All may throw a BotError. */
export interface PartnerCenter extends Commerce {
  readonly backend: 'partner-center';

  order(customerId: string, orderId: string): Promise<PartnerOrder>;
  /** Status of each line: fulfilled, unfulfilled, prefulfillmentpending … */
  provisioning(customerId: string, orderId: string): Promise<string[]>;
  /** `billingCycle` as Partner Center words it: onetime, monthly, annual. New orders appear after up to 15 minutes. */
  orders(customerId: string, filter?: { billingCycle?: string }): Promise<PartnerOrder[]>;
  /** Agreement, validation and market of a customer, whatever is bought; never throws for a refusal. */
  customerChecks(customer: Customer): Promise<Check[]>;
  entitlements(customerId: string, filter?: { orderId?: string }): Promise<Entitlement[]>;

  /** registered, registering, notregistered, or something new. */
  registrationStatus(customerId: string, subscriptionId: string): Promise<string>;
  register(customerId: string, subscriptionId: string): Promise<void>;

  /** `targetView` is AzureReservations unless said otherwise. */
  products(view: CatalogueView, targetView?: string): Promise<Product[]>;
  skus(view: CatalogueView, productId: string): Promise<Sku[]>;
  availabilities(view: CatalogueView, productId: string, skuId: string): Promise<Availability[]>;
  /** undefined when the inventory does not mention the SKU, which is not "available". */
  inventory(question: InventoryQuestion): Promise<InventoryItem | undefined>;

  balance(): Promise<Balance>;
  balances(): Promise<Balance[]>;
  /** `period` is YYYY-MM. */
  invoices(filter?: { period?: string }): Promise<Invoice[]>;
  invoice(invoiceId: string): Promise<Invoice>;
  lineItems(invoiceId: string): Promise<InvoiceLine[]>;
  estimateLinks(currency: string): Promise<EstimateLink[]>;
  unbilled(wanted: Period): Promise<InvoiceLine[]>;
  statement(invoiceId: string): Promise<Document>;
  receipt(invoiceId: string, receiptId: string): Promise<Document>;

  offers(country: string): Promise<Offer[]>;
  offer(offerId: string, country: string): Promise<Offer>;
  /** A cart with an Azure plan; place() and settle() go on from its handle. */
  prepareAzurePlan(customer: Customer, attempt: Attempt): Promise<Preparation>;
  subscriptionProgress(customerId: string, subscriptionId: string): Promise<Progress>;

  webhookEvents(): Promise<string[]>;
  webhook(): Promise<WebhookRegistration | undefined>;
  registerWebhook(wanted: WebhookRegistration): Promise<WebhookRegistration>;
  /** Asks for a test event and answers its correlation id. */
  validateWebhook(): Promise<string>;
  webhookValidation(correlationId: string): Promise<WebhookValidation>;
  auditRecords(question: AuditQuestion): Promise<AuditRecord[]>;
}

/** Partner Center as commerce back end. */
export function createPartnerCenter(options: PartnerCenterOptions): PartnerCenter {
  const client = createClient(options);
  return { ...commerceOf(client), ...catalogueOf(client), ...billingOf(client), ...accountOf(client) };
}

function commerceOf(client: Client) {
  const directory = createCustomerDirectory(client);
  const catalogue = createCatalogue(client);
  const pricing = { client, sheets: createPriceSheets(client) };
  const recent = recentClient(client);
  const showing = { ...pricing, client: recent.client };
  /** Good news may be a minute old, bad news never. What is bought is checked anew by prepare(). */
  async function goodNews<T>(ask: () => Promise<T>, isGood: (answer: T) => boolean): Promise<T> {
    const answer = await ask();
    if (!isGood(answer)) recent.forget();
    return answer;
  }
  return {
    backend: 'partner-center',
    customers: (text) => directory.find(text),
    customer: (customerId) => directory.get(customerId),
    billingScopes: (customer, signal) =>
      goodNews(
        () => billingScopes(recent.client, customer, signal),
        (scopes) => scopes.some(({ eligible }) => eligible),
      ),
    catalogue: (scope) => catalogue.read(viewOf(scope)),
    preflight: (request) =>
      isAzurePlan(request)
        ? azurePlanChecks(client, request)
        : goodNews(
            () => preflight(recent.client, request),
            (checks) => checks.every(({ outcome }) => outcome === 'pass'),
          ),
    quote: async (request) => (isAzurePlan(request) ? azurePlanQuote(client) : quote(showing, request)),
    findByMarker: (request, attempt, sentBefore) => findByMarker(client, request, attempt, sentBefore),
    markedOrders: (request) => markedOrders(client, request),
    prepare: (request, attempt) =>
      isAzurePlan(request) ? prepareAzurePlan(client, request.customer, attempt) : prepare(pricing, request, attempt),
    place: (handle, attempt) => place(client, handle, attempt),
    settle: (handle, attempt) => settle(client, handle, attempt),
    follow: (request, providerOrderId) => follow(client, request, providerOrderId),
  } satisfies Commerce;
}

function catalogueOf(client: Client) {
  return {
    registrationStatus: (customerId, subscriptionId) => registrationStatus(client, customerId, subscriptionId),
    register: (customerId, subscriptionId) => register(client, customerId, subscriptionId),
    products: (view, targetView = 'AzureReservations') => products(client, view, targetView),
    skus: (view, productId) => skus(client, view, productId),
    availabilities: (view, productId, skuId) => availabilities(client, view, productId, skuId),
    inventory: (question) => inventory(client, question),
    offers: (country) => offers(client, country),
    offer: (offerId, country) => offer(client, offerId, country),
    prepareAzurePlan: (customer, attempt) => prepareAzurePlan(client, customer, attempt),
    subscriptionProgress: (customerId, id) => subscriptionProgress(client, customerId, id),
  } satisfies Partial<PartnerCenter>;
}

function billingOf(client: Client) {
  return {
    balance: () => balance(client),
    balances: () => balances(client),
    invoices: (filter) => invoices(client, filter),
    invoice: (invoiceId) => invoice(client, invoiceId),
    lineItems: (invoiceId) => lineItems(client, invoiceId),
    estimateLinks: (currency) => estimateLinks(client, currency),
    unbilled: (wanted) => unbilledLines(client, wanted),
    statement: (invoiceId) => statement(client, invoiceId),
    receipt: (invoiceId, receiptId) => receipt(client, invoiceId, receiptId),
  } satisfies Partial<PartnerCenter>;
}

function accountOf(client: Client) {
  return {
    order: (customerId, orderId) => readOrder(client, customerId, orderId),
    provisioning: (customerId, orderId) => provisioningStatuses(client, customerId, orderId),
    customerChecks: (customer) => customerChecks(client, customer),
    orders: (customerId, { billingCycle } = {}) => listOrders(client, customerId, billingCycle),
    entitlements: (customerId, filter) => entitlements(client, customerId, filter),
    webhookEvents: () => listWebhookEvents(client),
    webhook: () => readWebhook(client),
    registerWebhook: (wanted) => registerWebhook(client, wanted),
    validateWebhook: () => startWebhookValidation(client),
    webhookValidation: (correlationId) => readWebhookValidation(client, correlationId),
    auditRecords: (question) => auditRecords(client, question),
  } satisfies Partial<PartnerCenter>;
}
