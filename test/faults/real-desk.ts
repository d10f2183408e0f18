import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_POLICY } from '../../bot/access/read-policy';
import type { Order } from '../../bot/orders/order';
import { openStore, type Store } from '../../bot/store/open-store';
import { askOnce } from '../../bot/store/redis';
import { startRedisServer } from '../../bot/store/redis-server';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { SAMPLE_REQUEST, sampleOrder } from '../cards/sample-order';
import { assembleBot, type Bot } from '../storm/assemble-bot';
import { createChannel } from '../storm/channel';
import { createMarket, type Market } from '../storm/market';
import { createShop } from '../storm/shop';
import { startTestRedis, type TestRedis } from '../support/redis';
import { cutFile, readCommands } from './cut-file';

const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type RealDesk = Awaited<ReturnType<typeof openRealDesk>>;

/** The product's store on a real redis-server with an append-only file; provider, thread and clock are the test's. */
export async function openRealDesk() {
  const redis: TestRedis = await startTestRedis();
  const open = (url: string) => openStore({ REDIS_URL: url, REDIS_DIRECTORY: '', REDIS_PREFIX: 'desk' }, QUIET);
  const skew = { ms: 0 };
  const clock = () => Date.now() + skew.ms;
  const market: Market = createMarket({ clock, listLagMs: 14 * 60_000, paceMs: 1000 });
  const channel = createChannel();
  let ids = 0;
  const replicas: (() => Promise<void>)[] = [];

  function botOn(store: Store): Bot {
    return assembleBot({
      ...store,
      unsafe: store.faults,
      commerce: createShop(market, 'carts', async (_name, _kind, effect) => effect()),
      connector: channel.connector(async (_name, _kind, effect) => effect()),
      policy: DEFAULT_POLICY,
      place: sampleOrder().place,
      clock,
      newId: (kind) => `${kind}-${(ids += 1)}`,
    });
  }

  const desk = {
    redis,
    market,
    store: await open(redis.url),
    bot: undefined as unknown as Bot,
    async approved(): Promise<Order> {
      const quoted = await desk.bot.request(ALEX, { ...SAMPLE_REQUEST, quantity: 1 });
      const pending = (await desk.bot.press('confirm', quoted.ticket, ALEX))!;
      return (await desk.bot.press('approve', pending.ticket, MEGAN))!;
    },
    /** Works on as the jobs would, some simulated minutes long. */
    async runOn(orderId: string, minutes: number): Promise<void> {
      for (let step = 0; step < minutes * 2; step += 1) {
        if ((await desk.store.journal.read(orderId))?.state === 'active') return;
        await desk.bot.advance(orderId);
        skew.ms += 30_000;
      }
    },
    aof: () => readCommands(redis.directory),
    /** Redis ends, its file loses the last changes of orders, and it starts again on what is left. */
    async loseLast(changes: number): Promise<void> {
      await desk.store.close();
      await redis.kill();
      if (changes > 0) await cutFile(redis.directory, changes);
      await redis.restart();
      await desk.moveTo(redis.url);
    },
    async moveTo(url: string): Promise<void> {
      await desk.store.close().catch(() => undefined);
      desk.store = await open(url);
      // In the simulated minutes that follow, the leases of before run out.
      const leases = await desk.store.redis.keys('desk:lease:*');
      if (leases.length > 0) await desk.store.redis.del(leases);
      desk.bot = botOn(desk.store);
    },
    /** A replica that follows; once promoted it hears nothing more. */
    async attachReplica() {
      const directory = await mkdtemp(path.join(tmpdir(), 'desk-replica-'));
      const replica = await startRedisServer({ directory });
      replicas.push(async () => {
        await replica.stop();
        await rm(directory, { recursive: true, force: true });
      });
      const { port, password } = new URL(redis.url);
      await askOnce(replica.url, 'CONFIG', 'SET', 'masterauth', decodeURIComponent(password));
      await askOnce(replica.url, 'REPLICAOF', '127.0.0.1', port);
      while (!String(await askOnce(replica.url, 'INFO', 'replication')).includes('master_link_status:up'))
        await pause(50);
      return {
        url: replica.url,
        async promote(): Promise<void> {
          await desk.store.redis.wait(1, 5000);
          await askOnce(replica.url, 'REPLICAOF', 'NO', 'ONE');
        },
      };
    },
    async close(): Promise<void> {
      await desk.store.close();
      await redis.stop();
      for (const end of replicas) await end();
    },
  };
  desk.bot = botOn(desk.store);
  return desk;
}
