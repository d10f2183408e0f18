import { constants } from 'node:os';

export interface ShutDownOptions {
  /** Ends everything well; what it leaves unfinished stands in the store. */
  close(): Promise<void>;
  /** After which the process ends, whatever still runs; less than a host waits before it kills. */
  limitMs: number;
  log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
}

/** A terminal signals everybody, and parents pass the signal on: what comes so soon is the same wish. */
const SAME_WISH_MS = 2000;

/** SIGTERM or SIGINT ends the process well, with exit code 0; a later second one ends it at once. */
export function shutDownOnSignals({ close, limitMs, log }: ShutDownOptions, on: NodeJS.Process = process): void {
  let begunAt: number | undefined;

  function begin(signal: NodeJS.Signals): void {
    if (begunAt !== undefined) {
      if (performance.now() - begunAt > SAME_WISH_MS) on.exit(128 + constants.signals[signal]);
      return;
    }
    begunAt = performance.now();
    log.info({ signal }, 'closing: nothing new is begun, what runs is finished');
    setTimeout(() => {
      log.warn({ limitMs }, 'closed although some work still ran; it goes on after the next start');
      on.exit(0);
    }, limitMs);
    close().then(
      () => on.exit(0),
      (error: unknown) => {
        log.warn({ error }, 'closing did not go well; what is unfinished goes on after the next start');
        on.exit(0);
      },
    );
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) on.on(signal, begin);
}
