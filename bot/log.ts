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

function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause ? { cause: describe(cause) } : {}) };
}
