import { isAlive, isBought } from '../bot/orders/batch';
import type { Order } from '../bot/orders/order';
import { samePerson, type Person } from '../bot/people';
import type { Reader } from './card';
import { ordersOf, totalsInWords } from './batch-state';
import type { WholeBatch } from './batch-lines';
import { atMost, knownReader } from './format';
import { addressed, withFormer } from './former';
import { inert, mentionable } from './inert';
import type { Reply } from './replies';
import { said } from './said';
import { fillIn, textsFor, type Texts } from './texts';

export type BatchTopic = keyof Texts['bulk']['replies'];

const MOST_ASKED = 10;
const MOST_NAMED = 10;

/** What is said beside the card of a batch, mentioning those it concerns. */
export function batchReply(
  topic: BatchTopic,
  whole: WholeBatch,
  options: Reader & { asked: readonly Person[] },
): Reply {
  const reader = knownReader(options);
  const texts = textsFor(reader.locale);
  const mentioned = new Map<string, Person>();
  const mention = (person: Person): string => {
    const name = mentionable(person.name);
    if (person.mri !== '') mentioned.set(person.id, { ...person, name });
    return addressed(name, person.mri);
  };
  const { requester } = withFormer(whole.batch, texts);
  const orders = withFormer(ordersOf(whole), texts);
  const places: Record<string, () => string> = {
    id: () => inert(whole.batch.id, 40),
    requester: () => mention(requester),
    others: () => approversOf(orders, whole.batch.requester).map(mention).join(' '),
    asked: () => options.asked.slice(0, MOST_ASKED).map(mention).join(' ') || texts.replies.everybody,
    lines: () => String(orders.filter(isAlive).length),
    totals: () => inert(totalsInWords(orders.filter(isAlive), { texts, reader })),
    bought: () => String(orders.filter(isBought).length),
    all: () => String(orders.length),
    orders: () =>
      named(
        orders.filter(({ state, previousQuote }) => state === 'pending' && previousQuote),
        texts,
      ),
    failed: () => notBought(whole, orders, texts),
  };
  const text = texts.bulk.replies[topic].replace(/\{(\w+)\}/g, (_, place: string) => places[place]?.() ?? '');
  return {
    text: text
      .replace(/ {2,}/g, ' ')
      .replace(/ ([:,.])/g, '$1')
      .trim(),
    mentions: [...mentioned.values()],
  };
}

function approversOf(orders: readonly Order[], requester: Person): Person[] {
  const approvers = orders.flatMap(({ approvals }) => approvals.map(({ by }) => by));
  return approvers.filter(
    (person, index) =>
      !samePerson(person, requester) && approvers.findIndex((other) => samePerson(other, person)) === index,
  );
}

function named(orders: readonly Order[], { bulk }: Texts): string {
  const ids = orders.map(({ id }) => inert(id, 40));
  return atMost(ids, MOST_NAMED, (count) => fillIn(bulk.moreLines, { count })).join(', ');
}

function notBought({ batch }: WholeBatch, orders: readonly Order[], texts: Texts): string {
  const words = texts.bulk;
  const lines = orders
    .filter((order) => !isBought(order))
    .map((order) => {
      const why = order.failure ? said(order.failure.message, texts) : order.rejection?.reason;
      return fillIn(why ? words.notBoughtWhy : words.notBoughtLine, {
        number: batch.lines.find(({ orderId }) => orderId === order.id)?.number ?? '?',
        order: inert(order.id, 40),
        state: texts.order.states[order.state],
        why: inert(why ?? '', 120),
      });
    });
  if (lines.length === 0) return '';
  return fillIn(words.notBought, {
    lines: atMost(lines, MOST_NAMED, (count) => fillIn(words.moreLines, { count })).join('; '),
  });
}
