import type { ReplyTopic } from '../bot/orders/journal';
import type { Order } from '../bot/orders/order';
import { samePerson, type Person } from '../bot/people';
import type { Reader } from './card';
import { knownReader, moment } from './format';
import { endInWords } from './expiry-card';
import { addressed, withFormer } from './former';
import { inert, mentionable } from './inert';
import { subjectOf } from './order-sentences';
import { totalInWords } from './order-price';
import { said } from './said';
import { fillIn, textsFor, type Texts } from './texts';

export interface ReplyOptions extends Partial<Reader> {
  /** The people who are asked to approve or, for needs-human, to look into it. */
  asked?: readonly Person[];
  /** ISO 8601; for how long something still lasts. */
  now?: string;
}

export interface Reply {
  /** Markdown; holds `<at>Name</at>` for each person of `mentions`. */
  text: string;
  /** Who is mentioned; `name` is exactly what stands between the tags, as Teams demands. */
  mentions: Person[];
}

/** Teams refuses long lists of mentions and nobody reads them. */
const MOST_ASKED = 10;

/** What is said in the order's thread, mentioning those it concerns. */
export function replyText(topic: ReplyTopic, order: Order, options: ReplyOptions = {}): Reply {
  const reader = knownReader({ locale: options.locale ?? 'en', timeZone: options.timeZone ?? 'UTC' });
  const texts = textsFor(reader.locale);
  const mentioned = new Map<string, Person>();
  const mention = (person: Person): string => {
    const name = mentionable(person.name);
    if (person.mri !== '') mentioned.set(person.id, { ...person, name });
    return addressed(name, person.mri);
  };
  // The topic decides who is mentioned: only the places its sentence has are filled, and so only they mention.
  const places = placesOf(withFormer(order, texts), reader, texts, options.asked ?? [], options.now);
  const sentence = texts.replies.topics[topic];
  const text = sentence.replace(/\{(\w+)\}/g, (_, place: string) => places(place, mention));
  return {
    text: text
      .replace(/ {2,}/g, ' ')
      .replace(/ ([:,.])/g, '$1')
      .trim(),
    mentions: [...mentioned.values()],
  };
}

type Mention = (person: Person) => string;

function placesOf(order: Order, reader: Reader, texts: Texts, asked: readonly Person[], now?: string) {
  const { replies } = texts;
  const { failure, rejection, provider, previousQuote } = order;
  const everybodyElse = distinct(
    [...order.approvals.map(({ by }) => by), ...asked.slice(0, MOST_ASKED)],
    order.requester,
  );
  const written: Record<string, (mention: Mention) => string> = {
    id: () => inert(order.id, 40),
    subject: () => subjectOf(order, reader, (text) => inert(text, 80)),
    price: () => inert(totalInWords(order.quote, { texts, reader })),
    before: () => inert(previousQuote ? totalInWords(previousQuote, { texts, reader }) : texts.order.price.none),
    lapses: () => (order.lapsesAt ? moment(order.lapsesAt, reader) : ''),
    requester: (mention) => mention(order.requester),
    others: (mention) => everybodyElse.map(mention).join(' '),
    asked: (mention) => distinct(asked.slice(0, MOST_ASKED)).map(mention).join(' ') || replies.everybody,
    ends: () => inert(endInWords(order, { reader, texts, now })),
    renewal: () => (order.request.renew ? replies.renewsItself : replies.renewsNot),
    rejecter: (mention) => (rejection ? mention(rejection.by) : ''),
    reason: () => (rejection?.reason ? fillIn(replies.reason, { reason: inert(rejection.reason, 300) }) : ''),
    provider: () => (provider?.orderId ? fillIn(replies.provider, { id: inert(provider.orderId, 100) }) : ''),
    message: () => inert(said(failure?.message ?? '', texts)),
    remedy: () => inert(said(failure?.remedy ?? '', texts)),
    money: () => (failure ? texts.order.money[failure.money] : ''),
  };
  return (place: string, mention: Mention): string => written[place]?.(mention) ?? '';
}

function distinct(people: readonly Person[], except?: Person): Person[] {
  return people.filter(
    (person, index) =>
      !(except && samePerson(person, except)) && people.findIndex((other) => samePerson(other, person)) === index,
  );
}
