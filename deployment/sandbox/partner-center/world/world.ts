import { makeCatalogue, type Catalogue, type Product, type Sku } from '../data/catalogue';
import { AZURE_PLAN_PRODUCT } from '../data/azure-plan-product';
import { guid } from '../data/chance';
import { makeCustomers, type Customer } from '../data/customers';
import { PriceList } from '../data/prices';
import type { Subscription } from '../data/subscriptions';
import { unknownCustomer, unknownSubscription } from '../http/api-error';
import { Availabilities } from './availabilities';
import { Clock } from './clock';
import { defaultSettings, type Settings } from './settings';
import type { Cart } from './carts';
import type { Invoice } from './invoices';
import type { Order } from './orders';
import type { Trouble } from './troubles';

/** Everything the simulation knows; kept in memory. */
export class World {
  readonly clock = new Clock();
  readonly settings: Settings;
  readonly partnerId: string;
  readonly customers: Customer[];
  readonly catalogue: Catalogue;
  readonly prices: PriceList;
  readonly availabilities: Availabilities;
  readonly carts = new Map<string, Cart>();
  readonly orders: Order[] = [];
  readonly invoices: Invoice[] = [];
  readonly troubles: Trouble[] = [];
  private readonly byId: Map<string, Customer>;

  constructor(
    readonly seed: number,
    paceMs: number,
    series?: readonly string[],
  ) {
    this.settings = defaultSettings(paceMs);
    this.partnerId = guid(seed, 'partner');
    this.customers = makeCustomers(seed);
    this.byId = new Map(this.customers.map((customer) => [customer.id, customer]));
    this.catalogue = makeCatalogue(seed, series);
    this.prices = new PriceList(seed);
    this.availabilities = new Availabilities(seed, this.clock, () => this.settings.availabilityLifeMs);
  }

  get listLagMs(): number {
    return this.settings.listLagMs ?? 10 * this.settings.paceMs;
  }

  /** Throws 403 20002. */
  customer(id = ''): Customer {
    const customer = this.byId.get(id.toLowerCase());
    if (!customer) throw unknownCustomer(id);
    return customer;
  }

  /** The provisioned subscriptions. */
  subscriptionsOf(customer: Customer): Subscription[] {
    return customer.subscriptions.filter((subscription) => subscription.readyAt <= this.clock.now());
  }

  /** Throws 404 20003. */
  subscription(customer: Customer, id = ''): Subscription {
    const found = this.subscriptionsOf(customer).find((subscription) => sameId(subscription.id, id));
    if (!found) throw unknownSubscription(id);
    return found;
  }

  isRegistered(subscription: Subscription): boolean {
    return subscription.registeredFrom !== null && subscription.registeredFrom <= this.clock.now();
  }

  product(id = ''): Product | undefined {
    return id.toUpperCase() === AZURE_PLAN_PRODUCT.id ? AZURE_PLAN_PRODUCT : this.catalogue.product(id);
  }

  sku(productId = '', skuId = ''): { product: Product; sku: Sku } | undefined {
    const product = this.product(productId);
    const sku = product?.sku(skuId);
    return product && sku ? { product, sku } : undefined;
  }
}

/** The API writes one id now in capitals, now in small letters. */
export function sameId(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
