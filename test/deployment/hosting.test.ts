import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../bot/config';
import { checkDurability } from '../../bot/store/durability';
import { connectRedis } from '../../bot/store/redis';
import { freePort } from '../support/start-desk';

const HERE = path.resolve(__dirname, '../../deployment');
const read = (file: string) => readFileSync(path.join(HERE, file), 'utf8');

/** As the configuration knows them: a variable that it does not read is a mistake in whoever sets it. */
const KNOWN = new Set(
  ['../bot/config.ts', '../bot/keep-days.ts'].flatMap((file) =>
    [...readFileSync(path.resolve(HERE, file), 'utf8').matchAll(/^ {2}([A-Za-z_]+):/gm)].map(([, name]) => name),
  ),
);

/** https://github.com/compose-spec/compose-spec, as far as this file uses it; anything else in it fails. */
const Service = z.strictObject({
  image: z.string().optional(),
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  volumes: z.array(z.string()),
  networks: z.array(z.string()),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  healthcheck: z
    .strictObject({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), retries: z.number() })
    .optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  stop_grace_period: z.string(),
  restart: z.literal('unless-stopped'),
});
const Compose = z.strictObject({
  name: z.string(),
  services: z.strictObject({ redis: Service, bot: Service }),
  volumes: z.record(z.string(), z.null()),
  networks: z.record(z.string(), z.strictObject({ internal: z.boolean() }).nullable()),
});
const compose = () => Compose.parse(parse(read('compose.yaml')));

