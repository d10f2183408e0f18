import type { Replica } from './replica';
import type { World } from './world';

const MINUTE_MS = 60_000;
const EVERY_MS = 10_000;

/** What befalls the world as a whole, until the troubles are over. Ends with everything up again. */
export async function playChaos(world: World, replicas: Replica[], start: (n: number) => Replica): Promise<void> {
  const { simulation, troubles, store, market, down } = world;
  const until = (least: number, most: number) => simulation.now() + simulation.between(least, most) * 1000;
  const some = () => Math.floor(simulation.chance() * replicas.length);

  function restartStore(lost: number, why: string): void {
    world.forgot ||= lost > 0;
    store.restart(lost);
    down.store = until(0.2, 10);
    world.tell(() => `${why}: ${lost} writes lost`);
  }

  async function kill(n: number): Promise<void> {
    replicas[n]!.kill();
    world.tell(() => `bot ${n} is killed`);
    await simulation.sleep(simulation.between(1000, 30_000));
    replicas[n] = start(n);
  }

  while (!troubles.over()) {
    const strikes = (trouble: Parameters<typeof troubles.strikes>[0]) =>
      troubles.strikes(trouble, (EVERY_MS / MINUTE_MS) * 10);
    if (strikes('bot killed')) void kill(some());
    if (strikes('bot stalled')) replicas[some()]!.stall(until(5, 150));
    if (strikes('clock jumped')) replicas[some()]!.skew(simulation.between(-120_000, 120_000));
    if (strikes('Redis unreachable')) down.store = until(1, 40);
    if (strikes('Redis restarted')) restartStore(0, 'Redis restarted');
    if (strikes('Redis back without its last writes')) restartStore(1 + some(), 'Redis back');
    if (strikes('failover to a stale replica')) restartStore(1 + Math.floor(simulation.chance() * 4), 'failover');
    if (strikes('price moved')) market.setUnit(simulation.is(0.5) ? '1000' : '1010');
    if (strikes('availability reissued')) market.reissue();
    if (strikes('provider down')) down.provider = until(5, 200);
    if (strikes('Teams down')) down.teams = until(5, 200);
    if (strikes('Redis without append-only file')) down.durability = until(20, 300);
    if (strikes('sync not confirmed')) down.sync = until(5, 100);
    await simulation.sleep(EVERY_MS);
  }
  for (const replica of replicas) replica.skew(0);
}
