import pino, { type Logger } from 'pino';

/** Structured log on stdout. Errors are reduced to name, message and stack: requests and tokens never reach it. */
export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { error: describe, err: describe },
    redact: { paths: ['*.authorization', '*.token', '*.refreshToken', '*.password'], censor: '(hidden)' },
  });
}

/**
 * The Bot Framework prints every token that does not verify, with the keys it was tried with, straight to the console:
 * anybody could fill the log with that. What libraries print becomes a line for those who debug.
 */
export function catchPrinting(log: Pick<Logger, 'debug'>, target: Pick<Console, 'error' | 'warn'> = console): void {
  const quiet = (first?: unknown) => {
    const message = first instanceof Error ? first.name : typeof first;
    log.debug({ printed: message }, 'a library printed something');
  };
  Object.assign(target, { error: quiet, warn: quiet });
}

function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause ? { cause: describe(cause) } : {}) };
}
