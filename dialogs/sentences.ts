import type { BotError } from '../bot/errors';
import type { Draft } from './draft';
import type { Resolution } from './resolve/resolution';
import { listed } from './resolve/say';
import { SLOT_INFO, type Slot } from './slots';

/** What the person is told about a typed answer: what was not understood, what is wrong, what is still missing. */
export function progress(draft: Draft, resolution: Resolution, touched: readonly Slot[]): string {
  const wrong = touched.flatMap((slot) => resolution.problems[slot] ?? []);
  const right = touched.filter((slot) => resolution.problems[slot] === undefined).map((slot) => SLOT_INFO[slot].label);
  const missing = resolution.missing.map((slot) => SLOT_INFO[slot].label);
  const others = Object.entries(resolution.problems).filter(([slot]) => !touched.includes(slot as Slot));
  return joined([
    notUnderstood(draft.leftover),
    right.length > 0 ? `Noted: ${listed(right)}.` : '',
    ...wrong,
    ...others.map(([, message]) => message),
    missing.length > 0 ? `Still missing: ${listed(missing, 11)}.` : '',
  ]);
}

/** What is told when an answer fits nothing: what would be right. */
export function unanswered(draft: Draft): string {
  const slot = draft.asked;
  const hint = slot ? `For the ${SLOT_INFO[slot].label} write for example "${SLOT_INFO[slot].example}".` : '';
  return joined([notUnderstood(draft.leftover) || 'I did not understand that.', hint, 'Write "cancel" to stop.']);
}

export function notUnderstood(leftover: readonly string[]): string {
  return leftover.length > 0 ? `I did not understand ${listed(leftover.map((words) => `"${words}"`))}.` : '';
}

export function furtherLines(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'The other line follows as a request of its own.'
    : `The other ${count} lines follow as requests of their own.`;
}

export function failed(error: BotError): string {
  return joined([
    error.failure.message,
    error.failure.remedy,
    'Your answers are kept: write "again" to go on, or "form" to see them.',
  ]);
}

/** Sentences as one text; it may hold what people wrote, so make it inert before it is shown. */
export function joined(sentences: readonly string[]): string {
  return sentences.filter(Boolean).join(' ');
}
