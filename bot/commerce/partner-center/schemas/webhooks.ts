import { z } from 'zod';
import { dateTime, flag, listOf, text } from './common';

export const webhookEvents = listOf(z.string());
export const webhookRegistration = z.object({
  SubscriberId: text.optional(),
  WebhookUrl: text.optional(),
  WebhookEvents: listOf(z.string()),
});
export const webhookValidationStarted = z.object({ correlationId: z.string().min(1) });
export const webhookValidation = z.object({
  correlationId: text.optional(),
  status: text.optional(),
  callbackUrl: text.optional(),
  results: listOf(
    z.object({
      responseCode: text.optional(),
      responseMessage: text.optional(),
      systemError: flag.optional(),
      dateTimeUtc: dateTime.optional(),
    }),
  ),
});

/** What Partner Center posts to the bot. Ids are read from ResourceUri; the address itself is never called. */
export const webhookEvent = z.object({
  EventName: z.string().min(1),
  ResourceUri: text.optional(),
  ResourceName: text.optional(),
  AuditUri: text.optional(),
  ResourceChangeUtcDate: dateTime.optional(),
});
export type WebhookEvent = z.output<typeof webhookEvent>;

export const auditRecord = z.object({
  customerId: text.optional(),
  customerName: text.optional(),
  userPrincipalName: text.optional(),
  applicationId: text.optional(),
  resourceType: text.optional(),
  operationType: text.optional(),
  operationDate: dateTime.optional(),
  operationStatus: text.optional(),
  originalCorrelationId: text.optional(),
  customizedData: listOf(z.object({ key: z.string(), value: text.optional() })),
});
export type AuditRecord = z.output<typeof auditRecord>;
