import type { Attempt } from '../commerce';
import { pathOf } from '../http/address';
import type { Client } from './client';
import { isOurs } from './marker';
import { allPages } from './pages';
import { order as schema, provisioningLine, type PartnerOrder } from './schemas/orders';

/** How long a new order may be missing from the list. Source: "Purchase Azure reservations". */
export const LIST_LAG_MS = 15 * 60_000;

export function readOrder(client: Client, customerId: string, orderId: string): Promise<PartnerOrder> {
  const path = pathOf`/v1/customers/${customerId}/orders/${orderId}`;
  return client.json(schema, { path, query: { include_price: true }, as: 'app' });
}

/** Orders of a customer; `billingCycle` as Partner Center words it in addresses: onetime, monthly, annual. */
export function listOrders(client: Client, customerId: string, billingCycle?: string): Promise<PartnerOrder[]> {
  const path = pathOf`/v1/customers/${customerId}/orders`;
  return allPages(client, schema, { path, query: { billingType: billingCycle }, as: 'app' });
}

/** Status of each line: fulfilled, unfulfilled, prefulfillmentpending … App + user only. */
export async function provisioningStatuses(client: Client, customerId: string, orderId: string): Promise<string[]> {
  const path = pathOf`/v1/customers/${customerId}/orders/${orderId}/provisioningstatus`;
  const lines = await allPages(client, provisioningLine, { path, as: 'user' });
  return lines.map((line) => plain(line.status));
}

/** The order that bears this purchase's marker. Absence proves nothing before the list's lag is over. */
export async function findMarked(
  client: Client,
  customerId: string,
  attempt: Attempt,
): Promise<PartnerOrder | undefined> {
  const all = await listOrders(client, customerId);
  return all.find((one) => isOurs(one, attempt));
}

/** "pending_po_upload", "Pending PO upload" and "pendingPoUpload" are the same. */
export function plain(status: string | undefined): string {
  return (status ?? 'unknown').toLowerCase().replace(/[\s_-]/g, '');
}
