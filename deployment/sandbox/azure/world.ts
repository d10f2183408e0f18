import { randomUUID } from 'node:crypto';
import { createSeeded } from './seeded-random';
import { createTenants, type SimulatedSubscription, type SimulatedTenant } from './tenants';
import type { PurchaseInput } from './purchase-input';

export interface WorldOptions {
  seed?: number;
  /** How long Azure works on an order or operation, milliseconds. Default 1500. */
  paceMs?: number;
  /** How long a calculated price can be bought, milliseconds. Default five minutes. */
  sessionMs?: number;
  /** Epoch milliseconds. */
  clock?: () => number;
}

/** A calculated price that can still be bought under its id. */
export interface Session {
  input: PurchaseInput;
  at: number;
}

export interface SimulatedOrder {
  id: string;
  input: PurchaseInput;
  at: number;
  etag: number;
  /** Set when it ended, or when a test said how it ends. */
  endsAs: string;
  /** Set by a return: the order is busy until then. */
  busyUntil?: { at: number; state: string };
  reservations: SimulatedReservation[];
  statusMessage?: string;
  /** Tenant to which it was moved: this one sees it no more. */
  movedTo?: string;
}

export interface SimulatedReservation {
  id: string;
  quantity: number;
  name: string;
  state: string;
  archived: boolean;
  renew: boolean;
  appliedScopeType: string;
  appliedScopeProperties?: Record<string, unknown>;
  instanceFlexibility?: string;
  reviewDateTime?: string;
  /** A PurchaseRequest: what the renewal buys instead of the same again. */
  renewsInto?: unknown;
  splitSource?: string;
  mergeSources?: string[];
  mergeDestination?: string;
  revision: number;
}

export interface SimulatedOperation {
  id: string;
  at: number;
  kind: 'calculateExchange' | 'exchange';
  result: Record<string, unknown>;
  /** Carried out when the operation succeeds. */
  finish?: () => void;
}

export type World = ReturnType<typeof createWorld>;

/** Everything the simulated Azure remembers. */
export function createWorld(options: WorldOptions) {
  const { tenants, subscriptions } = createTenants(createSeeded(options.seed ?? 1));
  const clock = options.clock ?? Date.now;
  return {
    tenants: tenants as readonly SimulatedTenant[],
    subscriptions: subscriptions,
    sessions: new Map<string, Session>(),
    orders: new Map<string, SimulatedOrder>(),
    operations: new Map<string, SimulatedOperation>(),
    refunds: new Map<string, { reservationId: string; quantity: number }>(),
    exchanges: new Map<string, ExchangePlan>(),
    /** How the next orders end, first come first served; Succeeded when empty. */
    endings: [] as { state: string; message?: string }[],
    clock,
    now: () => new Date(clock()),
    newId: (): string => randomUUID(),
    paceMs: options.paceMs ?? 1500,
    sessionMs: options.sessionMs ?? 5 * 60_000,
    consumedRefunds: 0,
  };
}

export interface ExchangePlan {
  buy: PurchaseInput[];
  giveBack: { reservationId: string; quantity: number }[];
}

export function subscriptionOf(world: World, billingScopeId: string): SimulatedSubscription | undefined {
  const id = billingScopeId.split('/').at(-1)?.toLowerCase();
  return world.subscriptions.find((one) => one.id === id);
}

export function tenantOf(world: World, subscription: SimulatedSubscription): SimulatedTenant {
  const tenant = world.tenants.find(({ id }) => id === subscription.tenantId);
  if (!tenant) throw new RangeError(`No tenant ${subscription.tenantId}`);
  return tenant;
}
