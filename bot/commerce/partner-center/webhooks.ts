import { pathOf } from '../http/address';
import type { Client } from './client';
import { webhookEvents, webhookRegistration, webhookValidation, webhookValidationStarted } from './schemas/webhooks';
import type { z } from 'zod';
import { asBotError } from '../../errors';

const BASE = '/webhooks/v1/registration';

export interface WebhookRegistration {
  url: string;
  events: string[];
}

export type WebhookValidation = z.output<typeof webhookValidation>;

/** Events one can register for, at this time. */
export function listWebhookEvents(client: Client): Promise<string[]> {
  return client.json(webhookEvents, { path: `${BASE}/events`, as: 'app' });
}

/** The partner's one registration; undefined when there is none. */
export async function readWebhook(client: Client): Promise<WebhookRegistration | undefined> {
  try {
    return asRegistration(await client.json(webhookRegistration, { path: BASE, as: 'app' }));
  } catch (error) {
    if (asBotError(error).failure.code === '404' || asBotError(error).failure.code === '1000') return undefined;
    throw error;
  }
}

/** Registers, or replaces the registration there is. */
export async function registerWebhook(client: Client, wanted: WebhookRegistration): Promise<WebhookRegistration> {
  const method = (await readWebhook(client)) ? 'PUT' : 'POST';
  const body = { WebhookUrl: wanted.url, WebhookEvents: wanted.events };
  return asRegistration(
    await client.json(webhookRegistration, { method, path: BASE, body, as: 'app', repeat: 'throttled' }),
  );
}

/** Asks Partner Center for a test event; the correlation id tells later how it went. At most two a minute. */
export async function startWebhookValidation(client: Client): Promise<string> {
  const call = { method: 'POST', path: `${BASE}/validationEvents`, as: 'app', repeat: 'throttled' } as const;
  return (await client.json(webhookValidationStarted, call)).correlationId;
}

export function readWebhookValidation(client: Client, correlationId: string): Promise<WebhookValidation> {
  const path = pathOf`/webhooks/v1/registration/validationEvents/${correlationId}`;
  return client.json(webhookValidation, { path, as: 'app' });
}

function asRegistration(raw: z.output<typeof webhookRegistration>): WebhookRegistration {
  return { url: raw.WebhookUrl ?? '', events: raw.WebhookEvents };
}
