import type { Order } from '../../bot/orders/order';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { SAMPLE_REQUEST } from '../cards/sample-order';
import type { Posted } from './channel';
import { startReplica, type Replica } from './replica';
import { createSimulation } from './simulation';
import { createTroubles } from './trouble';
import { createWorld, type Sabotage, type World } from './world';

const START = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
const STALLED_MS = 60_000;
/** With which an order is active within a few seconds. */
const SEED = 3;

/** What keeps the suspended bot from looking at the card again. */
export const FATES = {
  dies: (_world, stalled) => stalled.kill(),
  'cannot reach the store': (world) => void (world.down.store = world.simulation.now() + 2000),
  'is suspended once more': (world, stalled) => stalled.stall(world.simulation.now() + 100 * MINUTE_MS),
} satisfies Record<string, (world: World, stalled: Replica) => void>;

export type Fate = keyof typeof FATES;

/**
 * One bot holds an old state of the card and is suspended on its way to Teams; another shows the newest meanwhile. Then
 * the first wakes, what it sent arrives, and something keeps it from looking again. Answers what the card showed right
 * then, and ten minutes after the purchase.
 */
export async function stallWhileShowing(fate: Fate, removed: Sabotage = (around) => around): Promise<unknown[]> {
  const simulation = createSimulation(SEED, START);
  const world = createWorld(simulation, createTroubles(simulation, START), 'carts');
  const seen: unknown[] = [];
  let stalled = false;

  const stallAtPlaced: Sabotage = (around) => ({
    ...around,
    connector: {
      ...around.connector,
      update: async (target, id, activity) => {
        if (stalled || (activity as unknown as Posted).shows?.state !== 'placed') {
          return around.connector.update(target, id, activity);
        }
        stalled = true;
        slow.stall(simulation.now() + STALLED_MS);
        startReplica(world, 'other', removed);
        await simulation.sleep(STALLED_MS + 1);
        // It was on its way already: it arrives whatever becomes of its sender.
        await world.channel.connector(async (_what, _kind, effect) => effect()).update(target, id, activity);
        seen.push(`${shows()}, is ${world.store.entries().get(order.id)!.order.state}`);
        FATES[fate](world, slow);
      },
    },
  });
  const slow = startReplica(world, 'slow', (around) => stallAtPlaced(removed(around)));
  const order = await approvedBy(world, slow);
  const shows = () => world.channel.of(order.id).find(({ kind }) => kind === 'card')?.shows?.state;
  await simulation.runUntil(START + 10 * MINUTE_MS);
  return [...seen, shows(), `${world.store.noticesWaiting()} waiting`];
}

async function approvedBy(world: World, { bot }: Replica): Promise<Order> {
  let approved: Order | undefined;
  void (async () => {
    const quoted = await bot.request(ALEX, { ...SAMPLE_REQUEST, quantity: 1 });
    const pending = await bot.press('confirm', quoted.ticket, ALEX);
    approved = (await bot.press('approve', pending!.ticket, MEGAN))!;
  })();
  await world.simulation.runUntil(START + 3000);
  return approved!;
}
