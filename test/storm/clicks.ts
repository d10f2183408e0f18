import type { Person } from '../../bot/people';
import { ALEX } from '../../deployment/sandbox/people';
import { SAMPLE_REQUEST } from '../cards/sample-order';
import { startReplica } from './replica';
import { createSimulation } from './simulation';
import { createTroubles } from './trouble';
import { createWorld } from './world';

const START = Date.parse('2026-11-21T10:00:00Z');
const PEOPLE: Person[] = Array.from({ length: 10 }, (_, n) => ({
  tenantId: ALEX.tenantId,
  id: `approver-${n}`,
  name: `Approver ${n}`,
  mri: `29:approver-${n}`,
}));

/**
 * The same Approve pressed a hundred times by ten people within two seconds, at three bots, some of the deliveries half a
 * minute late, some on the button of the card before. Answers how often the order was bought and approved.
 */
export async function stormOfClicks(seed: number): Promise<{ bought: number; approvals: number; state?: string }> {
  const simulation = createSimulation(seed, START);
  const world = createWorld(
    simulation,
    createTroubles(simulation, START),
    simulation.is(0.5) ? 'carts' : 'reservation-orders',
  );
  const replicas = [1, 2, 3].map((n) => startReplica(world, `bot ${n}`, (around) => around));
  const any = <T>(list: readonly T[]) => list[Math.floor(simulation.chance() * list.length)]!;
  let id = '';
  void (async () => {
    const quoted = await replicas[0]!.bot.request(ALEX, { ...SAMPLE_REQUEST, quantity: 1 });
    const pending = (await any(replicas).bot.press('confirm', quoted.ticket, ALEX))!;
    id = pending.id;
    for (let click = 0; click < 100; click += 1) {
      const ticket = simulation.is(0.2) ? quoted.ticket : pending.ticket;
      const laterMs = simulation.is(0.1) ? simulation.between(15_000, 45_000) : simulation.between(0, 2000);
      const person = any(PEOPLE);
      void simulation
        .sleep(laterMs)
        .then(() => any(replicas).bot.press('approve', ticket, person))
        .catch(() => undefined);
    }
  })();
  await simulation.runUntil(START + 10 * 60_000);
  for (const replica of replicas) replica.kill();
  const order = world.store.entries().get(id)?.order;
  return { bought: world.market.of(id).length, approvals: order?.approvals.length ?? 0, state: order?.state };
}
