import { fillIn } from '../cards/texts';
import { withAnswers, type Draft } from './draft';
import type { DialogWords } from './resolve/say';

/** The customer that a conversation has set for requests that name none. */
export interface UsualCustomer {
  /** As an answer to the question for the customer. */
  value: string;
  name: string;
}

/** Never where something was said that could have meant a customer, understood or not. */
export function withUsual(draft: Draft, usual: UsualCustomer | undefined): Draft {
  const isOpen = draft.typed.customer === undefined && draft.problems.customer === undefined;
  if (!usual || !isOpen || draft.leftover.length > 0) return draft;
  const answer = { values: { customer: usual.value }, problems: {} };
  const more = draft.more.map((line) =>
    line.values.customer === undefined && line.problems.customer === undefined
      ? { ...line, values: { ...line.values, customer: usual.value } }
      : line,
  );
  return { ...withAnswers(draft, answer), more, usual };
}

/** Says whom the request is for, as long as it still is. */
export function usualSentence({ usual, typed }: Draft, words: DialogWords): string {
  return usual && typed.customer === usual.value ? fillIn(words.usualCustomer, { customer: usual.name }) : '';
}
