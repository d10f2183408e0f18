import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { askOnce } from '../../../bot/store/redis';
import { startRedisServer } from '../../../bot/store/redis-server';
import { startTestRedis } from '../../support/redis';

const pidOf = async (url: string) => /process_id:(\d+)/.exec(String(await askOnce(url, 'INFO', 'server')))?.[1];

function answerWithoutPassword(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('GET x\r\n'));
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(String(data));
    });
  });
}

describe('the bot’s own redis-server', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'desk redis-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  test('answers on loopback only with its password, syncs every write and never evicts', async () => {
    const server = await startRedisServer({ directory });
    const setting = async (name: string) => ((await askOnce(server.url, 'CONFIG', 'GET', name)) as string[])[1];
    expect(await setting('appendonly')).toBe('yes');
    expect(await setting('appendfsync')).toBe('always');
    expect(await setting('maxmemory-policy')).toBe('noeviction');
    expect(await setting('bind')).toBe('127.0.0.1');
    expect(await answerWithoutPassword(server.url)).toMatch(/^-NOAUTH/);
    await server.stop();
    await expect(askOnce(server.url, 'PING')).rejects.toThrow();
  });

  test('keeps its data and its address over a kill', async () => {
    const redis = await startTestRedis();
    await askOnce(redis.url, 'SET', 'kept', 'yes');
    await redis.restart();
    expect(await askOnce(redis.url, 'GET', 'kept')).toBe('yes');
    await redis.stop();
  });

  test('many starts at once on one directory give one server', async () => {
    const servers = await Promise.all([1, 2, 3, 4].map(() => startRedisServer({ directory })));
    const pids = new Set(await Promise.all(servers.map((server) => pidOf(server.url))));
    expect(pids.size).toBe(1);
    await servers[0]?.stop();
  });

  test('takes over the server of a killed bot and may then stop it', async () => {
    const script = `require('./bot/store/redis-server.ts').startRedisServer({ directory: ${JSON.stringify(directory)} })
      .then((server) => { process.stdout.write(server.url); setInterval(() => {}, 1000); });`;
    const bot = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve) => bot.stdout.once('data', (data) => resolve(String(data))));
    const before = await pidOf(url);

    const guest = await startRedisServer({ directory });
    await guest.stop();
    expect(await pidOf(url)).toBe(before);

    const gone = new Promise((resolve) => bot.once('exit', resolve));
    bot.kill('SIGKILL');
    await gone;
    const heir = await startRedisServer({ directory });
    expect(heir.url).toBe(url);
    expect(await pidOf(url)).toBe(before);
    expect(heir.process).toBeUndefined();
    await heir.stop();
    await expect(askOnce(url, 'PING')).rejects.toThrow();
  });

  test('says why it cannot start', async () => {
    const taken = await startTestRedis();
    const port = Number(new URL(taken.url).port);
    await expect(startRedisServer({ directory, port })).rejects.toThrow(/ended at once.*port/i);
    await taken.stop();
  });
});
