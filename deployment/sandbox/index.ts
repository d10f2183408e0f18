import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startSandbox, type Sandbox } from './sandbox';

/** Runs the simulated Microsoft as a process of its own. Options come from the environment, as the launcher sets it. */
const Options = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3979),
  BOT_ENDPOINT: z.url().default('http://127.0.0.1:3978/api/messages'),
  COMMERCE_STATIC_TOKEN: z.string().min(1).default('sandbox-token'),
  SANDBOX_SEED: z.coerce.number().int().optional(),
});

async function run(): Promise<void> {
  const options = Options.safeParse(process.env);
  if (!options.success) throw new Error(`The sandbox's options are not usable:\n${z.prettifyError(options.error)}`);
  const { SANDBOX_PORT, BOT_ENDPOINT, COMMERCE_STATIC_TOKEN, SANDBOX_SEED } = options.data;
  const sandbox = await startSandbox({
    port: SANDBOX_PORT,
    botEndpoint: BOT_ENDPOINT,
    token: COMMERCE_STATIC_TOKEN,
    seed: SANDBOX_SEED,
  });
  process.stdout.write(`The sandbox is at ${sandbox.url} and talks to the bot at ${BOT_ENDPOINT}.\n`);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop.abort();
      void sandbox.close().then(() => process.exit(0));
    });
  }
  await addBot(sandbox, stop.signal);
}

/** Adds the bot to the team as soon as it runs; sandbox and bot may start in any order. */
async function addBot(sandbox: Sandbox, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const { status } = await sandbox.teams.install();
    if (status > 0 && status < 500) return;
    await wait(1_000, undefined, { signal: stop }).catch(() => undefined);
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
