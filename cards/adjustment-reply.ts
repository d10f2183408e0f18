import type { Adjustment, AdjustmentTopic } from '../bot/orders/adjustment';
import { samePerson, type Person } from '../bot/people';
import type { Reader } from './card';
import { movedSentence, moneySentence, subjectOfWork } from './adjustment-facts';
import { knownReader } from './format';
import { addressed, withFormer } from './former';
import { inert, mentionable } from './inert';
import type { Reply } from './replies';
import { said } from './said';
import { fillIn, textsFor } from './texts';

const MOST_ASKED = 10;
const ROOM = { lines: 5, text: 300, name: 80 };

/** What is said beside the card of a change, mentioning those it concerns. */
export function adjustmentReply(
  topic: AdjustmentTopic,
  adjustment: Adjustment,
  options: Reader & { asked: readonly Person[] },
): Reply {
  const reader = knownReader(options);
  const texts = textsFor(reader.locale);
  const words = texts.adjustment;
  const mentioned = new Map<string, Person>();
  const mention = (person: Person): string => {
    const name = mentionable(person.name);
    if (person.mri !== '') mentioned.set(person.id, { ...person, name });
    return addressed(name, person.mri);
  };
  const { requester, approvals, rejection, failure, work } = withFormer(adjustment, texts);
  const others = approvals.map(({ by }) => by).filter((by) => !samePerson(by, requester));
  const places: Record<string, () => string> = {
    id: () => inert(adjustment.id, 40),
    subject: () => subjectOfWork(work, texts, (text) => inert(text, 80)),
    money: () => moneySentence(adjustment, { texts, reader }),
    moved: () => movedSentence(adjustment, { texts, reader, room: ROOM }).join(' '),
    requester: () => mention(requester),
    others: () => others.map(mention).join(' '),
    asked: () => options.asked.slice(0, MOST_ASKED).map(mention).join(' ') || texts.replies.everybody,
    rejecter: () => (rejection ? mention(rejection.by) : ''),
    reason: () => (rejection?.reason ? fillIn(words.reasonGiven, { reason: inert(rejection.reason, 300) }) : ''),
    message: () => inert(said(failure?.message ?? '', texts)),
    remedy: () => inert(said(failure?.remedy ?? '', texts)),
  };
  const text = words.replies[topic].replace(/\{(\w+)\}/g, (_, place: string) => places[place]?.() ?? '');
  return {
    text: text
      .replace(/ {2,}/g, ' ')
      .replace(/ ([:,.])/g, '$1')
      .trim(),
    mentions: [...mentioned.values()],
  };
}
