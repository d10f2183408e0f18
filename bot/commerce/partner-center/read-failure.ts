import { z } from 'zod';
import { botError, providerError, type BotError } from '../../errors';
import type { Failure } from '../commerce';
import type { Answer, Outcome, Silence } from '../http/call';
import { readJson } from '../http/read-json';
import { codeEntry } from './error-codes';
import { text } from './schemas/common';

/** What an error body says, whichever of the four shapes it has. */
export interface ErrorBody {
  code?: string;
  message?: string;
}

const shapes = z.object({
  code: text.optional(),
  description: text.optional(),
  message: text.optional(),
  statusCode: text.optional(),
  error: z.object({ code: text.optional(), message: text.optional() }).optional().catch(undefined),
});

/** Reads an error body; empty, HTML and cut bodies give an empty result. */
export function readErrorBody(body: Buffer): ErrorBody {
  try {
    const parsed = shapes.parse(readJson(body));
    return {
      code: parsed.code ?? parsed.error?.code ?? parsed.statusCode,
      message: parsed.description ?? parsed.message ?? parsed.error?.message,
    };
  } catch {
    return {};
  }
}

export interface ReadFailure {
  failure: Failure;
  retry: boolean;
  status?: number;
}

/** An answer that is no success, as data. `money` is what it means for the call that spends money. */
export function failureOf(answer: Answer): ReadFailure {
  const body = readErrorBody(answer.body);
  const code = body.code ?? String(answer.status);
  const entry = codeEntry(answer.status, code);
  return {
    status: answer.status,
    retry: entry?.retry ?? (answer.status === 408 || answer.status === 429 || answer.status >= 500),
    failure: {
      code,
      message: entry?.message ?? withWords(general(answer.status), body.message),
      remedy: entry?.remedy ?? remedyFor(answer.status),
      money: entry?.money === 'maybe' || undecided(answer.status, body) ? 'maybe' : 'none',
      ...idsOf(answer),
    },
  };
}

/** 401, 408 and 429 were most likely not carried out, yet only a look at the cart proves it; that look costs nothing. */
function undecided(status: number, { code }: ErrorBody): boolean {
  if (status < 400) return codeEntry(status, code ?? '') === undefined;
  return status >= 500 || [401, 408, 425, 429].includes(status) || (status === 409 && code === undefined);
}

function general(status: number): string {
  if (status === 429) return 'Partner Center is busy and asks for patience.';
  if (status >= 500) return `Partner Center has a fault (${status}).`;
  if (status === 404) return 'Partner Center did not find it.';
  if (status === 401 || status === 403) return `Partner Center denied access (${status}).`;
  return `Partner Center refused (${status}).`;
}

function remedyFor(status: number): string {
  if (status === 429 || status >= 500) return 'Try again in a few minutes.';
  if (status === 401 || status === 403) return "Ask the operator to check the bot's rights in Partner Center.";
  return 'Correct the request, or give the request id to Microsoft partner support.';
}

/** Adds the provider's own words, cut to one line. */
function withWords(sentence: string, words: string | undefined): string {
  const line = words?.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  if (!line) return sentence;
  return `${sentence.replace(/\.$/, '')}: ${line.length > 200 ? `${line.slice(0, 199)}…` : line}.`;
}

export function idsOf(
  outcome: Pick<Outcome, 'requestId' | 'correlationId'>,
): Pick<Failure, 'requestId' | 'correlationId'> {
  return { requestId: outcome.requestId, correlationId: outcome.correlationId };
}

export function errorOf(answer: Answer): BotError {
  const { failure, retry } = failureOf(answer);
  return providerError({ ...failure, money: 'none' }, retry);
}

export function silenceError(provider: string, silence: Silence): BotError {
  const error = botError('PROVIDER_UNREACHABLE', { provider, why: silence.why }, silence.cause);
  Object.assign(error.failure, idsOf(silence));
  return error;
}

export function unreadableError(provider: string, answer: Answer, why: string): BotError {
  const error = botError('PROVIDER_UNREADABLE', { provider, why });
  Object.assign(error.failure, idsOf(answer));
  return error;
}
