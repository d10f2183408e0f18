import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectRedis, type Redis } from '../../bot/store/redis';
import { MEGAN, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import { APP_ID } from '../hostile/issuer';
import { startTestRedis, type TestRedis } from '../support/redis';
import { freePort, testEnvironment, TOKEN } from '../support/start-desk';
import type { Taken } from './fake-teams';
import type { LoadJob, LoadResult } from './load-generator';
import { startProcess, untilAnswers, type Measured } from './processes';

const LYNNE = {
  ...MEGAN,
  id: 'c1a4e7b0-2d5f-4836-9e71-5b8c0d3f6a29',
  name: 'Lynne Robbins',
  mri: '29:lynne-robbins',
};

/** Everything around the measured processes: each a process of its own. */
export interface World {
  fileOf(source: string): string;
  serviceUrl: string;
  marketUrl: string;
  load(job: LoadJob): Promise<LoadResult>;
  teams: {
    taken(): Promise<Taken>;
    token(): Promise<string>;
    texts(): Promise<string[]>;
  };
  redis: TestRedis;
  store: Redis;
  startBot(over?: Record<string, string>, flags?: string[]): Promise<Subject>;
  startBaseline(name: string): Promise<Subject>;
  stop(): Promise<void>;
}

/** A measured process with its address. */
export interface Subject extends Measured {
  url: string;
  authorization?: string;
}

export interface WorldOptions {
  fileOf(source: string): string;
  /** The process that plays Partner Center; the sandbox when absent. */
  market?: { file: string; env: Record<string, string> };
  approvals?: number;
}

export async function startWorld({ fileOf, market, approvals = 1 }: WorldOptions): Promise<World> {
  const redis = await startTestRedis();
  const fakeTeams = startProcess(fileOf('test/bench/fake-teams.ts'));
  const generator = startProcess(fileOf('test/bench/load-generator.ts'));
  const marketPort = await freePort();
  const marketUrl = `http://127.0.0.1:${marketPort}`;
  const marketEnv = {
    SANDBOX_PORT: String(marketPort),
    COMMERCE_STATIC_TOKEN: TOKEN,
    BOT_ENDPOINT: 'http://127.0.0.1:1',
  };
  const provider = market
    ? startProcess(market.file, { PORT: String(marketPort), ...market.env })
    : startProcess(fileOf('deployment/sandbox/index.ts'), marketEnv);
  const { serviceUrl, metadataUrl } = (await fakeTeams.said) as { serviceUrl: string; metadataUrl: string };
  await generator.said;
  await untilAnswers(`${marketUrl}/`, provider);
  const directory = await mkdtemp(path.join(tmpdir(), 'desk-bench-'));
  const policyFile = path.join(directory, 'policy.json');
  const approve = [MEGAN, LYNNE].map(({ id, name }) => ({ id, name }));
  await writeFile(policyFile, JSON.stringify({ request: 'everyone', approve, approvalsNeeded: approvals }));
  const store = connectRedis(redis.url);
  const subjects: Measured[] = [];

  const started = async (subject: Measured, port: number, ready: string, authorization?: string): Promise<Subject> => {
    subjects.push(subject);
    await untilAnswers(`http://127.0.0.1:${port}${ready}`, subject);
    return { ...subject, url: `http://127.0.0.1:${port}/api/messages`, authorization };
  };
  const authentication = {
    TEAMS_AUTH: 'bot-framework',
    MicrosoftAppId: APP_ID,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: SANDBOX_TENANT,
    MicrosoftAppPassword: 'not-used',
    BOT_OPENID_METADATA_URL: metadataUrl,
    BOT_STATIC_TOKEN: 'bot-token',
    TEAMS_SERVICE_HOSTS: new URL(serviceUrl).host,
  };

  return {
    ...{ fileOf, serviceUrl, marketUrl, redis, store },
    load: (job) => generator.ask<LoadResult>({ job }),
    teams: {
      taken: () => fakeTeams.ask<Taken>({ ask: 'taken' }),
      token: () => fakeTeams.ask<string>({ ask: 'token' }),
      texts: () => fakeTeams.ask<string[]>({ ask: 'texts' }),
    },
    async startBot(over = {}, flags) {
      const port = await freePort();
      const env = {
        ...testEnvironment(marketUrl, redis.url),
        ...authentication,
        POLICY_FILE: policyFile,
        PORT: String(port),
        LOG_LEVEL: 'error',
        TURN_BUDGET_MS: '60000',
        SWEEP_EVERY_MS: '1000',
        FOLLOW_EVERY_MS: '3600000',
        ACTIVITIES_PER_PERSON: '1000000000',
        ACTIVITIES_PER_TENANT: '1000000000',
        ...over,
      };
      const token = await fakeTeams.ask<string>({ ask: 'token' });
      const authorization = env.TEAMS_AUTH === 'none' ? undefined : `Bearer ${token}`;
      return started(startProcess(fileOf('bot/index.ts'), env, flags), port, '/readyz', authorization);
    },
    async startBaseline(name) {
      const port = await freePort();
      const file = fileOf(`test/bench/baselines/${name}.ts`);
      return started(startProcess(file, { PORT: String(port) }), port, '/');
    },
    async stop() {
      await Promise.all(subjects.map((subject) => subject.stop()));
      await Promise.all([fakeTeams.stop(), generator.stop(), provider.stop()]);
      store.disconnect();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
