import { setTimeout as pause } from 'node:timers/promises';
import { createForgotten } from '../../../bot/store/forgotten';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import type { Order } from '../../../bot/orders/order';
import { connectRedis } from '../../../bot/store/redis';
import { SANDBOX_TENANT } from '../../../deployment/sandbox/people';
import { startTestRedis } from '../../support/redis';
import { testEnvironment, TOKEN } from '../../support/start-desk';
import { createSimulation } from '../simulation';
import { onTheWall, setClockAhead } from './clock-ahead';
import { startSandbox, type Sandbox } from '../../../deployment/sandbox/sandbox';
import { fateOf } from './fate';
import { hear } from './hear';
import { herdOf } from './herd';
import { isAtRest, judgeReal, type RealVerdict } from './judge';
import { openOffice } from './office';
import type { Snapshot } from './snapshot';
import { troubleRedis } from './trouble-redis';

export interface RealStormOptions {
  snapshot: Snapshot;
  orders: number;
  seed: number;
  /** How long things go wrong, in seconds; the requests are spread over that time. */
  seconds: number;
  /** Into so many parts the time is divided; between two of them everybody is dead while 25 minutes pass. */
  episodes?: number;
  /** The last part goes on, up to four times as long, until so many bots were killed in the middle of a purchase. */
  killsInPurchase?: number;
  /** The longest time in which nothing changes, after the troubles, in seconds; then 25 minutes pass, a few times. */
  quietFor?: number;
  /** Purchases of one bot that go well before the one in which it dies; 20 when absent. */
  mostBefore?: number;
  progress?(line: string): void;
}

export interface RealStorm extends RealVerdict {
  /** Bots killed. */
  kills: number;
  /** Of these, while a purchase call was on its way. */
  killsInPurchase: number;
  /** Answers of a purchase call that never arrived, in time or at all. */
  answersHeldBack: number;
  answersLost: number;
  /** Purchases that were made while bots were being killed. */
  boughtMeanwhile: number;
  redisRestarts: number;
  tailsCut: number;
  /** Orders with notices that wait after the longest wait: not lost, and not told. */
  stillWaiting: number;
  /** From the end of the troubles until all orders were at rest, in seconds. */
  restedAfter: number;
  /** Milliseconds from a kill in the middle of a purchase until another bot took the order up, under all troubles. */
  takenUpAfter: number[];
  /** Milliseconds from the record that an order is active until its thread heard of it, under all troubles. */
  heardAfter: number[];
}

/** What the bots of these storms buy from. */
export const BACK_ENDS = {
  BACK_ENDS: 'partner-center,azure',
  AZURE_REGIONS: 'westeurope',
  AZURE_RESOURCE_TYPES: 'VirtualMachines',
  FOLLOW_EVERY_MS: '500',
};
/** A bot that comes up reads the whole catalogue, which would be most of its work. */
export const SMALL_WORLD = { port: 0, botEndpoint: 'http://127.0.0.1:1', series: ['Dsv5'] };
/** Longer than the lag of every provider's list, which the bot waits out after Redis came back. */
const AHEAD_MS = 25 * 60_000;
/** What killed bots had sent arrives. */
const LAST_CALLS_MS = 500;

/**
 * Two bots as processes of their own on a real Redis, against the sandbox over HTTP. Bots are killed within their first
 * second, or when a purchase call is on its way; some of these calls lose their answer. Redis is killed every 5 to 10
 * seconds, and every other time it has lost its last changes when it comes back. Now and then all are dead while 25
 * minutes pass on every clock, so that nobody sits out the bot's waits. At last all stay up until every order is at rest.
 */
