import type { Failure } from '../commerce';

/** What one of Azure's error codes means for people and for the program. */
export interface ErrorMeaning {
  /** One sentence: what happened. */
  meaning: string;
  /** One sentence: what to do. */
  remedy: string;
  /** Whether a purchase that was answered with this code may exist all the same. */
  money: Failure['money'];
  retry: RetryRule;
}

export type RetryRule =
  /** The same request gets the same answer. */
  | 'never'
  /** Worth asking again after a pause. */
  | 'later'
  /** Worth asking again with a fresh price. */
  | 'new-quote'
  /** First find out by reading what became of the order. */
  | 'after-reading'
  /** What was asked for is already so. */
  | 'already-so';
