import { isSuccess, type Answer } from './answer';
import { meaningOf } from './error-codes';
import { errorOf } from './failures';

export type Verdict = 'accepted' | 'refused' | 'unclear';

/** What the answer to a call that moves money means. Whatever is not a clear yes or a clear no is unclear. */
export function verdictOn(answer: Answer): Verdict {
  if (isSuccess(answer)) return 'accepted';
  const { code, message } = errorOf(answer);
  const meaning = meaningOf(code, message);
  // A code without a description goes by its status alone.
  const mayHaveHappened = meaning !== undefined && meaning.money !== 'none';
  return isUnclear(answer.status) || mayHaveHappened ? 'unclear' : 'refused';
}

/** 429 is among them: it usually comes before the order service, but nothing says that it always does. */
function isUnclear(status: number): boolean {
  return status < 400 || status >= 500 || status === 408 || status === 409 || status === 429;
}
