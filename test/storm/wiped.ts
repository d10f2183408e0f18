import { createReconcile } from '../../bot/orders/reconcile';
import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { SAMPLE_REQUEST } from '../cards/sample-order';
import { startReplica } from './replica';
import { createSimulation } from './simulation';
import { createShop } from './shop';
import { createTroubles } from './trouble';
import { createWorld } from './world';

const START = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
/** A call to the provider that was under way when the store was emptied has arrived by then. */
const UNDER_WAY_MS = 2000;

/**
 * Somebody empties the store at a random moment of some purchases; then all old buttons are pressed again, for an hour.
 * Answers what was bought after that, what was bought twice, and which purchases reconciliation does not report.
 */
export async function wipeMidway(seed: number) {
  const simulation = createSimulation(seed, START);
  const world = createWorld(
    simulation,
    createTroubles(simulation, START),
    simulation.is(0.5) ? 'carts' : 'reservation-orders',
  );
  const bots = [1, 2].map((n) => startReplica(world, `bot ${n}`, (around) => around).bot);
  const any = () => bots[simulation.is(0.5) ? 0 : 1]!;
  const buttons: string[] = [];
  const press = (verb: 'confirm' | 'approve', ticket: string) =>
    any()
      .press(verb, ticket, verb === 'confirm' ? ALEX : MEGAN)
      .catch(() => null);

  async function buy(): Promise<void> {
    await simulation.sleep(simulation.between(0, 2 * MINUTE_MS));
    const quoted = await any().request(ALEX, { ...SAMPLE_REQUEST, quantity: 1 });
    const pending = await press('confirm', quoted.ticket);
    buttons.push(quoted.ticket, ...(pending ? [pending.ticket] : []));
    if (pending) await press('approve', pending.ticket);
  }
  for (let n = 0; n < 5; n += 1) void buy();
  const wipedAt = START + simulation.between(500, 4 * MINUTE_MS);
  void simulation.sleep(wipedAt - START).then(() => world.store.wipe());
  await simulation.runUntil(START + 5 * MINUTE_MS);
  const known = new Set(world.store.entries().keys());
  for (let round = 1; round <= 60; round += 1) {
    for (const ticket of buttons) void press('approve', ticket);
    await simulation.runUntil(START + (5 + round) * MINUTE_MS);
  }
  const { bought } = world.market;
  const forgotten = bought.filter(({ mark }) => !known.has(mark));
  const late = forgotten.filter(({ at }) => at > wipedAt + UNDER_WAY_MS);
  const twice = bought.filter(({ mark }) => world.market.of(mark).length > 1);
  return { bought: forgotten.length, late, twice, unreported: await unreported() };

  /** Somebody asks for something anew: from then on the provider's list is looked at again. */
  async function unreported(): Promise<string[]> {
    const reported = new Set<string>();
    void any().request(ALEX, { ...SAMPLE_REQUEST, quantity: 1 });
    await simulation.runUntil(START + 67 * MINUTE_MS);
    const reconcile = createReconcile({
      journal: world.store.journal,
      commerce: () => createShop(world.market, world.semantics, async (_what, _kind, effect) => effect()),
      report: async ({ marked }) => void reported.add(marked.providerOrderId),
      log: { warn: () => undefined },
    });
    await reconcile();
    return forgotten.map(({ id }) => id).filter((id) => !reported.has(id));
  }
}
