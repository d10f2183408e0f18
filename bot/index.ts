import { asBotError } from './errors';
import { readConfig } from './config';
import { startApp } from './app';
import { shutDownOnSignals } from './shut-down';

/** Process entry: configuration, app, and a graceful end. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await startApp(config);
  app.log.info({ url: app.url }, 'the reservation desk is open');
  shutDownOnSignals({ close: () => app.close(), limitMs: config.CLOSE_LIMIT_MS, log: app.log });
}

main().catch((error: unknown) => {
  process.stderr.write(`${asBotError(error).message}\n`);
  if (asBotError(error).code === 'INTERNAL') process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  process.exit(1);
});
