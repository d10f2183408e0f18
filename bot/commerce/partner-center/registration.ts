import { pathOf } from '../http/address';
import type { Client } from './client';
import { errorOf, silenceError } from './read-failure';
import { registrationStatus as schema } from './schemas/subscriptions';

/** As Partner Center words it, lower case: registered, registering, notregistered, or something new. */
export async function registrationStatus(client: Client, customerId: string, subscriptionId: string): Promise<string> {
  const path = pathOf`/v1/customers/${customerId}/subscriptions/${subscriptionId}/registrationstatus`;
  const { status } = await client.json(schema, { path, as: 'app' });
  return (status ?? 'unknown').toLowerCase().replace(/[\s_]/g, '');
}

/** Asks for registration (202, no body). Ask for the status first: what a second request does is not documented. */
export async function register(client: Client, customerId: string, subscriptionId: string): Promise<void> {
  const path = pathOf`/v1/customers/${customerId}/subscriptions/${subscriptionId}/registrations`;
  const outcome = await client.api.send({ method: 'POST', path, as: 'app', repeat: 'throttled' });
  if (!outcome.arrived) throw silenceError(client.api.name, outcome);
  if (outcome.status < 200 || outcome.status >= 300) throw errorOf(outcome);
}
