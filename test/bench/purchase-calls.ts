import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { submitted, written } from './activities';
import { burst, until } from './measure';
import { allTold, BUY, clickOn, ordersIn } from './orders';
import { untilCatalogue } from './turns';
import type { Setting } from './table';
import type { Subject, World } from './world';

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

/** Asking, confirming and approving one purchase in the sandbox, calls counted. */
export async function callsOfPurchase({ fileOf, tiny, startWorld }: Setting) {
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

async function onePurchase(world: World, bot: Subject) {
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
