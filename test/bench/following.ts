import { SANDBOX_TENANT } from '../../deployment/sandbox/people';
import { memoryOf, pause, until } from './measure';
import { addPlaced, partsOfOpenOrder, providersId, spreadDueTimes } from './open-orders';
import { allTold, KEYS } from './orders';
import { callsOfPurchase } from './purchase-calls';
import { ms, whole, type Scenario, type Setting, type Table } from './table';
import { untilCatalogue } from './turns';
import type { World } from './world';

/** Open orders: looking at many, a backlog that comes to its end at once, and what one purchase asks of the provider. */
export const following: Scenario = async (setting) => {
  const sizes = setting.tiny ? [20] : [100, 1000, 5000, 100_000];
  const found: Followed[] = [];
  for (const open of sizes) found.push(await follow(setting, open));
  const { calls, least, delayMs } = await callsOfPurchase(setting);
  const most = found.at(-1)!;
  return {
    title: 'Following',
    head: [
      'open orders',
      'looks/s at most',
      'CPU of a look then',
      'heap',
      'Redis per open order',
      'completed at once',
      'all cards and replies out after',
    ],
    rows: found.map(({ row }) => row),
    notes: [
      `${whole(most.open)} open orders, each looked at every 15 minutes: ${whole(most.leisurely.perSecond)} looks/s, ` +
        `${(100 * most.leisurely.share).toFixed(0)} % of one core, all of the bot included.`,
      `An open order of one audit line in bytes of Redis: ${most.parts}.`,
      `One purchase, from the sentence to "active", with the customer, the SKU and the price sheet at hand: ${calls} calls ` +
        `to the provider besides looks at the pending order; the least that can be is ${least}. ` +
        `Its completion is told ${ms(delayMs)} after the provider’s word, with a look every 200 ms.`,
    ],
  } satisfies Table;
};

interface Followed {
  open: number;
  row: string[];
  leisurely: Looking;
  parts: string;
}

const QUARTER_HOUR_MS = 900_000;
const MOST_COMPLETED = 5000;

async function follow({ fileOf, tiny, startWorld }: Setting, open: number): Promise<Followed> {
  const market = { file: fileOf('test/bench/fake-market.ts'), env: { SKUS: '500' } };
  const world = await startWorld({ fileOf, market });
  try {
    const before = await memoryOf(world);
    await addPlaced(world, open);
    const bytes = (await memoryOf(world)) - before;
    const parts = await partsOfOpenOrder(world, open);
    const leisurely = await lookingAt(world, QUARTER_HOUR_MS, tiny ? 500 : 10_000);
    await leisurely.bot.stop();
    const busy = await lookingAt(world, 1000, tiny ? 500 : 8000);
    const { heapBytes } = await busy.bot.usage({ collect: true });
    const completed = Math.min(open, MOST_COMPLETED);
    const drainMs = await drained(world, completed);
    const row = [
      ...[whole(open), whole(busy.perSecond), ms(busy.cpuMs)],
      ...[`${whole(heapBytes / 2 ** 20)} MB`, `${whole(bytes / open)} bytes`],
      ...[whole(completed), `${(drainMs / 1000).toFixed(1)} s`],
    ];
    return { open, row, leisurely, parts };
  } finally {
    await world.stop();
  }
}

interface Looking {
  perSecond: number;
  cpuMs: number;
  /** Of one core. */
  share: number;
}

/** Follows all open orders at that interval and tells what it cost for a while. */
async function lookingAt(world: World, everyMs: number, forMs: number) {
  const bot = await world.startBot({ FOLLOW_EVERY_MS: String(everyMs), SWEEP_EVERY_MS: '200' });
  await untilCatalogue(world, bot);
  await spreadDueTimes(world, everyMs);
  await pause(forMs / 2);
  await looks(world);
  const from = { at: performance.now(), cpu: (await bot.usage()).cpuMs };
  await pause(forMs);
  const seen = await looks(world);
  const wallMs = performance.now() - from.at;
  const cpuMs = (await bot.usage()).cpuMs - from.cpu;
  return { bot, perSecond: (seen * 1000) / wallMs, cpuMs: cpuMs / Math.max(1, seen), share: cpuMs / wallMs };
}

async function looks(world: World): Promise<number> {
  const calls = (await (await fetch(`${world.marketUrl}/_calls`)).json()) as Record<string, number>;
  return Object.entries(calls).reduce((sum, [path, n]) => sum + (/\/orders\/\*$/.test(path) ? n : 0), 0);
}

/** The orders that are looked at next turn out to be completed; answers how long it takes until all is told. */
async function drained(world: World, completed: number): Promise<number> {
  const next = await world.store.zrangebyscore(KEYS.due, '-inf', '+inf', 'LIMIT', 0, completed);
  await fetch(`${world.marketUrl}/_completed`, { method: 'POST', body: next.map(providersId).join('\n') });
  const activeOnes = KEYS.tenantOrdersIn(SANDBOX_TENANT, 'active');
  return until(async () => (await world.store.zcard(activeOnes)) >= next.length && (await allTold(world)));
}
