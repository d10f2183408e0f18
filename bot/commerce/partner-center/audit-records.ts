import type { Client } from './client';
import { allPages } from './pages';
import { auditRecord, type AuditRecord } from './schemas/webhooks';

export interface AuditQuestion {
  /** YYYY-MM-DD, at most 90 days ago. */
  from: string;
  to?: string;
  customerId?: string;
}

/** Who did what in Partner Center; `originalCorrelationId` is the MS-CorrelationId of the call. App + user. */
export function auditRecords(client: Client, { from, to, customerId }: AuditQuestion): Promise<AuditRecord[]> {
  const filter = customerId && JSON.stringify({ Field: 'CustomerId', Value: customerId, Operator: 'equals' });
  const query = { startDate: from, endDate: to, filter: filter || undefined };
  return allPages(client, auditRecord, { path: '/v1/auditrecords', query, as: 'user' });
}
