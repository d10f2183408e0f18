import type { TurnContext } from 'botbuilder';
import type {
  BillingScope,
  Catalogue,
  CatalogueItem,
  CatalogueScope,
  Customer,
  ReservationRequest,
  Term,
} from '../../bot/commerce/commerce';
import type { PurchasePort, Submitted as Handed } from '../../dialogs/purchase-port';
import { regionTitle } from '../../dialogs/words/regions';

const NAMES = [
  'Contoso Ltd',
  'Contoso Retail',
  'Fabrikam',
  'Adventure Works',
  'Northwind Traders',
  'Litware Inc',
  'Tailspin Toys',
  'Wide World Importers',
  'Müller & Söhne GmbH',
  'Monthly Coffee',
  'Lamna Healthcare',
];

export const CUSTOMERS: Customer[] = NAMES.map((name, i) => ({
  backend: name === 'Lamna Healthcare' ? 'azure' : 'partner-center',
  id: `10000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  name,
  domain: `${name.split(' ').slice(0, 2).join('').replace('ü', 'ue').toLowerCase()}.example`,
  country: 'DE',
}));

export function customerNamed(name: string): Customer {
  return CUSTOMERS.find((customer) => customer.name === name) as Customer;
}

/** Lamna Healthcare buys at Azure itself, everybody else through Partner Center. */
/** Fabrikam has two subscriptions that can pay, Litware none, everybody else one. */
export function scopesOf(customer: Customer): BillingScope[] {
  const scope = (name: string, eligible: boolean): BillingScope => ({
    id: `20000000-${customer.id.slice(-4)}-4000-8000-${name.length.toString().padStart(12, '0')}`,
    name,
    kind: 'azure-plan',
    status: eligible ? 'active' : 'suspended',
    eligible,
    ...(eligible ? {} : { reason: 'It is suspended.' }),
    azureSubscriptions: ['Dev', 'Live'].map((title, i) => ({
      id: `30000000-${customer.id.slice(-4)}-4000-8000-00000000000${i}`,
      name: title,
      status: 'active',
    })),
  });
  if (customer.name === 'Fabrikam') return [scope('Production', true), scope('Test and development', true)];
  return [scope('Azure plan', customer.name !== 'Litware Inc'), scope('Old one', false)];
}

const SKUS = [
  'D2s_v5',
  'D4s_v5',
  'D8s_v5',
  'D2s_v3',
  'D2as_v5',
  'D20s_v5',
  'E4s_v5',
  'E8s_v5',
  'F4s_v2',
  'B2ms',
  'M128ms',
];
const REGIONS = ['westeurope', 'northeurope', 'germanywestcentral', 'uksouth', 'eastus', 'eastus2', 'westus2'];
const TERMS: Term[] = ['P1Y', 'P3Y'];

function item(resourceType: string, productTitle: string, sku: string, region: string, term: Term): CatalogueItem {
  return {
    ref: `${sku}|${region}|${term}`,
    productId: `DZH318Z0${resourceType.slice(0, 4).toUpperCase()}`,
    productTitle,
    resourceType,
    sku,
    skuTitle: `${sku} in ${regionTitle(region)}`,
    region,
    regionTitle: regionTitle(region),
    term,
    billingPlans: sku.endsWith('M128ms') ? ['Upfront'] : ['Upfront', 'Monthly'],
    minQuantity: 1,
    maxQuantity: 100,
  };
}

/** M128ms is not sold in East US; D8s_v5 in East US also for five years; CosmosDb has one SKU of its own. */
export const ITEMS: CatalogueItem[] = [
  ...SKUS.flatMap((sku) =>
    REGIONS.filter((region) => sku !== 'M128ms' || region !== 'eastus').flatMap((region) =>
      TERMS.map((term) => item('VirtualMachines', 'Reserved VM Instance', `Standard_${sku}`, region, term)),
    ),
  ),
  item('VirtualMachines', 'Reserved VM Instance', 'Standard_D8s_v5', 'eastus', 'P5Y'),
  ...REGIONS.map((region) => item('CosmosDb', 'Azure Cosmos DB', 'CosmosDB_100RU', region, 'P1Y')),
];

export interface Submitted {
  request: ReservationRequest;
  editing?: string;
}

/** The bot's side of the conversation, in memory. `fault` is thrown by the next look-ups or submits while it is set. */
export class MemoryPort implements PurchasePort {
  readonly submitted: Submitted[] = [];
  /** Of each, whether the dialog was about to end. */
  readonly last: boolean[] = [];
  readonly lookups: string[] = [];
  lookupFault?: Error;
  submitFault?: Error;
  /** Submits that work before submitFault is thrown. */
  faultAfter = 0;

  async findCustomers(text: string): Promise<Customer[]> {
    this.looked('customers');
    const wanted = text.toLowerCase();
    return CUSTOMERS.filter(({ id, name, domain }) =>
      [id, name, domain].some((one) => one?.toLowerCase().includes(wanted)),
    );
  }

  async billingScopes(customer: Customer): Promise<BillingScope[]> {
    this.looked('scopes');
    return scopesOf(customer);
  }

  async catalogue(_scope: CatalogueScope): Promise<Catalogue> {
    this.looked('catalogue');
    return { items: ITEMS, fetchedAt: '2026-11-21T09:00:00Z' };
  }

  async submit(request: ReservationRequest, _context: TurnContext, about: Handed): Promise<void> {
    const { editing, isLast } = about;
    if (this.submitFault && this.submitted.length >= this.faultAfter) throw this.submitFault;
    this.submitted.push({ request, ...(editing ? { editing } : {}) });
    this.last.push(isLast);
  }

  private looked(what: string): void {
    this.lookups.push(what);
    if (this.lookupFault) throw this.lookupFault;
  }
}
