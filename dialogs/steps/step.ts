import type { Draft } from '../draft';
import type { Choice } from '../resolve/resolution';
import type { Slot } from '../slots';

/** One question of a purchase. Every step has a file of its own and this one contract. */
export interface Step {
  slot: Slot;
  /** Whether the draft holds an answer, right or wrong. */
  known(draft: Draft): boolean;
  /** Answers that are always the same; else those are offered that the resolution found. */
  choices?: Choice[];
  /** What a bare answer to the question means, canonical; undefined when it can be no answer. */
  read(text: string): string | undefined;
}

export function isKnown(draft: Draft, slot: Slot): boolean {
  return draft.typed[slot] !== undefined || draft.problems[slot] !== undefined;
}
