import type { TurnContext } from 'botbuilder';
import type { ActionMode, AdaptiveCard, Reader } from '../cards/card';
import { failureCard } from '../cards/failure-card';
import { inert } from '../cards/inert';
import { messageLink, type LinkHosts } from '../cards/links';
import { welcomeCard } from '../cards/help-card';
import { orderCard } from '../cards/order-card';
import { ordersCard, statusCard } from '../cards/orders-card';
import { said } from '../cards/said';
import { fillIn, textsFor } from '../cards/texts';
import type { CardTickets } from './access/card-tickets';
import { mayReject, type Policy } from './access/policy';
import type { Standing } from './access/policy-people';
import type { BotError } from './errors';
import { cardActivity } from './notices/render';
import type { Outbox } from './orders/journal';
import type { Order } from './orders/order';
import { isFinal, STATES, type OrderState } from './orders/states';
import { peopleIn, samePerson, type Person, type Place } from './people';
import { createPageButtons } from './page-buttons';
import { createHelpCards, type HelpLine } from './help-cards';
import type { Turn } from './turn';

export interface RepliesOptions {
  mode: ActionMode;
  /** Of whom nothing better is known. */
  reader: Reader;
  /** Of what everybody in a conversation sees. */
  readerOf(place: Place): Promise<Reader>;
  policy: Policy;
  outbox: Outbox;
  cardTickets: CardTickets;
  standingOf(person: Person): Promise<Standing>;
  /** Where Microsoft's pages are. */
  links?: LinkHosts;
  now(): Date;
}

export interface OrderListing {
  heading: 'status' | 'orders' | 'approvals';
  orders: Order[];
  total: number;
  page: number;
  /** Sentences below the list. */
  notes?: string[];
  /** What shows this list, without its page. */
  command?: string;
  /** In the place of the usual heading, and of the usual sentence about an empty list. */
  title?: string;
  whenEmpty?: string;
}

export type Replies = ReturnType<typeof createReplies>;

/** Orders on one page of a list. */
export const PAGE_SIZE = 10;

const SHOWN = Symbol('card for the person who pressed');
const IN_PLACE = Symbol('the card takes the place of the clicked one');

