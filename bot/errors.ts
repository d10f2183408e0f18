import type { Failure } from './commerce/commerce';

/**
 * Every failure the bot can speak of: what happened, what to do, was money moved, is it worth trying again.
 * `{name}` is filled from the details given to botError(); people never see a code without its sentence.
 */
export const CATALOGUE = {
  CONFIGURATION: {
    what: 'The configuration is not usable: {faults}',
    todo: 'Correct the named variables and start again.',
    money: 'none',
    retry: false,
  },
  NOT_FOUND: { what: '{what} was not found.', todo: '{hint}', money: 'none', retry: false },
  AMBIGUOUS: {
    what: '"{text}" fits more than one {what}: {candidates}.',
    todo: 'Write more of it.',
    money: 'none',
    retry: false,
  },
  UNCLEAR: { what: '{problem}', todo: '{hint}', money: 'none', retry: false },
  STALE: {
    what: 'That button belongs to an older state of {order}.',
    todo: 'The card now shows the newest state.',
    money: 'none',
    retry: false,
  },
  UNKNOWN_TICKET: {
    what: 'I no longer know the request behind that button.',
    todo: 'Write "orders" to see the open ones, or ask again with "buy".',
    money: 'none',
    retry: false,
  },
  FOREIGN_TICKET: {
    what: 'That button was made for another place, another person or another decision. Nothing was done.',
    todo: 'Use the buttons of the card where it stands, or write the command; "help" shows them.',
    money: 'none',
    retry: false,
  },
  NOT_ALLOWED: { what: '{why}', todo: '{hint}', money: 'none', retry: false },
  WRONG_STATE: {
    what: '{order} is {state}; {event} is not possible now.',
    todo: 'Write "status {order}" to see what is.',
    money: 'none',
    retry: false,
  },
  CONFLICT: {
    what: '{order} changed while you were acting on it.',
    todo: 'Look at the card and try again.',
    money: 'none',
    retry: true,
  },
  SPENDING_CAP: {
    what: 'Approving {order} would go beyond what may be spent: {cap}, of which {left} is left.',
    todo: 'Nothing was bought. Wait for the next period, or ask the operator to change the policy.',
    money: 'none',
    retry: false,
  },
  REASON_MISSING: {
    what: 'A rejection needs a reason, so that {requester} knows what to change.',
    todo: 'Fill in the reason on the card, or write "reject {order} <reason>". Nothing has changed yet.',
    money: 'none',
    retry: false,
  },
  NOT_BUYABLE: { what: '{message}', todo: '{remedy}', money: 'none', retry: false },
  PROVIDER_REFUSED: { what: 'The provider refused: {message}', todo: '{remedy}', money: 'none', retry: false },
  PROVIDER_UNREACHABLE: {
    what: '{provider} does not answer ({why}).',
    todo: 'Nothing was bought. Try again in a few minutes; if it lasts, look at its service status.',
    money: 'none',
    retry: true,
  },
  PROVIDER_UNREADABLE: {
    what: '{provider} sent an answer that could not be read ({why}).',
    todo: 'Try again; if it lasts, give the request id to its support.',
    money: 'none',
    retry: true,
  },
  OUTCOME_UNKNOWN: {
    what: 'It is not known whether {provider} made the purchase ({why}).',
    todo: 'I keep asking for what became of it and never buy again meanwhile.',
    money: 'maybe',
    retry: false,
  },
  FILE_NOT_SAVED: {
    what: 'The file could not be saved ({why}).',
    todo: 'Write "invoice <id> pdf" to try again.',
    money: 'none',
    retry: true,
  },
  FILE_UNREADABLE: {
    what: 'I could not read that file ({why}).',
    todo: 'Attach it again, or paste the table as text after "bulk".',
    money: 'none',
    retry: true,
  },
  NO_PUBLIC_URL: {
    what: 'I cannot make a link: nobody told me my public address.',
    todo: 'Ask me in a personal chat, or ask the operator to set PUBLIC_URL.',
    money: 'none',
    retry: false,
  },
  INTERNAL: {
    what: 'Something went wrong inside the bot.',
    todo: 'Nothing was lost; try again, and tell the operator: {reference}.',
    money: 'none',
    retry: true,
  },
} as const satisfies Record<string, Entry>;

interface Entry {
  what: string;
  todo: string;
  money: Failure['money'];
  retry: boolean;
}

export type ErrorCode = keyof typeof CATALOGUE;

/** The only error the bot throws on purpose. `failure` is what cards show. */
export class BotError extends Error {
  override readonly name = 'BotError';
  constructor(
    readonly code: string,
    readonly failure: Failure,
    readonly retry: boolean,
    cause?: unknown,
  ) {
    super(`${failure.message} ${failure.remedy}`.trim(), { cause });
  }
}

function fill(text: string, details: Record<string, unknown>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => (details[name] == null ? '' : String(details[name]))).trim();
}

/** Makes the error for a code of the catalogue. */
export function botError(code: ErrorCode, details: Record<string, unknown> = {}, cause?: unknown): BotError {
  const entry = CATALOGUE[code];
  const failure: Failure = {
    code,
    message: fill(entry.what, details),
    remedy: fill(entry.todo, details),
    money: entry.money,
  };
  return new BotError(code, failure, entry.retry, cause);
}

/** Makes the error for a failure that a provider's own table of codes describes. */
export function providerError(failure: Failure, retry: boolean, cause?: unknown): BotError {
  return new BotError(failure.code, failure, retry, cause);
}

/** Turns whatever was caught into a BotError, so that every catch ends in a sentence. */
export function asBotError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  return botError('INTERNAL', { reference: new Date().toISOString() }, error);
}
