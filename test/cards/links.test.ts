import MarkdownIt from 'markdown-it';
import type { Order } from '../../bot/orders/order';
import type { Place } from '../../bot/people';
import { linkLine, messageLink, purchaseLinks } from '../../cards/links';
import { orderCard } from '../../cards/order-card';
import { ordersCard } from '../../cards/orders-card';
import { textsFor } from '../../cards/texts';
import { READER } from './every-card';
import { HOSTILE_STRINGS } from './hostile-strings';
import { elementsOf } from './read-card';
import { SAMPLE_NOW, SAMPLE_REQUEST, sampleOrder } from './sample-order';

const HOSTS = {
  teams: 'https://teams.microsoft.com',
  azurePortal: 'https://portal.azure.com',
  partnerCenter: 'https://partner.microsoft.com',
};
const TENANT = '7a1c5e9d-3b2f-4d68-90ae-1f2e3d4c5b6a';
const CUSTOMER = SAMPLE_REQUEST.customer.id;
const ORDER = '59791a62-264b-4b9f-aa3a-5eeb761e4583';
const RESERVATION = '883afd52-54c8-4bc6-a0f2-ccbaf7b84bda';
const CHANNEL = '19:c0ffee51d2b84e6fa1c7e9d3045b6a78@thread.tacv2';
const en = textsFor('en');

const placeOf = (change: Partial<Place>): Place => ({ ...sampleOrder().place, tenantId: TENANT, ...change });
const thread = placeOf({ kind: 'channel', conversationId: `${CHANNEL};messageid=1700000000001` });
const bought = (change: Partial<Order['request']> = {}, provider: Partial<Order['provider']> = {}) =>
  sampleOrder({
    state: 'active',
    request: { ...SAMPLE_REQUEST, ...change },
    provider: { requestId: 'r', orderId: ORDER, reservations: [{ id: RESERVATION }], ...provider },
  });

/** The addresses that a reader of Markdown finds. */
function addressesIn(text: string): string[] {
  const tokens = new MarkdownIt().parse(text, {}).flatMap(({ children }) => children ?? []);
  return tokens.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href')));
}

describe('the address of a message in Teams', () => {
  it('in a channel names the thread it is in, and its tenant', () => {
    const url = new URL(messageLink(thread, '1700000000002', HOSTS)!);
    expect(url.origin).toBe(HOSTS.teams);
    expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', 'l', 'message', CHANNEL, '1700000000002']);
    expect(Object.fromEntries(url.searchParams)).toEqual({ tenantId: TENANT, parentMessageId: '1700000000001' });
  });

  it('is that of the thread as long as the card is not known', () => {
    expect(messageLink(thread, undefined, HOSTS)).toContain('/1700000000001?');
  });

  it('in a group chat says that it is one', () => {
    const chat = placeOf({ kind: 'groupChat', conversationId: '19:5b8e3f7a2d61@thread.v2' });
    const url = new URL(messageLink(chat, '1700000000002', HOSTS)!);
    expect(url.searchParams.get('context')).toBe('{"contextType":"chat"}');
    expect(messageLink(chat, undefined, HOSTS)).toBeUndefined();
  });

  it.each<[string, Partial<Place>]>([
    ['a chat with the bot alone', { kind: 'personal', conversationId: 'a:1xYz' }],
    ['a conversation that Teams did not number', { conversationId: 'emulator|1' }],
  ])('is not known for %s', (_, change) => expect(messageLink(placeOf(change), '17', HOSTS)).toBeUndefined());

  it.each(HOSTILE_STRINGS)('made of %j leads nowhere else', (text) => {
    for (const place of [{ conversationId: text }, { conversationId: `19:${text}@thread.tacv2` }, { tenantId: text }]) {
      const url = messageLink({ ...thread, ...place }, text, HOSTS);
      if (url === undefined) continue;
      expect(new URL(url).origin).toBe(HOSTS.teams);
      expect(addressesIn(linkLine([{ title: 'Open', url }]))).toEqual([url]);
      expect(url).not.toContain(text);
    }
  });
});

