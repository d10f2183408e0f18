import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import type { Log } from '../orders/purchase';

const PATH = '/api/webhooks/partner-center';
/** The test event shows whether deliveries arrive; the other is what the bot acts on. */
const WANTED = ['invoice-ready', 'test-created'];

/**
 * Sees to it that Partner Center delivers to this bot. A partner has one registration: another address in it is
 * replaced, other events for our own address are kept. Does nothing when all is as wanted.
 */
export async function ensureWebhook(
  partnerCenter: Pick<PartnerCenter, 'webhook' | 'webhookEvents' | 'registerWebhook'>,
  publicUrl: string,
  log: Log,
): Promise<'unchanged' | 'registered'> {
  const url = `${publicUrl.replace(/\/+$/, '')}${PATH}`;
  const present = await partnerCenter.webhook();
  if (present?.url === url && WANTED.every((event) => present.events.includes(event))) return 'unchanged';
  const offered = await partnerCenter.webhookEvents();
  const wanted = WANTED.filter((event) => offered.includes(event));
  const ours = present?.url === url ? present.events : [];
  const events = [...new Set([...ours, ...wanted])];
  const missing = WANTED.filter((event) => !offered.includes(event));
  if (missing.length > 0) log.warn({ missing }, 'Partner Center does not offer events that the bot would use');
  if (ours.length === events.length) return 'unchanged';
  if (present && present.url !== url) log.warn({ replaced: present.url }, 'the webhook led elsewhere; it is replaced');
  await partnerCenter.registerWebhook({ url, events });
  return 'registered';
}
