import type { BotError } from '../bot/errors';
import { said } from '../cards/said';
import { fillIn } from '../cards/texts';
import type { Draft } from './draft';
import type { Resolution } from './resolve/resolution';
import { listed, type DialogWords } from './resolve/say';
import type { Slot } from './slots';

/** What the person is told about a typed answer: what was not understood, what is wrong, what is still missing. */
export function progress(draft: Draft, resolution: Resolution, touched: readonly Slot[], words: DialogWords): string {
  const labels = (slots: readonly Slot[]) => slots.map((slot) => words.slots[slot].label);
  const wrong = touched.flatMap((slot) => resolution.problems[slot] ?? []);
  const right = labels(touched.filter((slot) => resolution.problems[slot] === undefined));
  const missing = labels(resolution.missing);
  const others = Object.entries(resolution.problems).filter(([slot]) => !touched.includes(slot as Slot));
  return joined([
    notUnderstood(draft.leftover, words),
    right.length > 0 ? fillIn(words.noted, { what: listed(right, words) }) : '',
    ...wrong,
    ...others.map(([, message]) => message),
    missing.length > 0 ? fillIn(words.stillMissing, { what: listed(missing, words, 11) }) : '',
  ]);
}

/** What is told when an answer fits nothing: what would be right. */
export function unanswered(draft: Draft, words: DialogWords): string {
  return joined([
    notUnderstood(draft.leftover, words) || words.nothingUnderstood,
    draft.asked ? fillIn(words.forExample, words.slots[draft.asked]) : '',
    words.toStop,
  ]);
}

export function notUnderstood(leftover: readonly string[], words: DialogWords): string {
  if (leftover.length === 0) return '';
  const quoted = leftover.map((text) => fillIn(words.quoted, { text }));
  return fillIn(words.notUnderstood, { words: listed(quoted, words) });
}

export function furtherLines(count: number, words: DialogWords): string {
  if (count === 0) return '';
  return count === 1 ? words.otherLine : fillIn(words.otherLines, { count });
}

export function failed(error: BotError, words: DialogWords): string {
  return joined([said(error.failure.message, words), said(error.failure.remedy, words), words.kept]);
}

/** Sentences as one text; it may hold what people wrote, so make it inert before it is shown. */
export function joined(sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ');
}
