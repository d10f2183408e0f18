import { createKeys } from '../../../bot/store/keys';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import { createDurabilityGate, type DurabilityGate } from '../../../bot/store/wait-durable';
import { startNewerRedis, type WaitAof } from '../../support/newer-redis';
import { startTestRedis, type TestRedis } from '../../support/redis';

describe('the gate before money', () => {
  let server: TestRedis;
  let redis: Redis;
  let gate: DurabilityGate;
  beforeEach(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url);
    gate = createDurabilityGate(redis, createKeys());
  });
  afterEach(async () => {
    gate.close();
    redis.disconnect();
    await server.stop();
  });

  test('opens when every write is synced', async () => {
    await expect(gate.waitDurable()).resolves.toBeUndefined();
  });

  test('has Redis confirm the sync, where it knows how', async () => {
    const [, major, minor] = /redis_version:(\d+)\.(\d+)/.exec(await redis.info('server'))!.map(Number);
    await gate.waitDurable();
    const asked = (await redis.info('commandstats')).includes('cmdstat_waitaof');
    expect(asked).toBe(major! > 7 || (major === 7 && minor! >= 2));
  });

  test('opens when Redis syncs every second, once that second is over', async () => {
    await redis.config('SET', 'appendfsync', 'everysec');
    await expect(gate.waitDurable()).resolves.toBeUndefined();
  });

  test('stays closed when nothing is written to disk', async () => {
    await redis.config('SET', 'appendonly', 'no');
    await expect(gate.waitDurable()).rejects.toThrow();
  });

  test('stays closed on a replica', async () => {
    await redis.replicaof('127.0.0.1', '1');
    await expect(gate.waitDurable()).rejects.toThrow(/READONLY/);
  });
});

describe('the gate before money, where Redis confirms syncs', () => {
  let server: TestRedis;
  let newer: Awaited<ReturnType<typeof startNewerRedis>>;
  let redis: Redis;
  let gate: DurabilityGate;
  beforeAll(async () => {
    server = await startTestRedis();
    newer = await startNewerRedis(server.url);
    redis = connectRedis(newer.url);
    // Its rule alone would not open the gate: only the confirmation does.
    await redis.config('SET', 'appendfsync', 'no');
    gate = createDurabilityGate(redis, createKeys());
  });
  afterAll(async () => {
    gate.close();
    redis.disconnect();
    await newer.close();
    await server.stop();
  });

  test('opens when the server itself synced, having written before it asked', async () => {
    newer.willAnswer([1, 0]);
    const before = Number(await redis.get(createKeys().durabilityProbe));
    await expect(gate.waitDurable()).resolves.toBeUndefined();
    expect(newer.asked.at(-1)).toEqual(['WAITAOF', '1', '0', '5000']);
    expect(Number(await redis.get(createKeys().durabilityProbe))).toBe(before + 1);
  });

  test.each<[string, WaitAof]>([
    ['the time was over before the sync', [0, 0]],
    ['only a replica synced', [0, 1]],
    ['its append-only file is off', '-ERR WAITAOF cannot be used when numlocal is set but appendonly is disabled.'],
    ['it is loading', '-LOADING Redis is loading the dataset in memory'],
  ])('stays closed when %s', async (_what, answer) => {
    newer.willAnswer(answer);
    await expect(gate.waitDurable()).rejects.toThrow();
  });

  test('asks for its rule when the command is not allowed, and stays closed when there is none', async () => {
    newer.willAnswer("-NOPERM User default has no permissions to run the 'waitaof' command");
    await expect(gate.waitDurable()).rejects.toThrow('does not sync');
    await redis.config('SET', 'appendfsync', 'always');
    await expect(gate.waitDurable()).resolves.toBeUndefined();
  });

  test('does not wait for ever for a server that says nothing, and starts anew after that', async () => {
    newer.willAnswer('silent');
    await expect(gate.waitDurable()).rejects.toThrow('did not confirm in time');
    newer.willAnswer([1, 0]);
    await expect(gate.waitDurable()).resolves.toBeUndefined();
  }, 900_000);
});
