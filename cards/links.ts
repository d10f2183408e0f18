import type { Order } from '../bot/orders/order';
import type { Place } from '../bot/people';
import { inert } from './inert';
import type { Texts } from './texts';

/** Where people look at things themselves; absent where it is not known, and then nothing leads there. */
export interface LinkHosts {
  /** https://teams.microsoft.com */
  teams?: string;
  /** https://portal.azure.com */
  azurePortal?: string;
  /** https://partner.microsoft.com */
  partnerCenter?: string;
}

export interface Link {
  title: string;
  url: string;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Channels and chats as Teams numbers them; those of one person with the bot cannot be linked to. */
const CONVERSATION = /^(19:[\w.-]{1,200}@[a-z0-9.]{1,40})(?:;messageid=(\d{1,20}))?$/i;
const MESSAGE = /^\d{1,20}$/;

/**
 * A message of a channel or group chat. learn.microsoft.com, "Deep link to Teams chat": l/message/<channel or chat>/<message>,
 * with the message that began the thread, or the context of a chat. Undefined where there is no such address.
 */
export function messageLink(place: Place, messageId: string | undefined, { teams }: LinkHosts): string | undefined {
  const [, conversation, root] = CONVERSATION.exec(place.conversationId) ?? [];
  const message = messageId !== undefined && MESSAGE.test(messageId) ? messageId : root;
  if (!teams || !conversation || !message || place.kind === 'personal') return undefined;
  const query = new URLSearchParams(GUID.test(place.tenantId) ? { tenantId: place.tenantId } : {});
  if (place.kind === 'channel' && root) query.set('parentMessageId', root);
  else query.set('context', JSON.stringify({ contextType: 'chat' }));
  return `${origin(teams)}/l/message/${encoded(conversation)}/${message}?${query.toString().replaceAll('+', '%20')}`;
}

/**
 * What was bought, where Microsoft shows it: the reservation in the portal of its directory (the address that the portal
 * itself exports), the list of reservations where none is known yet, and the customer in Partner Center.
 */
export function purchaseLinks({ request, provider }: Order, hosts: LinkHosts, texts: Texts): Link[] {
  const customer = request.customer.id;
  if (!provider?.orderId || !GUID.test(customer)) return [];
  const words = texts.order.links;
  const portal = hosts.azurePortal && `${origin(hosts.azurePortal)}/${customer}`;
  const reservation = provider.reservations?.[0]?.id.split('/').at(-1) ?? '';
  const order = provider.orderId.split('/').at(-1) ?? '';
  const isKnown = request.backend === 'azure' && GUID.test(order) && GUID.test(reservation);
  const path = isKnown
    ? `#resource/providers/microsoft.capacity/reservationOrders/${order}/reservations/${reservation}/overview`
    : '#view/Microsoft_Azure_Reservations/ReservationsBrowseBlade';
  const partner = request.backend === 'partner-center' && hosts.partnerCenter;
  return [
    ...(portal && !request.kind
      ? [{ title: isKnown ? words.reservation : words.reservations, url: portal + path }]
      : []),
    ...(partner
      ? [{ title: words.customer, url: `${origin(partner)}/commerce/customers/${customer}/subscriptions` }]
      : []),
  ];
}

/** Markdown: the only links of this bot's cards; their addresses are made above, of checked parts. */
export function linkLine(links: readonly Link[]): string {
  return links.map(({ title, url }) => `[${inert(title, 80)}](${url})`).join(' · ');
}

function origin(host: string): string {
  return new URL(host).origin;
}

/** Also what Markdown would take for the end of an address. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
