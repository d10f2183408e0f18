import type { BillingScope, CatalogueItem, Customer, Quote, ReservationRequest } from '../../bot/commerce/commerce';
import type { Money } from '../../bot/orders/money';
import type { Order } from '../../bot/orders/order';
import type { Outlook } from '../../bot/orders/outlook';
import type { OrderSavings } from '../../bot/orders/savings';
import type { OrderState } from '../../bot/orders/states';
import { ADELE, ALEX, MEGAN, SANDBOX_BOT, SANDBOX_TENANT } from '../../deployment/sandbox/people';

/** The moment at which the sample is looked at. */
export const SAMPLE_NOW = '2026-11-21T15:00:00.000Z';

const CUSTOMER: Customer = {
  backend: 'partner-center',
  id: '1f3b8c52-6d7a-4e90-b1c4-9a5e2d7f8031',
  name: 'Contoso',
  domain: 'contoso.example',
  country: 'DE',
};

const SCOPE: BillingScope = {
  id: '84d2a6e7-0b95-4c13-8f6e-3d1a7c5b9e42',
  name: 'Azure plan',
  kind: 'azure-plan',
  status: 'active',
  eligible: true,
  azureSubscriptions: [{ id: '6a9e1d40-52c8-47bf-9e03-b7f4c8d2a615', name: 'Production', status: 'active' }],
};

const ITEM: CatalogueItem = {
  ref: 'DZH318Z0BXMX:003T',
  productId: 'DZH318Z0BXMX',
  productTitle: 'Virtual Machines Dsv5 Series',
  resourceType: 'VirtualMachines',
  sku: 'Standard_D4s_v5',
  skuTitle: 'D4s v5',
  region: 'westeurope',
  regionTitle: 'West Europe',
  term: 'P3Y',
  billingPlans: ['Upfront', 'Monthly'],
  minQuantity: 1,
  maxQuantity: 1000,
};

export const SAMPLE_REQUEST: ReservationRequest = {
  backend: 'partner-center',
  customer: CUSTOMER,
  billingScope: SCOPE,
  item: ITEM,
  billingPlan: 'Monthly',
  quantity: 3,
  displayName: 'web-servers',
  appliedScope: { type: 'Shared' },
  renew: false,
};

export const SAMPLE_QUOTE: Quote = {
  price: {
    unit: { amount: '1483.2', currency: 'EUR' },
    total: { amount: '4449.6', currency: 'EUR' },
    instalments: { count: 36, amount: { amount: '123.6', currency: 'EUR' } },
  },
  source: 'Partner Center price list of November 2026',
  quotedAt: '2026-11-21T13:58:00.000Z',
  expiresAt: '2026-11-21T14:28:00.000Z',
};

/** What that price saves against paying by the hour. */
export const SAMPLE_SAVINGS: OrderSavings = {
  payAsYouGo: { monthly: euros('196.35'), total: euros('7068.6') },
  reservation: { monthly: euros('123.6'), total: euros('4449.6') },
  savingPercent: 37.1,
  breakEven: { month: 23, date: '2028-10-21' },
  label: 'Azure retail price list',
  at: '2026-11-21T13:59:00.000Z',
};

/** What Azure said of refunds and of like reservations. */
export const SAMPLE_OUTLOOK: Outlook = {
  refunds: {
    by: 'azure',
    left: { amount: '48800', currency: 'USD' },
    limit: { amount: '50000', currency: 'USD' },
    at: '2026-11-03T09:00:00.000Z',
    takenOffSince: { amount: '200', currency: 'USD' },
  },
  used: { reservations: 2, pieces: 7, percent: 91.3, at: '2026-11-21T13:00:00.000Z' },
};

function euros(amount: string): Money {
  return { amount, currency: 'EUR' };
}

/** The way an order goes to a state, and what it has gathered by then. */
const WAYS: Record<OrderState, OrderState[]> = {
  draft: ['quoted', 'draft'],
  quoted: ['quoted'],
  pending: ['quoted', 'pending'],
  approved: ['quoted', 'pending', 'approved'],
  buying: ['quoted', 'pending', 'approved', 'buying'],
  doubtful: ['quoted', 'pending', 'approved', 'buying', 'doubtful'],
  'needs-human': ['quoted', 'pending', 'approved', 'buying', 'doubtful', 'needs-human'],
  placed: ['quoted', 'pending', 'approved', 'buying', 'placed'],
  active: ['quoted', 'pending', 'approved', 'buying', 'placed', 'active'],
  expiring: ['quoted', 'pending', 'approved', 'buying', 'placed', 'active', 'expiring'],
  renewed: ['quoted', 'pending', 'approved', 'buying', 'placed', 'active', 'expiring', 'renewed'],
  expired: ['quoted', 'pending', 'approved', 'buying', 'placed', 'active', 'expiring', 'expired'],
  cancelled: ['quoted', 'cancelled'],
  rejected: ['quoted', 'pending', 'rejected'],
  lapsed: ['quoted', 'pending', 'lapsed'],
  failed: ['quoted', 'pending', 'approved', 'buying', 'failed'],
};

