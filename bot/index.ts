import { asBotError } from './errors';
import { readConfig } from './config';
import { startApp } from './app';

/** Process entry: configuration, app, and a graceful end. */
async function main(): Promise<void> {
  const app = await startApp(readConfig(process.env));
  app.log.info({ url: app.url }, 'the reservation desk is open');
  let closing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      void app.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${asBotError(error).message}\n`);
  if (asBotError(error).code === 'INTERNAL') process.stderr.write(`${(error as Error).stack ?? ''}\n`);
  process.exit(1);
});