export async function runRealStorm(options: RealStormOptions): Promise<RealStorm> {
  const { chance, between } = createSimulation(options.seed, 0);
  const redis = await startTestRedis();
  const sandbox = await startSandbox({ ...SMALL_WORLD, token: TOKEN, paceMs: 300 });
  const connection = connectRedis(redis.url);
  const keys = createKeys('desk');
  const journal = createJournal(connection, keys);
  const env = testEnvironment(sandbox.url, redis.url, BACK_ENDS);
  const herd = await herdOf(2, { snapshot: options.snapshot, env, at: (url) => sandbox.teams.botAt(url) });
  const allOrders = async () => (await journal.list({ tenantId: SANDBOX_TENANT, limit: 100_000 })).orders;
  const waiting = () => connection.zcard(keys.outbox);
  const fate = fateOf(sandbox, { chance, between }, options.mostBefore);
  const totals = { redisRestarts: 0, tailsCut: 0 };
  let aheadMs = 0;
  let isOver = false;

  async function troubledEpisode(ask: (n: number) => Promise<void>, isLast: boolean): Promise<void> {
    const { orders, seconds, episodes = 1, killsInPurchase = 0 } = options;
    const troubles = troubleRedis(redis, between);
    const stop = await herd.start({ life: fate.life, aheadMs });
    for (let n = 0; n < orders / episodes; n += 1) {
      void ask(n);
      await pause((seconds * 1000) / orders);
    }
    for (const until = performance.now() + 3000 * seconds; isLast && performance.now() < until; await pause(100)) {
      if (fate.counts().killsInPurchase >= killsInPurchase) break;
      if (chance() < 0.05) void ask(Math.floor(between(0, 2)));
    }
    await troubles.end();
    await stop();
    const { redisRestarts, tailsCut } = troubles.counts();
    totals.redisRestarts += redisRestarts;
    totals.tailsCut += tailsCut;
    await letTimePass();
  }

  async function letTimePass(): Promise<void> {
    await pause(LAST_CALLS_MS);
    // Redis' last run is met now, and not only once the clocks are ahead.
    await createForgotten(connection, keys)('R-0');
    setClockAhead((aheadMs += AHEAD_MS));
  }

  setClockAhead(aheadMs);
  try {
    const stop = await herd.start({ life: forEver, aheadMs }, true);
    options.progress?.('all are up');
    const office = await openOffice({ sandbox, journal, env, chance });
    const attending = office.attend(() => isOver);
    await office.samplesAreBought();
    options.progress?.('the troubles begin');
    await stop();
    for (let left = options.episodes ?? 1; left > 0; left -= 1) await troubledEpisode(office.ask, left === 1);
    const boughtMeanwhile = judgeReal(sandbox, []).purchases - 2;
    const kills = herd.kills();
    options.progress?.(`${kills} kills, ${boughtMeanwhile} purchases; now all stay up`);
    fate.end();
    const since = performance.now();
    let orders = await allOrders();
    for (let days = 0; days < 4 && !(orders.every(isAtRest) && (await waiting()) === 0); days += 1) {
      const stopAll = await herd.start({ life: forEver, aheadMs }, true);
      orders = await untilAtRest(allOrders, waiting, options);
      await stopAll();
      await letTimePass();
    }
    const restedAfter = (performance.now() - since) / 1000;
    isOver = true;
    await attending;
    const counts = { kills, ...fate.counts(), boughtMeanwhile, ...totals, restedAfter, stillWaiting: await waiting() };
    return { ...judgeReal(sandbox, orders), ...counts, ...delaysOf(orders, sandbox, fate.cutOff) };
  } finally {
    isOver = true;
    setClockAhead(0);
    await herd.end();
    connection.disconnect();
    await sandbox.close();
    await redis.stop();
  }
}

function delaysOf(orders: readonly Order[], { teams }: Sandbox, cutOff: ReadonlyMap<string, number>) {
  const heard = hear(teams);
  const since = (time: number, then: number) => onTheWall(time) - onTheWall(then);
  return {
    takenUpAfter: orders.flatMap(({ id, history }) => {
      const cut = cutOff.get(id);
      const taken = history.find(({ state, at }) => state === 'doubtful' && cut && Date.parse(at) >= cut);
      return cut && taken ? [since(Date.parse(taken.at), cut)] : [];
    }),
    heardAfter: orders.flatMap(({ id, state, stateSince }) => {
      const told = heard.get(id)?.replies.find((at) => at >= Date.parse(stateSince));
      return state === 'active' && told ? [since(told, Date.parse(stateSince))] : [];
    }),
  };
}

/** All orders are at rest, and no notice waits. Or nothing changes any more. */
async function untilAtRest(
  read: () => Promise<Order[]>,
  waiting: () => Promise<number>,
  options: RealStormOptions,
): Promise<Order[]> {
  let [shape, changed] = ['', performance.now()];
  for (;;) {
    const orders = await read();
    const working = orders.filter((order) => !isAtRest(order));
    const untold = await waiting();
    const now = JSON.stringify([untold, orders.map(({ state, provider }) => [state, provider?.status])]);
    if (now !== shape) [shape, changed] = [now, performance.now()];
    if (working.length + untold === 0 || performance.now() > changed + (options.quietFor ?? 10) * 1000) {
      await pause(3000);
      return read();
    }
    const left = working.slice(0, 3).map(({ id, state, request }) => `${id} ${state} at ${request.backend}`);
    options.progress?.(
      `${orders.length - working.length} at rest, ${untold} to be told; under way: ${left.join(', ')}`,
    );
    await pause(1000);
  }
}

const forEver = () => new Promise<never>(() => undefined);
