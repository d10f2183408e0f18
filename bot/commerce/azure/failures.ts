import type { z } from 'zod';
import { botError, BotError, providerError } from '../../errors';
import type { Failure } from '../commerce';
import { meaningOf } from './error-codes';
import { ErrorBody } from './schema/parts';
import type { Answer } from './answer';

export const PROVIDER = 'Azure';

/** Azure's own code and words, where the answer has them. */
export function errorOf(answer: Answer): { code: string; message: string } {
  const parsed = ErrorBody.safeParse(answer.body);
  return parsed.success ? parsed.data.error : { code: `HTTP ${answer.status}`, message: '' };
}

/** A failure for the cards. `money` is what a purchase that was answered so would mean; reading calls pass none. */
export function failureOf(answer: Answer, money: Failure['money']): Failure {
  const { code, message } = errorOf(answer);
  const known = meaningOf(code, message);
  const said = message && `Azure says: ${message}`;
  return {
    code,
    message: [known?.meaning ?? `Azure refused with ${code}.`, said].filter(Boolean).join(' '),
    remedy: known?.remedy ?? 'Read what Azure says; if that does not help, give the request id to Azure support.',
    money,
    requestId: answer.requestId,
    correlationId: answer.correlationId,
  };
}

/** The error for an unsuccessful answer to a call that spends nothing. */
export function refusal(answer: Answer): BotError {
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) {
    const { code } = errorOf(answer);
    return botError('PROVIDER_UNREACHABLE', { provider: PROVIDER, why: `${answer.status} ${code}` });
  }
  const { code, message } = errorOf(answer);
  const retry = meaningOf(code, message)?.retry;
  return providerError(failureOf(answer, 'none'), retry === 'later' || retry === 'new-quote');
}

export function unreachable(error: unknown): BotError {
  if (error instanceof BotError) return error;
  // The cause stays behind: it holds the request and with it the bearer token.
  return botError('PROVIDER_UNREACHABLE', { provider: PROVIDER, why: reasonOf(error) });
}

export function unreadable(answer: Answer, fault?: z.ZodError): BotError {
  const where = fault?.issues[0]?.path.join('.');
  const why = where ? `${where} is not as documented` : 'it is not JSON';
  return botError('PROVIDER_UNREADABLE', {
    provider: PROVIDER,
    why: `${why}, request ${answer.requestId ?? 'unknown'}`,
  });
}

/** What an abort signal calls it when the call, or the turn it was made for, has no time left. */
const GIVEN_UP = new Set(['AbortError', 'TimeoutError']);

/** A short word for a network failure. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  if (error instanceof Error && GIVEN_UP.has(error.name)) return 'no complete answer in time';
  return error instanceof Error ? error.name : 'unknown';
}
