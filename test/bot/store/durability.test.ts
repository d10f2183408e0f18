import { checkDurability } from '../../../bot/store/durability';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import { startTestRedis, type TestRedis } from '../../support/redis';

describe('what Redis promises', () => {
  let server: TestRedis;
  let redis: Redis;
  beforeEach(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url);
  });
  afterEach(async () => {
    redis.disconnect();
    await server.stop();
  });
  const outcomes = async () =>
    Object.fromEntries((await checkDurability(redis)).map(({ name, outcome }) => [name, outcome]));

  test('the bot’s own redis-server fails nothing', async () => {
    expect(await outcomes()).toEqual({
      'append-only file': 'pass',
      'sync to disk': 'pass',
      eviction: 'pass',
      role: 'pass',
      disk: 'pass',
      version: expect.stringMatching(/^(pass|warn)$/) as string,
    });
  });

  test.each([
    ['appendonly', 'no', 'append-only file', 'fail'],
    ['appendfsync', 'everysec', 'sync to disk', 'warn'],
    ['appendfsync', 'no', 'sync to disk', 'fail'],
    ['maxmemory-policy', 'allkeys-lru', 'eviction', 'fail'],
  ])('%s %s: %s is a %s that names the remedy', async (setting, value, name, outcome) => {
    await redis.config('SET', setting, value);
    const found = (await checkDurability(redis)).find((check) => check.name === name);
    expect(found).toMatchObject({ outcome, message: expect.stringContaining(`set "${setting}`) as string });
  });

  test('a replica fails', async () => {
    await redis.replicaof('127.0.0.1', '1');
    expect(await outcomes()).toMatchObject({ role: 'fail' });
  });

  test('a managed Redis that does not tell its settings is a warning, where INFO does not tell either', async () => {
    await redis.call('ACL', 'SETUSER', 'managed', 'on', '>pw', '~*', '+@all', '-config');
    const url = new URL(server.url);
    Object.assign(url, { username: 'managed', password: 'pw' });
    const managed = connectRedis(url.href);
    const found = Object.fromEntries((await checkDurability(managed)).map(({ name, outcome }) => [name, outcome]));
    managed.disconnect();
    expect(found).toMatchObject({ 'append-only file': 'pass', 'sync to disk': 'warn', eviction: 'pass' });
  });
});
