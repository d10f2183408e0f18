import { endOfOrderMs } from '../bot/orders/expiry';
import type { Order } from '../bot/orders/order';
import type { ActionMode, AdaptiveCard, Reader } from './card';
import source from './expiry-card.json';
import { fitted } from './fit';
import { day, knownReader, wholeNumber } from './format';
import { inert } from './inert';
import { requestFacts, type Fact } from './order-facts';
import { subjectOf } from './order-sentences';
import { cardTemplate } from './render';
import { fillIn, textsFor, type Texts } from './texts';

interface ExpiryCardData {
  version: string;
  lang: string;
  fallbackText: string;
  title: string;
  renewal: string;
  facts: Fact[];
  submits: { title: string; ticket: string }[];
  executes: { title: string; ticket: string }[];
}

export interface ExpiryView extends Reader {
  mode: ActionMode;
  /** What the button carries. */
  ticket: string;
  /** ISO 8601. */
  now: string;
}

const DAY_MS = 86_400_000;
const fill = cardTemplate<ExpiryCardData>('expiry-card', source);

/** That a reservation comes to its end, with one button to ask for another like it. */
export function expiryCard(order: Order, view: ExpiryView): AdaptiveCard {
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const words = texts.replies;
  const button = { title: words.renewButton, ticket: view.ticket };
  return fitted((room) => {
    const subject = subjectOf(order, reader, (text) => inert(text, room.name));
    const ends = inert(endInWords(order, { reader, texts, now: view.now }));
    const title = `${inert(order.id, 40)}: ${subject}, ${ends}`;
    return fill({
      version: view.mode === 'submit' ? '1.2' : '1.4',
      lang: texts.language,
      fallbackText: title,
      title,
      renewal: order.request.renew ? words.renewsItself : words.renewsNot,
      facts: requestFacts(order.request, { reader, texts, room }),
      submits: view.mode === 'submit' ? [button] : [],
      executes: view.mode === 'execute' ? [button] : [],
    });
  });
}

/** "on 21 Nov 2029, in 60 days". Plain text. */
export function endInWords(
  order: Order,
  { reader, texts, now }: { reader: Reader; texts: Texts; now?: string },
): string {
  const endMs = endOfOrderMs(order);
  if (endMs === undefined) return texts.order.soon;
  const left = now === undefined ? undefined : Math.ceil((endMs - Date.parse(now)) / DAY_MS);
  const values = { day: day(new Date(endMs).toISOString(), reader), count: wholeNumber(left ?? 0, reader.locale) };
  if (left === undefined) return values.day;
  return fillIn(left > 1 ? texts.replies.ends : texts.replies.endsTomorrow, values);
}
