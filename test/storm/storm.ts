import { playChaos } from './chaos';
import { judge, type Verdict } from './judge';
import { askAndApprove } from './people';
import { startReplica } from './replica';
import { createSimulation } from './simulation';
import { createTroubles, type Trouble } from './trouble';
import { createWorld, type Sabotage } from './world';

export interface StormOptions {
  seed: number;
  orders: number;
  replicas: number;
  /** Writes the story down. */
  story?: boolean;
  sabotage?: Sabotage;
}

export interface Storm extends Verdict {
  seed: number;
  troubles: Partial<Record<Trouble, number>>;
  states: Record<string, number>;
  story: string[];
}

const START = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
const TROUBLE_FOR_MS = 15 * MINUTE_MS;
/** Longer than any wait of the bot that ends by itself. */
const REST_WITHIN_MS = 120 * MINUTE_MS;
const RESTING = new Set(['quoted', 'active', 'needs-human', 'failed', 'cancelled', 'rejected', 'lapsed']);

/** One world in which everything follows from the seed: some orders, some bots, and troubles for a while. */
export async function runStorm(options: StormOptions): Promise<Storm> {
  const simulation = createSimulation(options.seed, START);
  const troubles = createTroubles(simulation, START + TROUBLE_FOR_MS);
  const world = createWorld(simulation, troubles, simulation.is(0.5) ? 'carts' : 'reservation-orders');
  const story: string[] = [];
  if (options.story) {
    world.tell = (line) => void story.push(`${new Date(simulation.now()).toISOString().slice(11, 23)} ${line()}`);
  }
  const start = (n: number) => startReplica(world, `bot ${n}`, options.sabotage ?? ((around) => around));
  const replicas = Array.from({ length: options.replicas }, (_, n) => start(n));
  const settled = new Set<number>();
  for (let n = 0; n < options.orders; n += 1) {
    void simulation
      .sleep(simulation.between(0, TROUBLE_FOR_MS * 0.9))
      .then(() => askAndApprove(world, () => replicas))
      .then(() => settled.add(n));
  }
  void playChaos(world, replicas, start);
  const atRest = () =>
    troubles.over() &&
    settled.size === options.orders &&
    [...world.store.entries().values()].every(({ order }) => RESTING.has(order.state)) &&
    world.store.noticesWaiting() === 0;
  for (let at = START; at < START + TROUBLE_FOR_MS + REST_WITHIN_MS && !atRest(); at += MINUTE_MS) {
    await simulation.runUntil(at + MINUTE_MS);
  }
  for (const replica of replicas) replica.kill();
  const verdict = await judge(world);
  const states: Record<string, number> = {};
  for (const { order } of world.store.entries().values()) states[order.state] = (states[order.state] ?? 0) + 1;
  return { ...verdict, seed: options.seed, troubles: troubles.counts, states, story };
}

export function isClean({ doublePurchases, lostOrders, lostNotices, other }: Verdict): boolean {
  return [doublePurchases, lostOrders, lostNotices, other].every((list) => list.length === 0);
}
