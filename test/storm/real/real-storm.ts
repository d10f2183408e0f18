import { setTimeout as pause } from 'node:timers/promises';
import { createForgotten } from '../../../bot/store/forgotten';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import type { Order } from '../../../bot/orders/order';
import { connectRedis } from '../../../bot/store/redis';
import { SANDBOX_TENANT } from '../../../deployment/sandbox/people';
import { startSandbox } from '../../../deployment/sandbox/sandbox';
import { startTestRedis } from '../../support/redis';
import { freePort, testEnvironment, TOKEN } from '../../support/start-desk';
import { createSimulation } from '../simulation';
import { runSlot } from './bots';
import { isAtRest, judgeReal, type RealVerdict } from './judge';
import { fateOf } from './fate';
import { openOffice } from './office';
import { takeSnapshot } from './snapshot';
import { troubleRedis } from './trouble-redis';

export interface RealStormOptions {
  orders: number;
  seed: number;
  /** How long things go wrong, in seconds; the requests are spread over that time. */
  seconds: number;
  /** Things go wrong for longer, up to four times, until so many bots were killed in the middle of a purchase. */
  killsInPurchase?: number;
  /** The longest wait after the troubles, in seconds. */
  restWithin?: number;
  progress?(line: string): void;
}

export interface RealStorm extends RealVerdict {
  /** Bots killed. */
  kills: number;
  /** Of these, while a purchase call was on its way. */
  killsInPurchase: number;
  /** Purchases that were made while bots were being killed. */
  boughtMeanwhile: number;
  redisRestarts: number;
  tailsCut: number;
  /** From the end of the troubles until all orders were at rest, in seconds. */
  restedAfter: number;
}

const BACK_ENDS = {
  BACK_ENDS: 'partner-center,azure',
  AZURE_REGIONS: 'westeurope',
  AZURE_RESOURCE_TYPES: 'VirtualMachines',
  FOLLOW_EVERY_MS: '500',
};
/** Longer than the lag of every provider's list, which the bot waits out after Redis came back. */
const AHEAD_MS = 25 * 60_000;

/**
 * Two bots as processes of their own on a real Redis, against the sandbox over HTTP. Bots are killed within their first
 * second, or when a purchase call is on its way; some of these calls lose their answer. Redis is killed every 5 to 10 seconds, and every other time it has lost its last changes when it comes back.
 * Then all stay up, with their clocks ahead, until every order is at rest.
 */
export async function runRealStorm(options: RealStormOptions): Promise<RealStorm> {
  const { chance, between } = createSimulation(options.seed, 0);
  const [snapshot, redis] = [await takeSnapshot(), await startTestRedis()];
  const sandbox = await startSandbox({ port: 0, botEndpoint: 'http://127.0.0.1:1', token: TOKEN, paceMs: 300 });
  const connection = connectRedis(redis.url);
  const journal = createJournal(connection, createKeys('desk'));
  const env = testEnvironment(sandbox.url, redis.url, BACK_ENDS);
  const bots = await herdOf(2, { directory: snapshot.directory, env, at: (url) => sandbox.teams.botAt(url) });
  const allOrders = async () => (await journal.list({ tenantId: SANDBOX_TENANT, limit: 100_000 })).orders;
  let isOver = false;
  try {
    await bots.start(forEver);
    const office = await openOffice({ sandbox, journal, env, chance });
    const attending = office.attend(() => isOver);
    await office.samplesAreBought();
    await bots.end();
    options.progress?.('the troubles begin');
    const redisTroubles = troubleRedis(redis, between);
    const fate = fateOf(sandbox, { chance, between });
    await bots.start(fate.life, false);
    for (let n = 0; n < options.orders; n += 1) {
      void office.ask(n);
      await pause((options.seconds * 1000) / options.orders);
    }
    for (const until = Date.now() + 3000 * options.seconds; Date.now() < until; await pause(100)) {
      if (fate.killsInPurchase() >= (options.killsInPurchase ?? 0)) break;
      if (chance() < 0.05) void office.ask(Math.floor(between(0, 2)));
    }
    const kills = bots.kills();
    await redisTroubles.end();
    await bots.end();
    // Redis' last run is met now, and not only once the clocks are ahead.
    await createForgotten(connection, createKeys('desk'))('R-0');
    const boughtMeanwhile = judgeReal(sandbox, []).purchases - 2;
    options.progress?.(`${kills} kills, ${boughtMeanwhile} purchases; now all stay up`);
    fate.end();
    await bots.start(forEver, true, { CLOCK_AHEAD_MS: String(AHEAD_MS) });
    const since = Date.now();
    const orders = await untilAtRest(allOrders, options, since);
    isOver = true;
    await attending;
    const restedAfter = (Date.now() - since) / 1000;
    const counts = { kills, killsInPurchase: fate.killsInPurchase(), boughtMeanwhile, ...redisTroubles.counts() };
    return { ...judgeReal(sandbox, orders), ...counts, restedAfter };
  } finally {
    isOver = true;
    await bots.end();
    connection.disconnect();
    await sandbox.close();
    await redis.stop();
    await snapshot.remove();
  }
}

/** All orders are at rest, and were told of: the last notices follow the last change by a moment. */
async function untilAtRest(read: () => Promise<Order[]>, options: RealStormOptions, since: number): Promise<Order[]> {
  const limit = since + (options.restWithin ?? 180) * 1000;
  for (;;) {
    const orders = await read();
    const working = orders.filter((order) => !isAtRest(order));
    if (working.length === 0 || Date.now() > limit) {
      await pause(3000);
      return read();
    }
    const left = working.slice(0, 3).map(({ id, state, request }) => `${id} ${state} at ${request.backend}`);
    options.progress?.(`${orders.length - working.length} at rest; under way: ${left.join(', ')}`);
    await pause(1000);
  }
}

const forEver = () => new Promise<never>(() => undefined);

interface HerdOptions {
  directory: string;
  env: Record<string, string>;
  /** A bot that is up listens there. */
  at(url: string): void;
}

async function herdOf(size: number, { directory, env, at }: HerdOptions) {
  const ports = await Promise.all(Array.from({ length: size }, freePort));
  const up = new Set<number>();
  let slots: ReturnType<typeof runSlot>[] = [];
  const isUp = (port: number) => (here: boolean) => {
    if (here) up.add(port);
    else up.delete(port);
    at(`http://127.0.0.1:${[...up].at(-1) ?? 1}/api/messages`);
  };
  return {
    kills: () => slots.reduce((sum, slot) => sum + slot.kills(), 0),
    async start(life: () => Promise<unknown>, wait = true, over: Record<string, string> = {}): Promise<void> {
      slots = ports.map((port) => runSlot({ directory, env: { ...env, ...over }, port, life, isUp: isUp(port) }));
      while (wait && up.size < size) await pause(50);
    },
    end: async () => void (await Promise.all(slots.map((slot) => slot.end()))),
  };
}
