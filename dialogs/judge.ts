import type { Turn } from './decide';
import type { Draft } from './draft';
import type { Resolution } from './resolve/resolution';
import type { Slot } from './slots';
import { STEPS } from './steps/steps';

const MOST_WRONG = 3;

/** The draft after its answers were compared with the provider: what to ask next, and how often an answer was wrong. */
export function judged(draft: Draft, resolution: Resolution, { touched, hold }: Turn): Draft {
  const wrong = { ...draft.wrong };
  for (const slot of touched) {
    if (resolution.problems[slot] === undefined) delete wrong[slot];
    else wrong[slot] = (wrong[slot] ?? 0) + 1;
  }
  return { ...draft, wrong, asked: nextSlot(draft, resolution, hold) };
}

/** A slot that was answered wrong three times; the form helps better than the same question again. */
export function stuckSlot(draft: Draft): Slot | undefined {
  return STEPS.map(({ slot }) => slot).find((slot) => (draft.wrong[slot] ?? 0) >= MOST_WRONG);
}

function nextSlot(draft: Draft, resolution: Resolution, hold = false): Slot | undefined {
  if (hold && draft.asked && draft.typed[draft.asked] === undefined) return draft.asked;
  const isOpen = (slot: Slot) => resolution.missing.includes(slot) || resolution.problems[slot] !== undefined;
  if (draft.asked && isOpen(draft.asked) && draft.typed[draft.asked] === undefined) return draft.asked;
  return STEPS.map(({ slot }) => slot).find(isOpen);
}
