import type { Check, Failure } from '../bot/commerce/commerce';
import type { Order } from '../bot/orders/order';
import type { Reader } from './card';
import { atMost, day, knownReader, moment, wholeNumber } from './format';
import { inert, plain } from './inert';
import { totalInWords } from './order-price';
import type { Writing } from './order-facts';
import { said } from './said';
import { fillIn, textsFor } from './texts';

/** One line for the activity's summary, the notification and clients that cannot show the card. Plain text. */
export function summaryOfOrder(order: Order, reader: Reader): string {
  const known = knownReader(reader);
  const texts = textsFor(known.locale);
  return fillIn(texts.order.summary, {
    id: plain(order.id, 40),
    state: texts.order.states[order.state],
    subject: subjectOf(order, known, (text) => plain(text, 80)),
    price: plain(totalInWords(order.quote, { texts, reader: known }), 60),
  });
}

/** "3 × Standard_D4s_v5 in West Europe for Contoso", each part passed through `safe`. */
export function subjectOf(order: Order, reader: Reader, safe: (text: string) => string): string {
  const { item, customer, quantity, kind } = order.request;
  const words = textsFor(reader.locale).order;
  return fillIn(kind === 'azure-plan' ? words.plan.subject : words.subject, {
    quantity: wholeNumber(quantity, reader.locale),
    sku: safe(item.sku),
    region: safe(item.regionTitle || item.region),
    customer: safe(customer.name),
  });
}

/** What happens next and who makes it happen. */
export function nextStep(order: Order, { reader, texts, room }: Writing): string {
  const { state, failure, provider, lapsesAt } = order;
  const words = texts.order;
  const mayBeBought = state === 'failed' && failure && failure.money !== 'none';
  const usual = (order.request.kind === 'azure-plan' && words.plan.next[state]) || words.next[state];
  const sentence = mayBeBought ? words.nextWhenMoneyMayHaveMoved : usual;
  const lapses = lapsesAt && (state === 'quoted' || state === 'pending') ? words.lapses[state] : '';
  return fillIn([sentence, lapses].filter(Boolean).join(' '), {
    requester: inert(order.requester.name, room.name),
    id: inert(order.id, 40),
    customer: inert(order.request.customer.name, room.name),
    at: lapsesAt ? inert(moment(lapsesAt, reader)) : '',
    expires: provider?.expiresAt ? inert(day(provider.expiresAt, reader)) : words.soon,
  });
}

/** The checks a person should know of; those that passed are not news. */
export function checkLines(checks: readonly Check[], { texts, room }: Writing): { text: string }[] {
  const words = texts.order;
  const order = { fail: 0, warn: 1, pass: 2 };
  const lines = checks
    .filter(({ outcome }) => outcome !== 'pass')
    .toSorted((a, b) => order[a.outcome] - order[b.outcome])
    .map(({ outcome, message }) => ({
      text: fillIn(words.check, { outcome: words.checks[outcome], message: inert(said(message, texts), room.text) }),
    }));
  return atMost(lines, room.lines, (count) => ({ text: fillIn(words.more, { count }) }));
}

export interface FailureLines {
  message: string;
  remedy: string;
  money: string;
  ids: string;
}

export function failureLines(failure: Failure, { texts, room }: Pick<Writing, 'texts' | 'room'>): FailureLines {
  const { ids, money } = texts.order;
  const support = [
    fillIn(ids.code, { code: inert(failure.code, 80) }),
    failure.requestId && fillIn(ids.requestId, { id: inert(failure.requestId, 80) }),
    failure.correlationId && fillIn(ids.correlationId, { id: inert(failure.correlationId, 80) }),
  ];
  return {
    message: inert(said(failure.message, texts), room.text),
    remedy: inert(said(failure.remedy, texts), room.text),
    money: money[failure.money],
    ids: support.filter(Boolean).join(' · '),
  };
}
