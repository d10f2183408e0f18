import { ALEX, MEGAN, SANDBOX_BOT, SANDBOX_TENANT } from '../../deployment/sandbox/people';
import { sampleOrder } from '../cards/sample-order';
import { submitted, written } from './activities';
import { inChunks } from './growth';
import { burst, memoryOf, pause } from './measure';
import { BUY, clickOn, journalOf, ordersIn } from './orders';
import { ms, whole, type Scenario, type Table } from './table';
import { untilCatalogue } from './turns';
import { startWorld, type World } from './world';

/** Open orders: looking at many, a backlog that comes to its end at once, and what one purchase asks of the provider. */
export const following: Scenario = async ({ fileOf, tiny }) => {
  const rows: string[][] = [];
  for (const open of tiny ? [20] : [100, 1000, 5000]) rows.push(await follow(fileOf, open, tiny));
  const { calls, least, delayMs } = await purchase(fileOf, tiny);
  return {
    title: 'Following',
    head: [
      'open orders',
      'looks/s',
      'CPU of a look',
      'Redis per open order',
      'all completed, cards and replies out after',
    ],
    rows,
    notes: [
      `One purchase, from the sentence to "active", with the customer, the SKU and the price sheet at hand: ${calls} calls ` +
        `to the provider besides looks at the pending order; the least that can be is ${least}. ` +
        `Its completion is told ${ms(delayMs)} after the provider’s word, with a look every 200 ms.`,
    ],
  } satisfies Table;
};

const EVERY_MS = 1000;

async function follow(fileOf: (source: string) => string, open: number, tiny: boolean): Promise<string[]> {
  const market = { file: fileOf('test/bench/fake-market.ts'), env: { SKUS: '500' } };
  const world = await startWorld({ fileOf, market });
  try {
    const before = await memoryOf(world);
    await addPlaced(world, open);
    const bytes = (await memoryOf(world)) - before;
    const bot = await world.startBot({ FOLLOW_EVERY_MS: String(EVERY_MS), SWEEP_EVERY_MS: '200' });
    await untilCatalogue(world, bot);
    await pause(tiny ? 500 : 4000);
    await looks(world);
    const from = { at: performance.now(), cpu: (await bot.usage()).cpuMs };
    await pause(tiny ? 1000 : 8000);
    const seen = await looks(world);
    const perSecond = (seen * 1000) / (performance.now() - from.at);
    const cpu = ((await bot.usage()).cpuMs - from.cpu) / Math.max(1, seen);
    await fetch(`${world.marketUrl}/_orders?status=completed`);
    const drainMs = await until(async () => (await ordersIn(world, 'placed')).length === 0 && (await allTold(world)));
    return [whole(open), whole(perSecond), ms(cpu), `${whole(bytes / open)} bytes`, `${(drainMs / 1000).toFixed(1)} s`];
  } finally {
    await world.stop();
  }
}

async function looks(world: World): Promise<number> {
  const calls = (await (await fetch(`${world.marketUrl}/_calls`)).json()) as Record<string, number>;
  return Object.entries(calls).reduce((sum, [path, n]) => sum + (/\/orders\/\*$/.test(path) ? n : 0), 0);
}

async function allTold(world: World): Promise<boolean> {
  return (await world.store.zcard('desk:outbox')) === 0;
}

async function until(isSo: () => Promise<boolean>, limitMs = 300_000): Promise<number> {
  const from = performance.now();
  while (!(await isSo())) {
    if (performance.now() - from > limitMs) throw new Error('It did not come true in time.');
    await pause(20);
  }
  return performance.now() - from;
}

async function addPlaced(world: World, count: number): Promise<void> {
  const journal = journalOf(world);
  await inChunks(0, count, async (n) => {
    const id = `R-F${String(n).padStart(5, '0')}`;
    const conversationId = `19:follow@thread.tacv2;messageid=${1_700_000_000_000 + n}`;
    const place = { tenantId: SANDBOX_TENANT, kind: 'channel', conversationId, botId: SANDBOX_BOT.id } as const;
    const sample = sampleOrder({ state: 'placed' });
    const provider = { ...sample.provider!, orderId: `order-${n}` };
    const order = sampleOrder({
      ...{ id, version: 1, state: 'placed', ticket: `follow-${id}`, provider },
      place: { ...place, serviceUrl: world.serviceUrl },
    });
    const actor = { kind: 'bot', part: 'bench' } as const;
    const audit = { orderId: id, version: 1, at: order.createdAt, event: 'create', actor, from: null } as const;
    await journal.commit({ order, expected: 0, audit: { ...audit, to: 'placed' }, notices: [], dueAt: Date.now() });
  });
}

/** Asking, confirming and approving one purchase in the sandbox, calls counted. */
async function purchase(fileOf: (source: string) => string, tiny: boolean) {
  const world = await startWorld({ fileOf });
  try {
    const bot = await world.startBot({ FOLLOW_EVERY_MS: '200', SWEEP_EVERY_MS: '100' });
    await untilCatalogue(world, bot);
    // The first reads the price sheet and the customers, which later ones do not.
    let counted = { calls: 0, delayMs: 0 };
    for (let run = 0; run < (tiny ? 2 : 4); run += 1) counted = await onePurchase(world, bot);
    return { ...counted, least: LEAST.length };
  } finally {
    await world.stop();
  }
}

/** What must be asked for one purchase, for a customer and a SKU that were asked for within the last minute. */
const LEAST = [
  ...[
    'is it ordered already?',
    'registration',
    'fresh availability',
    'fresh SKU',
    'fresh inventory',
    'cart',
    'checkout',
  ],
  ...['order completed', 'provisioning status', 'entitlements', 'reservation'],
];

async function onePurchase(world: World, bot: Parameters<typeof burst>[1]) {
  const calls = `${world.marketUrl}/_sandbox/calls`;
  await fetch(calls, { method: 'DELETE' });
  const known = new Set((await ordersIn(world, 'active')).map(({ id }) => id));
  await burst(world, bot, [written(world.serviceUrl, ALEX, BUY)]);
  const [quoted] = await ordersIn(world, 'quoted');
  await burst(world, bot, [submitted(world.serviceUrl, ALEX, await clickOn(world, quoted!, 'confirm'))]);
  const [pending] = await ordersIn(world, 'pending');
  await burst(world, bot, [submitted(world.serviceUrl, MEGAN, await clickOn(world, pending!, 'approve'))]);
  await until(async () => (await ordersIn(world, 'active')).some(({ id }) => !known.has(id)) && (await allTold(world)));
  const toldAt = Date.now();
  const made = (await (await fetch(calls)).json()) as { at: string; path: string }[];
  const own = made.filter(({ path }) => /partner/.test(path));
  const isLook = ({ path }: { path: string }) => /\/orders\/[^/]+$/.test(path);
  const last = own.findLast(isLook);
  // How often the order was looked at before it was completed is the provider's doing.
  return {
    calls: own.filter((call) => call === last || !isLook(call)).length,
    delayMs: toldAt - Date.parse(last?.at ?? new Date().toISOString()),
  };
}