/** Everything the bot says inside a turn. What concerns an order's life is said by the outbox instead. */
export function createReplies(options: RepliesOptions) {
  /** The card as this person may see it here; its buttons are good for them, or for all, in this conversation only. */
  async function viewOf(order: Order, turn: Turn): Promise<AdaptiveCard> {
    const { person, place } = turn;
    const { conversationId } = place;
    const personId = options.mode === 'execute' ? person.id : undefined;
    const involved = [order.requester, ...order.editors].some((one) => samePerson(one, person));
    const standing = options.mode === 'execute' ? await options.standingOf(person) : undefined;
    const approver = !involved && mayReject(options.policy, order, person, { standing }).allowed;
    return orderCard(order, {
      ...(options.mode === 'execute' ? turn.reader : await options.readerOf(place)),
      mode: options.mode,
      for: involved ? 'requester' : approver ? 'approver' : 'onlooker',
      refreshUserIds: [person.mri],
      links: options.links,
      livingCard: await livingCard(order, turn),
      ticketFor: (verb) => options.cardTickets.issue(order.ticket, { verb, conversationId, personId }),
      now: options.now().toISOString(),
    });
  }

  /** The address of the order's living card where it is in another conversation. */
  async function livingCard({ id, place }: Order, turn: Turn): Promise<string | undefined> {
    if (!options.links?.teams || place.conversationId === turn.place.conversationId) return undefined;
    const card = await options.outbox.cardOf(id, turn.found);
    return messageLink(card?.place ?? place, card?.activityId, options.links);
  }

  async function say(turn: Turn, text: string): Promise<void> {
    await turn.context.sendActivity({ type: 'message', text });
  }

  async function card(turn: Turn, shown: AdaptiveCard): Promise<void> {
    if (!turn.context.turnState.get<boolean | undefined>(IN_PLACE)) {
      await turn.context.sendActivity(cardActivity(shown));
    } else if (options.mode === 'execute') turn.context.turnState.set(SHOWN, shown);
    else await turn.context.updateActivity({ ...cardActivity(shown), id: turn.replyToId });
  }

  const pagesOf = createPageButtons(options);
  const helpCards = createHelpCards();

  return {
    reader: options.reader,
    card,
    pagesOf,
    /** From now on the turn's card takes the place of the one that was clicked. */
    inPlace: (turn: Turn): void => {
      if (turn.replyToId || options.mode === 'execute') turn.context.turnState.set(IN_PLACE, true);
    },
    openStates: (Object.keys(STATES) as OrderState[]).filter((state) => !isFinal(state) && state !== 'active'),

    notUnderstood: (turn: Turn) => say(turn, textsFor(turn.reader.locale).turns.notUnderstood),

    /** About a button that is older than what happened since. */
    stale: (turn: Turn, order: Order) => {
      const { turns, order: words } = textsFor(turn.reader.locale);
      const last = order.history.at(-1)?.by;
      const by = peopleIn(order).find(({ id }) => id === last)?.name;
      const since = by ? fillIn(turns.since, { by: inert(by, 80) }) : '';
      return say(turn, fillIn(turns.stale, { id: order.id, state: words.states[order.state], since }));
    },

    text: say,

    /** What was not understood is asked back in a sentence; everything else is a card with what to do about it. */
    async failure(turn: Turn, error: BotError): Promise<void> {
      if (error.code !== 'UNCLEAR') return card(turn, failureCard(error.failure, turn.reader));
      const texts = textsFor(turn.reader.locale);
      const { message, remedy } = error.failure;
      const text = `${said(message, texts)} ${said(remedy, texts)}`.trim();
      await say(turn, inert(text, 1500));
    },
    help: (turn: Turn, commands: readonly HelpLine[], topic = '') =>
      card(turn, helpCards.about(topic, turn.reader.locale, commands)),
    welcome: (turn: Turn) => card(turn, welcomeCard(turn.reader)),
    order: async (turn: Turn, order: Order) => card(turn, await viewOf(order, turn)),
    orders: async (turn: Turn, { heading, orders, page, command, ...rest }: OrderListing) => {
      const offset = (page - 1) * PAGE_SIZE;
      const goesOn = offset + orders.length < rest.total && orders.length > 0;
      const nextCommand = goesOn && command ? `${command} page ${page + 1}` : undefined;
      const pages = command ? pagesOf(turn, command, page, goesOn) : undefined;
      const found = await Promise.all(orders.map(async (order) => [order.id, await livingCard(order, turn)] as const));
      const livingCards = new Map(found.flatMap(([id, url]) => (url ? [[id, url] as const] : [])));
      const now = options.now().toISOString();
      const view = { ...turn.reader, ...rest, now, offset, nextCommand, pages, livingCards };
      return card(turn, heading === 'orders' ? ordersCard(orders, view) : statusCard(orders, view));
    },

    /** Brings the clicked card up to date; the order's living card is brought up to date by the outbox. */
    async refreshClicked(turn: Turn, order: Order): Promise<void> {
      if (options.mode === 'execute') {
        turn.context.turnState.set(SHOWN, await viewOf(order, turn));
        return;
      }
      const living = await options.outbox.cardOf(order.id, turn.found);
      if (!turn.replyToId || living?.activityId === turn.replyToId) return;
      await turn.context.updateActivity({ ...cardActivity(await viewOf(order, turn)), id: turn.replyToId });
    },

    /** Chooses the card with which an Action.Execute is answered; a Submit wants none. */
    answerClick: (turn: Turn, shown: AdaptiveCard): void => {
      if (options.mode === 'execute') turn.context.turnState.set(SHOWN, shown);
    },

    /** The card an Action.Execute is answered with, if the turn chose one. */
    shownTo: (context: TurnContext) => context.turnState.get<AdaptiveCard | undefined>(SHOWN),
  };
}
