import type { Change } from '../../../bot/orders/journal';
import type { AuditEntry, Order } from '../../../bot/orders/order';
import { money } from '../../../bot/orders/money';
import type { Person, Place } from '../../../bot/people';

export const ada: Person = { tenantId: 'tenant-north', id: 'person-ada', name: 'Ada Nwosu', mri: '29:ada' };

export const thread: Place = {
  tenantId: 'tenant-north',
  kind: 'channel',
  conversationId: '19:reservations@thread.tacv2;messageid=1700000000001',
  serviceUrl: 'https://smba.example/emea/',
  botId: '28:bot',
  teamId: 'team-1',
  channelId: 'channel-1',
};

const item: Order['request']['item'] = {
  ref: 'sku-1',
  productId: 'product-1',
  productTitle: 'Reserved VM instance, D4s v5',
  resourceType: 'VirtualMachines',
  sku: 'Standard_D4s_v5',
  skuTitle: 'D4s v5',
  region: 'westeurope',
  regionTitle: 'West Europe',
  term: 'P3Y',
  billingPlans: ['Upfront', 'Monthly'],
  minQuantity: 1,
  maxQuantity: 100,
};

export function sampleOrder(id: string, patch: Partial<Order> = {}): Order {
  const createdAt = patch.createdAt ?? '2026-11-21T09:00:00.000Z';
  return {
    id,
    version: 1,
    state: 'quoted',
    stateSince: createdAt,
    createdAt,
    place: thread,
    requester: ada,
    editors: [ada],
    request: {
      backend: 'azure',
      customer: { backend: 'azure', id: 'customer-1', name: 'Lakeside Dairy' },
      billingScope: {
        id: 'subscription-1',
        name: 'Production',
        kind: 'azure-subscription',
        status: 'Enabled',
        eligible: true,
        azureSubscriptions: [],
      },
      item,
      billingPlan: 'Monthly',
      quantity: 3,
      appliedScope: { type: 'Shared' },
      renew: false,
    },
    quote: {
      price: {
        unit: money('1234.50', 'EUR'),
        total: money('3703.50', 'EUR'),
        instalments: { count: 36, amount: money('102.88', 'EUR') },
      },
      source: 'calculated by Azure',
      quotedAt: createdAt,
      expiresAt: createdAt,
    },
    checks: [{ name: 'quota', outcome: 'pass', message: 'Enough quota.' }],
    ticket: `ticket-${id}-1`,
    approvals: [],
    history: [{ state: 'quoted', at: createdAt }],
    ...patch,
  };
}

/** The first change of an order. */
export function creation(order: Order, patch: Partial<Change> = {}): Change {
  const audit: AuditEntry = {
    orderId: order.id,
    version: order.version,
    at: order.createdAt,
    event: 'create',
    actor: { kind: 'person', id: ada.id, name: ada.name },
    from: null,
    to: order.state,
  };
  return { order, expected: order.version - 1, audit, notices: [{ kind: 'card' }], dueAt: null, ...patch };
}

/** The change that follows on an order. */
export function change(order: Order, patch: Partial<Order>, rest: Partial<Change> = {}): Change {
  const version = order.version + 1;
  const following = { ...order, version, ticket: `ticket-${order.id}-${version}`, ...patch };
  const audit: AuditEntry = {
    orderId: order.id,
    version,
    at: new Date(Date.parse(order.createdAt) + version * 1000).toISOString(),
    event: 'note',
    actor: { kind: 'bot', part: 'test' },
    from: order.state,
    to: following.state,
  };
  return { order: following, expected: order.version, audit, notices: [{ kind: 'card' }], dueAt: null, ...rest };
}
