import type { WebhookRegistration } from '../../../bot/commerce/partner-center/webhooks';
import { ensureWebhook } from '../../../bot/webhooks/register-webhook';
import { openShop, type Shop } from '../commerce/partner-center/shop';

const URL = 'https://desk.example/api/webhooks/partner-center';
const REGISTRATION = '/webhooks/v1/registration';

let shop: Shop;
let warned: string[];
beforeEach(async () => {
  shop = await openShop();
  warned = [];
  shop.server.on(`GET ${REGISTRATION}/events`, { json: ['invoice-ready', 'subscription-updated', 'test-created'] });
  for (const method of ['POST', 'PUT']) shop.server.on(`${method} ${REGISTRATION}`, { json: { WebhookUrl: URL } });
});
afterEach(() => shop.close());

function present(registration?: WebhookRegistration): void {
  const json = registration && { WebhookUrl: registration.url, WebhookEvents: registration.events };
  shop.server.on(`GET ${REGISTRATION}`, json ? { json } : { status: 404, json: { code: 1000 } });
}
const log = {
  info: () => undefined,
  error: () => undefined,
  warn: (_: object, text: string) => void warned.push(text),
};
const ensure = () => ensureWebhook(shop.partnerCenter, 'https://desk.example/', log);
const sent = (method: string) =>
  shop.server.requests(`${method} ${REGISTRATION}`).map(({ body }) => JSON.parse(body) as object);

test('a partner without webhook gets one, for the events that are offered', async () => {
  present();
  expect(await ensure()).toBe('registered');
  expect(sent('POST')).toEqual([{ WebhookUrl: URL, WebhookEvents: ['invoice-ready', 'test-created'] }]);
});

test('what is as wanted is left alone; more events than wanted are, too', async () => {
  present({ url: URL, events: ['test-created', 'referral-created', 'invoice-ready'] });
  expect(await ensure()).toBe('unchanged');
  expect([...sent('POST'), ...sent('PUT')]).toEqual([]);
});

test('missing events are added to those that somebody chose', async () => {
  present({ url: URL, events: ['referral-created'] });
  expect(await ensure()).toBe('registered');
  expect(sent('PUT')).toEqual([
    { WebhookUrl: URL, WebhookEvents: ['referral-created', 'invoice-ready', 'test-created'] },
  ]);
});

test('another address is replaced, and the operator is told', async () => {
  present({ url: 'https://old.example/hook', events: ['invoice-ready', 'test-created'] });
  expect(await ensure()).toBe('registered');
  expect(sent('PUT')).toEqual([{ WebhookUrl: URL, WebhookEvents: ['invoice-ready', 'test-created'] }]);
  expect(warned.join()).toMatch('led elsewhere');
});