describe('compose.yaml', () => {
  it('runs a Redis that a real server and the bot call safe', async () => {
    const [, ...settings] = compose().services.redis.command!;
    const [port, directory] = [await freePort(), mkdtempSync(path.join(tmpdir(), 'desk-compose-'))];
    const server = spawn('redis-server', [...settings, '--port', String(port), '--dir', directory], {
      stdio: 'ignore',
    });
    const redis = connectRedis(`redis://127.0.0.1:${port}`);
    try {
      const checks = await checkDurability(redis);
      expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
      expect(await redis.config('GET', 'appendfsync')).toEqual(['appendfsync', 'always']);
      expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    } finally {
      redis.disconnect();
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await gone;
      rmSync(directory, { recursive: true, force: true });
    }
  });

  it('sets what the configuration reads and accepts, and holds no secret', () => {
    const { environment = {} } = compose().services.bot;
    expect(Object.keys(environment).filter((name) => !KNOWN.has(name))).toEqual([]);
    const given: Record<string, string> = {
      PUBLIC_URL: 'https://desk.example',
      ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
      MicrosoftAppId: '00000000-0000-4000-8000-000000000001',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
      MicrosoftAppPassword: 'from the env file',
    };
    const filled = Object.entries(environment).map(([name, text]) => [
      name,
      text.replace(
        /\$\{(\w+):([-?])([^}]*)\}/g,
        (_, variable: string, kind: string, rest: string) =>
          given[variable] ?? (kind === '-' ? rest : `missing ${variable}`),
      ),
    ]);
    expect(readConfig(Object.fromEntries(filled) as Record<string, string>)).toMatchObject({ ...given, PORT: 3978 });
    for (const name of [
      'ENCRYPTION_KEY',
      'MicrosoftAppPassword',
      'AZURE_CLIENT_SECRET',
      'PARTNER_CENTER_REFRESH_TOKEN',
    ]) {
      expect(environment[name]).toMatch(/^\$\{\w+:(-|\?[^}]*)\}$/);
    }
  });

  it('keeps Redis inside, ends gently and gives the bot no more rights than it needs', () => {
    const { services, networks } = compose();
    expect(services.redis.ports).toBeUndefined();
    expect(services.redis.networks.map((name) => networks[name])).toEqual([{ internal: true }]);
    expect(services.bot).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '30s' });
    expect(existsSync(path.join(HERE, services.bot.build!.context, services.bot.build!.dockerfile))).toBe(true);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const stages = lines.reduce<string[][]>((all, line) => {
    if (line.startsWith('FROM ')) all.push([]);
    all.at(-1)!.push(line);
    return all;
  }, []);
  const last = stages.at(-1)!;

  it('runs the Node.js that is tested', () => {
    const { devDependencies } = JSON.parse(readFileSync(path.resolve(HERE, '../package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const [major] = /\d+/.exec(devDependencies.node!)!;
    for (const [from] of stages) expect(from).toMatch(new RegExp(`^FROM node:${major}-`));
  });

  it('runs without root and development packages, looks after itself, and hears SIGTERM', () => {
    expect(last).toContain('USER node');
    expect(last.join('\n')).toMatch(/HEALTHCHECK[\s\S]*\/healthz/);
    expect(last).toContain('CMD ["node", "dist/bot/index.js"]');
    // Compiled by another user, or where a read-only container mounts something else, it would be of no use.
    const kept = [
      'USER node',
      'ENV NODE_COMPILE_CACHE=/home/node/compiled',
      `RUN node -e "require('./dist/bot/app.js')"`,
    ];
    expect(last.filter((line) => kept.includes(line))).toEqual(kept);
    expect(stages.find((stage) => /AS packages/.test(stage[0]!))!.join('\n')).toContain('--omit=dev');
    expect(last.filter((line) => /^(RUN|ENTRYPOINT)/.test(line))).toEqual(kept.slice(-1));
  });

  it('copies only what is there', () => {
    const copied = lines.filter((line) => line.startsWith('COPY ') && !line.includes('--from='));
    for (const line of copied) {
      for (const source of line.split(' ').slice(1, -1))
        expect(existsSync(path.resolve(HERE, '..', source))).toBe(true);
    }
  });
});

describe('main.bicep and its modules', () => {
  const files = ['main.bicep', ...readdirSync(path.join(HERE, 'modules')).map((file) => `modules/${file}`)];
  const parameters = (text: string) =>
    [...text.matchAll(/^param (\w+) \w+( =)?/gm)].map(([, name, usual]) => ({ name, isNeeded: usual === undefined }));

  it('pass every module what it needs and nothing that it does not know', () => {
    for (const [, file, block] of read('main.bicep').matchAll(/^module \w+ '([^']+)' = \{([\s\S]*?)^\}/gm)) {
      const known = parameters(read(file!));
      const given = [...block!.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
      expect(given.filter((name) => !known.some((one) => one.name === name))).toEqual([]);
      expect(known.filter(({ name, isNeeded }) => isNeeded && !given.includes(name)).map(({ name }) => name)).toEqual(
        [],
      );
    }
  });

  it('set what the configuration reads, as an identity without password', () => {
    const names = [...read('modules/app.bicep').matchAll(/\{ name: '(\w+)', (value|secretRef):/g)].map(
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !KNOWN.has(name))).toEqual([]);
    expect(names.filter((name) => /PASSWORD|CLIENT_SECRET|PrivateKey/i.test(name!))).toEqual([]);
  });

  it('give two rights and not one more', () => {
    const roles = files.flatMap((file) =>
      [...read(file).matchAll(/roleDefinitions', (\w+)\)/g)].map(([, role]) => role),
    );
    expect(roles.sort()).toEqual(['acrPull', 'secretsUser']);
  });

  it('keep Redis on disk and evict nothing', () => {
    const redis = read('modules/redis.bicep');
    for (const setting of ['aofEnabled: true', "evictionPolicy: 'NoEviction'", "clusteringPolicy: 'NoCluster'"]) {
      expect(redis).toContain(setting);
    }
  });

  it('close what they open', () => {
    for (const file of files) {
      const text = read(file).replace(/\/\/.*$|'[^']*'/gm, '');
      for (const [open, close] of ['{}', '[]', '()']) {
        expect([file, text.split(open!).length]).toEqual([file, text.split(close!).length]);
      }
    }
  });
});
