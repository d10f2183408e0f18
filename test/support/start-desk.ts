import path from 'node:path';
import { startApp, type App } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { startSandbox, type Sandbox } from '../../deployment/sandbox/sandbox';
import { startTestRedis, type TestRedis } from './redis';

/** The bot, a simulated Microsoft and a redis-server of their own, all in the test's process. */
export interface TestDesk {
  sandbox: Sandbox;
  redis: TestRedis;
  app: App;
  env: Record<string, string>;
  stop(): Promise<void>;
}

export const TOKEN = 'test-token';

/** The environment of a bot in a test; the sandbox and Redis are already running. */
export function testEnvironment(sandboxUrl: string, redisUrl: string, over: Record<string, string> = {}) {
  return {
    TEAMS_AUTH: 'none',
    PORT: '0',
    REDIS_URL: redisUrl,
    COMMERCE_STATIC_TOKEN: TOKEN,
    PARTNER_CENTER_URL: `${sandboxUrl}/partner-center`,
    PARTNER_PRICING_URL: `${sandboxUrl}/partner-pricing`,
    GRAPH_URL: `${sandboxUrl}/graph`,
    AZURE_RESOURCE_MANAGER_URL: `${sandboxUrl}/arm`,
    AZURE_RETAIL_PRICES_URL: `${sandboxUrl}/retail`,
    POLICY_FILE: path.resolve(__dirname, '../../deployment/sandbox/policy.yaml'),
    LOG_LEVEL: 'silent',
    TEAMS_PACE: 'none',
    SWEEP_EVERY_MS: '100',
    FOLLOW_EVERY_MS: '50',
    // A busy machine is no slow Microsoft: what needs more time is answered in its turn, and not with a note.
    TURN_BUDGET_MS: '60000',
    ...over,
  };
}

export { freePort } from './free-port';

/** `prepare` changes the simulated Microsoft before the bot looks at it for the first time. */
export async function startDesk(
  over: Record<string, string> = {},
  paceMs = 100,
  prepare: (sandbox: Sandbox) => void = () => undefined,
): Promise<TestDesk> {
  const redis = await startTestRedis();
  const sandbox = await startSandbox({ port: 0, botEndpoint: 'http://127.0.0.1:1', token: TOKEN, paceMs });
  prepare(sandbox);
  const env = testEnvironment(sandbox.url, redis.url, over);
  const app = await startApp(readConfig(env));
  sandbox.teams.botAt(`${app.url}/api/messages`);
  // Bot and sandbox share this process: what holds up one holds up the other, on a busy machine for long.
  sandbox.teams.courier.patienceMs = 120_000;
  const desk: TestDesk = {
    ...{ sandbox, redis, app, env },
    // A test may have put another bot in the place of the first.
    async stop() {
      await desk.app.close();
      await sandbox.close();
      await redis.stop();
    },
  };
  return desk;
}
