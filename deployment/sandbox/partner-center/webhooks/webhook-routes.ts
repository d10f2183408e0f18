import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { invalidInput, refuse } from '../http/api-error';
import { route, type Call, type Route } from '../http/call';
import { sevenDigits } from '../world/clock';
import type { World } from '../world/world';
import { signingChain } from './certificate';
import type { Delivery, Registration, Webhooks } from './webhooks';

const EVENTS = [
  ...['azure-fraud-event-detected', 'dap-admin-relationship-approved', 'dap-admin-relationship-terminated'],
  ...['granular-admin-relationship-approved', 'granular-admin-relationship-terminated', 'invoice-ready'],
  ...['reseller-relationship-accepted-by-customer', 'referral-created', 'referral-updated', 'subscription-updated'],
  ...['test-created', 'usagerecords-thresholdExceeded'],
];
const registrationSchema = z.object({
  webhookUrl: z.url(),
  webhookEvents: z.array(z.string()).min(1),
  signatureTokenToMsSignatureHeader: z.boolean().default(false),
});

/** Registering for events, asking for a test event, and the certificate that their signatures are checked with. */
export function webhookRoutes(world: World, webhooks: Webhooks): Route[] {
  const base = '/webhooks/v1/registration';
  const register = (call: Call) => ({ body: { SubscriberId: store(webhooks, call).subscriberId, ...told(webhooks) } });
  return [
    route('get', `${base}/events`, 'either', () => ({ body: EVENTS })),
    route('get', base, 'either', () => ({ body: told(webhooks) })),
    route('post', base, 'either', register),
    route('put', base, 'either', register),
    route('post', `${base}/validationEvents`, 'either', () => {
      registered(webhooks);
      const delivery = webhooks.send('test-created', { uri: '/v1/webhooks/registration/test', name: 'test' });
      if (!delivery) throw invalidInput('The registration does not name test-created.');
      return { body: { correlationId: delivery.correlationId } };
    }),
    route('get', `${base}/validationEvents/:id`, 'either', ({ params }) => {
      const delivery = webhooks.deliveries.find(({ correlationId }) => correlationId === params.id);
      if (!delivery) throw refuse(404, '1000', 'Not found');
      return { body: validation(world, delivery) };
    }),
    route('get', '/webhooks/certificates/signing.cer', 'none', async () => ({
      bytes: { type: 'application/pkix-cert', content: (await signingChain()).certificate },
    })),
    route('get', '/webhooks/certificates/root.pem', 'none', async () => ({
      bytes: { type: 'application/x-pem-file', content: (await signingChain()).root },
    })),
  ];
}

function store(webhooks: Webhooks, call: Call): Registration {
  const parsed = registrationSchema.safeParse(call.body);
  if (!parsed.success) throw invalidInput(z.prettifyError(parsed.error));
  const unknown = parsed.data.webhookEvents.find((event) => !EVENTS.includes(event));
  if (unknown) throw invalidInput(`${unknown} is not an event.`);
  const subscriberId = webhooks.registration?.subscriberId ?? randomUUID();
  return (webhooks.registration = { subscriberId, ...parsed.data });
}

function registered(webhooks: Webhooks): Registration {
  if (!webhooks.registration) throw refuse(404, '1000', 'Not found');
  return webhooks.registration;
}

function told(webhooks: Webhooks): Record<string, unknown> {
  const { webhookUrl, webhookEvents } = registered(webhooks);
  return { WebhookUrl: webhookUrl, WebhookEvents: webhookEvents };
}

function validation(world: World, delivery: Delivery): Record<string, unknown> {
  return {
    correlationId: delivery.correlationId,
    partnerId: world.partnerId,
    status: delivery.status,
    callbackUrl: delivery.callbackUrl,
    results: delivery.attempts.map((status) => ({
      responseCode: status === 200 ? 'OK' : String(status),
      responseMessage: '',
      systemError: status === 0,
      dateTimeUtc: sevenDigits(delivery.at).replace('Z', ''),
    })),
  };
}
