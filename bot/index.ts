import { asBotError } from './errors';
import { readConfig } from './config';
import { startApp } from './app';
import { shutDownOnSignals } from './shut-down';

/** Hosts kill after thirty seconds. */
const CLOSE_LIMIT_MS = 20_000;

/** Process entry: configuration, app, and a graceful end. */
async function main(): Promise<void> {
  const app = await startApp(readConfig(process.env));
  app.log.info({ url: app.url }, 'the reservation desk is open');
  shutDownOnSignals({ close: () => app.close(), limitMs: CLOSE_LIMIT_MS, log: app.log });
}

main().catch((error: unknown) => {
  process.stderr.write(`${asBotError(error).message}\n`);
  if (asBotError(error).code === 'INTERNAL') process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  process.exit(1);
});