describe('where Microsoft shows what was bought', () => {
  it('is the reservation in the portal of its directory, bought from Azure', () => {
    const order = bought({ backend: 'azure' }, { orderId: `/providers/Microsoft.Capacity/reservationOrders/${ORDER}` });
    expect(purchaseLinks(order, HOSTS, en)).toEqual([
      {
        title: 'Reservation in the Azure portal',
        url: `https://portal.azure.com/${CUSTOMER}#resource/providers/microsoft.capacity/reservationOrders/${ORDER}/reservations/${RESERVATION}/overview`,
      },
    ]);
  });

  it('is the list of reservations as long as none is known', () => {
    const [link] = purchaseLinks(bought({ backend: 'azure' }, { reservations: [] }), HOSTS, en);
    expect(link?.url).toBe(
      `https://portal.azure.com/${CUSTOMER}#view/Microsoft_Azure_Reservations/ReservationsBrowseBlade`,
    );
  });

  it('is the list of reservations and the customer, bought through Partner Center', () => {
    const links = purchaseLinks(bought(), HOSTS, en);
    expect(links.map(({ url }) => url)).toEqual([
      `https://portal.azure.com/${CUSTOMER}#view/Microsoft_Azure_Reservations/ReservationsBrowseBlade`,
      `https://partner.microsoft.com/commerce/customers/${CUSTOMER}/subscriptions`,
    ]);
    expect(purchaseLinks(bought({ kind: 'azure-plan' }), HOSTS, en)).toHaveLength(1);
  });

  it('is nowhere before the provider has an order, nor where no page is named', () => {
    expect(purchaseLinks(sampleOrder({ state: 'buying' }), HOSTS, en)).toEqual([]);
    expect(purchaseLinks(bought(), {}, en)).toEqual([]);
  });

  it.each(HOSTILE_STRINGS)('is nowhere else with %j for an id', (text) => {
    const customer = { ...SAMPLE_REQUEST.customer, id: text };
    expect(purchaseLinks(bought({ customer }), HOSTS, en)).toEqual([]);
    const odd = bought({ backend: 'azure' }, { orderId: text || 'x', reservations: [{ id: text }] });
    expect(purchaseLinks(odd, HOSTS, en).map(({ title }) => title)).toEqual(['Reservations in the Azure portal']);
  });
});

describe('on cards', () => {
  const textOf = (card: Parameters<typeof elementsOf>[0]) =>
    elementsOf(card)
      .map(({ text }) => (typeof text === 'string' ? text : ''))
      .join('\n\n');

  it('an order leads to what was bought, and from elsewhere to its living card', () => {
    const view = { mode: 'submit', for: 'everyone', now: SAMPLE_NOW, ...READER, links: HOSTS } as const;
    expect(addressesIn(textOf(orderCard(bought(), view)))).toEqual(
      purchaseLinks(bought(), HOSTS, en).map((l) => l.url),
    );
    const livingCard = messageLink(thread, '1700000000002', HOSTS)!;
    expect(addressesIn(textOf(orderCard(sampleOrder(), { ...view, livingCard })))).toEqual([livingCard]);
    expect(addressesIn(textOf(orderCard(sampleOrder(), view)))).toEqual([]);
  });

  it('a list leads from each order to its living card, in the reader’s language', () => {
    const order = sampleOrder();
    const url = messageLink(thread, '1700000000002', HOSTS)!;
    const view = { now: SAMPLE_NOW, locale: 'de', timeZone: 'UTC', livingCards: new Map([[order.id, url]]) };
    const text = textOf(ordersCard([order, sampleOrder({ id: 'R-OTHER2' })], view));
    expect(addressesIn(text)).toEqual([url]);
    expect(text).toContain(`[Anfrage in Teams öffnen](${url})`);
  });
});