/** An order as it looks in a state (pending unless told), every field replaceable. */
export function sampleOrder(overrides: Partial<Order> = {}): Order {
  const state = overrides.state ?? 'pending';
  const way = WAYS[state];
  const history = way.map((name, index) => ({ state: name, at: minutesAfter(index), by: actorOf(name) }));
  return {
    id: 'R-7K4M2P',
    version: way.length,
    state,
    stateSince: history.at(-1)!.at,
    createdAt: minutesAfter(0),
    place: {
      tenantId: SANDBOX_TENANT,
      kind: 'channel',
      conversationId: '19:reservations@thread.tacv2;messageid=1795269600000',
      serviceUrl: 'http://127.0.0.1:4000',
      botId: SANDBOX_BOT.id,
    },
    requester: ALEX,
    editors: [],
    request: SAMPLE_REQUEST,
    quote: SAMPLE_QUOTE,
    checks: [{ name: 'agreement', outcome: 'pass', message: 'Contoso has accepted the Microsoft Customer Agreement.' }],
    ticket: 'q0T5Zl2m9sVbXc8kYw3nRfJh1uPeAg7D',
    ...gathered(way),
    history,
    ...overrides,
  };
}

function gathered(way: OrderState[]): Partial<Order> & Pick<Order, 'approvals'> {
  const state = way.at(-1)!;
  const after = (name: OrderState): boolean => way.includes(name);
  const active = after('active');
  return {
    ...(state === 'quoted' || state === 'pending' ? { lapsesAt: minutesAfter(120) } : {}),
    approvals: after('approved') ? [{ by: MEGAN, at: minutesAfter(2), version: 2 }] : [],
    ...(state === 'rejected' && {
      rejection: { by: MEGAN, at: minutesAfter(2), reason: 'One year is enough for this project.' },
    }),
    ...(after('buying') && { provider: providerOf(after('placed'), active) }),
    ...(FAILURES[state] && { failure: FAILURES[state] }),
  };
}

function providerOf(placed: boolean, active: boolean): Order['provider'] {
  return {
    requestId: '3c5d7e9f-1a2b-4c6d-8e0f-5a7b9c1d3e5f',
    handle: { key: '2b4d6f80-9c1e-4a3b-b5d7-f9e1a3c5b7d9', customerId: CUSTOMER.id },
    ...(placed && { orderId: 'K7mPq2XvR9wZ-3hTnB5cY', status: active ? 'completed' : 'pending' }),
    ...(active && {
      reservations: [
        { id: '9d8c7b6a-5f4e-4d3c-a2b1-0f9e8d7c6b5a', quantity: 3, expiresAt: '2029-11-21T00:00:00.000Z' },
      ],
      expiresAt: '2029-11-21T00:00:00.000Z',
    }),
  };
}

const FAILURES: Partial<Record<OrderState, NonNullable<Order['failure']>>> = {
  failed: {
    code: '800062',
    message: 'Partner Center refused: the SKU is not available in this market.',
    remedy: 'Choose another region or SKU.',
    money: 'none',
    requestId: '3c5d7e9f-1a2b-4c6d-8e0f-5a7b9c1d3e5f',
    correlationId: '7f1e3d5c-9b8a-4c7d-a6e5-d4c3b2a1f0e9',
  },
  doubtful: doubt(),
  'needs-human': doubt(),
};

function doubt(): NonNullable<Order['failure']> {
  return {
    code: 'OUTCOME_UNKNOWN',
    message: 'It is not known whether Partner Center made the purchase (the connection broke off).',
    remedy: 'I keep asking for what became of it and never buy again meanwhile.',
    money: 'maybe',
    requestId: '3c5d7e9f-1a2b-4c6d-8e0f-5a7b9c1d3e5f',
  };
}

function actorOf(state: OrderState): string | undefined {
  if (state === 'quoted' || state === 'pending') return ALEX.name;
  return state === 'approved' || state === 'rejected' ? MEGAN.name : undefined;
}

function minutesAfter(minutes: number): string {
  return new Date(Date.parse('2026-11-21T14:00:00.000Z') + minutes * 60_000).toISOString();
}

export const SAMPLE_APPROVERS = [MEGAN, ADELE];
