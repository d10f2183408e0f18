import { asBotError } from '../../errors';
import { pathOf } from '../http/address';
import type { Client } from './client';
import { allPages, versioned } from './pages';
import { artifact, entitlement, type RawEntitlement } from './schemas/entitlements';

/** What a customer is entitled to by one order line. */
export interface Entitlement {
  orderId?: string;
  productId?: string;
  skuId?: string;
  quantity?: number;
  /** virtualmachines, sqldatabases … as Partner Center words it. */
  reservationType?: string;
  /** ISO 8601. */
  expiresAt?: string;
  reservations: EntitledReservation[];
}

export interface EntitledReservation {
  id: string;
  quantity?: number;
  /** Shared, Single … */
  scope?: string;
  effectiveAt?: string;
  expiresAt?: string;
  /** Created, Expired … */
  state?: string;
}

/** Reserved instances of a customer with their reservations, following the links to their artifacts. App + user only. */
export async function entitlements(
  client: Client,
  customerId: string,
  only: { orderId?: string } = {},
): Promise<Entitlement[]> {
  const all = await allPages(client, entitlement, {
    path: pathOf`/v1/customers/${customerId}/entitlements`,
    query: { entitlementType: 'reservedinstance', showExpiry: true },
    as: 'user',
  });
  const wanted = all.filter(
    (one) => isReservation(one) && (!only.orderId || sameId(one.referenceOrder?.id, only.orderId)),
  );
  return Promise.all(wanted.map((one) => withReservations(client, one)));
}

function isReservation(one: RawEntitlement): boolean {
  return one.entitlementType === undefined || /reservedinstance/i.test(one.entitlementType.replaceAll('_', ''));
}

function sameId(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

async function withReservations(client: Client, raw: RawEntitlement): Promise<Entitlement> {
  const links = raw.entitledArtifacts.flatMap(({ link }) => link ?? []);
  const reservations = await Promise.all(links.map(({ uri }) => readArtifact(client, uri)));
  return {
    orderId: raw.referenceOrder?.id,
    productId: raw.productId,
    skuId: raw.skuId,
    quantity: raw.quantity,
    reservationType: raw.dynamicAttributes?.reservationType,
    expiresAt: raw.expiryDate,
    reservations: reservations.flat(),
  };
}

async function readArtifact(client: Client, uri: string): Promise<EntitledReservation[]> {
  try {
    const found = await client.json(artifact, { path: versioned(uri), as: 'user' });
    return found.map((one) => ({
      id: one.reservationId,
      quantity: one.quantity,
      scope: one.scopeType,
      effectiveAt: one.effectiveDateTime,
      expiresAt: one.expiryDateTime,
      state: one.provisioningState,
    }));
  } catch (error) {
    client.options.log.info({ code: asBotError(error).code }, 'an artifact could not be read');
    return [];
  }
}
