import { startSandbox, type Sandbox } from '../../deployment/sandbox/sandbox';
import { startBotProcess, type BotProcess } from './bot-process';
import { freePort } from './free-port';
import { startTestRedis, type TestRedis } from './redis';
import { testEnvironment, TOKEN } from './start-desk';

/** The bot as a process of its own, beside a simulated Microsoft and a redis-server that outlive it. */
export interface KillableDesk {
  sandbox: Sandbox;
  redis: TestRedis;
  env: Record<string, string>;
  /** The one that was started last. */
  bot: BotProcess;
  /** Starts another one in its place, with other settings when given. */
  start(over?: Record<string, string>): Promise<void>;
  /** Ends it without a goodbye and starts the next. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export interface KillableOptions {
  over?: Record<string, string>;
  paceMs?: number;
}

export async function startKillableDesk({ over, paceMs = 300 }: KillableOptions = {}): Promise<KillableDesk> {
  const redis = await startTestRedis();
  const PORT = String(await freePort());
  const botEndpoint = `http://127.0.0.1:${PORT}/api/messages`;
  const sandbox = await startSandbox({ port: 0, botEndpoint, token: TOKEN, paceMs });
  // A busy machine takes long for a turn; nothing here is about a Teams that gives up.
  sandbox.teams.courier.patienceMs = 120_000;
  const env = testEnvironment(sandbox.url, redis.url, { ...over, PORT });
  const desk: KillableDesk = {
    ...{ sandbox, redis, env },
    bot: await startBotProcess(env),
    async start(changed) {
      desk.bot = await startBotProcess({ ...env, ...changed });
    },
    async killAndRestart() {
      await desk.bot.kill();
      await desk.start();
    },
    async stop() {
      await desk.bot.kill();
      await sandbox.close();
      await redis.stop();
    },
  };
  return desk;
}
