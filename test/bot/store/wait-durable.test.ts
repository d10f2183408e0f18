import { createKeys } from '../../../bot/store/keys';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import { createDurabilityGate, type DurabilityGate } from '../../../bot/store/wait-durable';
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
