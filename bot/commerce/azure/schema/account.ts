import { z } from 'zod';
import { maybe, maybeText } from './parts';

/** https://learn.microsoft.com/rest/api/resources/subscriptions/list */
export const Subscription = z.object({
  subscriptionId: z.string(),
  tenantId: maybeText,
  displayName: maybeText,
  /** Enabled, Warned, PastDue, Disabled, Deleted; an open set. */
  state: maybeText,
  subscriptionPolicies: maybe(z.object({ quotaId: maybeText })),
});
export type Subscription = z.infer<typeof Subscription>;

/** https://learn.microsoft.com/rest/api/resources/tenants/list */
export const Tenant = z.object({
  tenantId: z.string(),
  displayName: maybeText,
  defaultDomain: maybeText,
  countryCode: maybeText,
});
export type Tenant = z.infer<typeof Tenant>;

/** https://learn.microsoft.com/rest/api/resources/subscriptions/list-locations */
export const Location = z.object({
  name: z.string(),
  displayName: maybeText,
  metadata: maybe(z.object({ regionType: maybeText })),
});
export type Location = z.infer<typeof Location>;

/** https://learn.microsoft.com/rest/api/resources/providers/get */
export const Provider = z.object({ namespace: maybeText, registrationState: maybeText });
