import { expiryCard } from '../../cards/expiry-card';
import { orderCard } from '../../cards/order-card';
import { replyText } from '../../cards/replies';
import type { LinkHosts } from '../../cards/links';
import { attachmentOf, type AdaptiveCard, type ActionMode, type Reader } from '../../cards/card';
import type { CardTickets } from '../access/card-tickets';
import type { Policy } from '../access/policy';
import type { Order } from '../orders/order';
import type { Person, Place } from '../people';
import type { NoticeRenderer } from './deliver';
import type { Watchers } from './watchers';

export interface RenderOptions {
  mode: ActionMode;
  /** Language and clock of a conversation. */
  readerOf(place: Place): Promise<Reader>;
  policy: Policy;
  cardTickets: CardTickets;
  /** Absent in submit mode, where everybody has the same card. */
  watchersOf?(order: Order): Promise<Watchers>;
  /** Where Microsoft's pages are. */
  links?: LinkHosts;
  now(): Date;
}

/** A message activity that carries one card; `summary` is what notifications and screen readers say. */
export function cardActivity(card: AdaptiveCard): Record<string, unknown> {
  return { type: 'message', summary: card.fallbackText, attachments: [attachmentOf(card)] };
}

/** A message activity that mentions people: `<at>` in the text and an entity for each. */
export function mentionActivity(text: string, mentions: readonly Person[]): Record<string, unknown> {
  const entities = mentions.map((person) => ({
    type: 'mention',
    text: `<at>${person.name}</at>`,
    mentioned: { id: person.mri, name: person.name },
  }));
  return { type: 'message', textFormat: 'markdown', text, entities };
}

export function createRenderer(options: RenderOptions): NoticeRenderer {
  const renewal = (order: Order, reader: Reader) =>
    expiryCard(order, {
      ...reader,
      mode: options.mode,
      now: options.now().toISOString(),
      ticket: options.cardTickets.issue(order.ticket, {
        verb: 'renew-order',
        conversationId: order.place.conversationId,
      }),
    });
  return {
    card: async (order) =>
      cardActivity(
        orderCard(order, {
          ...(await options.readerOf(order.place)),
          mode: options.mode,
          for: 'everyone',
          links: options.links,
          ...(await options.watchersOf?.(order)),
          ticketFor: (verb) =>
            options.cardTickets.issue(order.ticket, { verb, conversationId: order.place.conversationId }),
          now: options.now().toISOString(),
        }),
      ),
    reply: async (topic, order) => {
      const reader = await options.readerOf(order.place);
      const { text, mentions } = replyText(topic, order, {
        ...reader,
        asked: topic === 'needs-human' ? operators(options.policy, order) : askedApprovers(options.policy, order),
        now: options.now().toISOString(),
      });
      const reply = mentionActivity(text, mentions);
      return topic === 'expires-soon' ? { ...reply, attachments: [attachmentOf(renewal(order, reader))] } : reply;
    },
  };
}

/** The listed approvers who may decide about this order. */
export function askedApprovers(policy: Policy, order: Order): Person[] {
  const excluded = new Set([order.requester, ...order.editors].map((person) => person.id.toLowerCase()));
  return namedIn(policy.approve, order).filter((approver) => !excluded.has(approver.id.toLowerCase()));
}

/** Who may settle what the bot cannot find out; where nobody is named, those who approve. */
function operators(policy: Policy, order: Order): Person[] {
  const named = namedIn(policy.operate, order);
  return named.length > 0 ? named : askedApprovers(policy, order);
}

/** Teams takes an Entra object id as address of a mention. */
function namedIn(circle: Policy['approve'], { place }: Order): Person[] {
  if (circle === 'everyone') return [];
  return circle.flatMap((member) =>
    'id' in member && member.name
      ? [{ id: member.id, name: member.name, tenantId: place.tenantId, mri: member.id }]
      : [],
  );
}
