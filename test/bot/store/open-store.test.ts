import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../../bot/store/open-store';
import { startTestRedis } from '../../support/redis';
import { creation, sampleOrder, thread } from './sample-order';

const ignore = () => undefined;
const quiet = { info: ignore, warn: ignore, error: ignore };

describe('the store', () => {
  test('without an address runs its own Redis, and finds everything there the next time', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'desk-store-'));
    const options = { REDIS_DIRECTORY: directory, REDIS_PREFIX: 'desk' };
    const first = await openStore(options, quiet);
    expect(await first.faults()).toEqual([]);
    await first.journal.commit(creation(sampleOrder('R-A')));
    await first.durable();
    await first.close();

    const second = await openStore(options, quiet);
    expect((await second.journal.read('R-A'))?.state).toBe('quoted');
    expect((await second.outbox.waiting(Infinity, 10)).map(({ id }) => id)).toEqual(['R-A:1:0']);
    await second.close();
    await rm(directory, { recursive: true });
  });

  test('says what is wrong with a Redis that could forget', async () => {
    const server = await startTestRedis();
    const warnings: string[] = [];
    const log = { ...quiet, warn: (_: object, message: string) => warnings.push(message) };
    const options = { REDIS_URL: server.url, REDIS_DIRECTORY: 'unused', REDIS_PREFIX: 'desk' };
    const setUp = await openStore(options, quiet);
    await setUp.redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const store = await openStore(options, log);
    expect(warnings.join()).toMatch(/throw orders away/);
    expect(await store.faults()).toEqual([expect.stringMatching(/throw orders away/)]);
    await server.kill();
    expect(await store.faults()).toEqual(['Redis is not reachable.']);
    await server.restart();
    await Promise.all([store.durable(), setUp.durable(), store.redis.ping(), setUp.redis.ping()]);
    await Promise.all([store.close(), setUp.close()]);
    await server.stop();
  });

  test('with a key, people’s places are not readable in Redis', async () => {
    const server = await startTestRedis();
    const key = Buffer.alloc(32, 7).toString('base64');
    const options = { REDIS_URL: server.url, REDIS_DIRECTORY: 'unused', REDIS_PREFIX: 'desk', ENCRYPTION_KEY: key };
    const store = await openStore(options, quiet);
    await store.references.remember(thread, 1);
    expect(await store.redis.get(store.keys.place(thread.conversationId))).not.toContain(thread.serviceUrl);
    expect(await store.references.read(thread.conversationId)).toEqual(thread);
    await store.close();
    await server.stop();
  });
});
