import { ALEX, MEGAN } from '../../deployment/sandbox/people';
import { SAMPLE_REQUEST } from '../cards/sample-order';
import { startReplica } from './replica';
import { createSimulation } from './simulation';
import { createTroubles } from './trouble';
import { createWorld, type Sabotage } from './world';

const START = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_MS = 60_000;
/** By then the provider's list would show what the store forgot, so another bot buys at once. */
const AWAY_MS = 25 * MINUTE_MS;
const WAIT = { outcome: 'waiting', stage: 'Registering the subscription', retryAfterMs: 2000 } as const;

/**
 * A bot is suspended with a cart in its hands. Meanwhile the store loses the last change of the order, and another bot
 * buys it: the order holds the version that the first expects once more, with another past. The first wakes while the
 * other's call is on its way. Answers how often the order was bought, and where it came to rest.
 */
export async function stallWhileBuying(removed: Sabotage = (around) => around): Promise<[number, string | undefined]> {
  const simulation = createSimulation(1, START);
  const world = createWorld(simulation, createTroubles(simulation, START), 'carts');
  let prepared = 0;

  const slowToBuy: Sabotage = (around) => ({
    ...around,
    commerce: {
      ...around.commerce,
      place: async (...given) => {
        await simulation.sleep(2 * MINUTE_MS);
        return around.commerce.place(...given);
      },
    },
  });
  const stallsWithCart: Sabotage = (around) => ({
    ...around,
    commerce: {
      ...around.commerce,
      prepare: async (...given) => {
        prepared += 1;
        if (prepared < 3) return WAIT;
        const ready = await around.commerce.prepare(...given);
        world.store.restart(1);
        // Somebody else's order is worked on, so the bots know since when the store may have forgotten.
        await world.store.forgottenUntil('R-0');
        slow.stall(simulation.now() + AWAY_MS + MINUTE_MS);
        void simulation.sleep(AWAY_MS).then(() => startReplica(world, 'other', (parts) => slowToBuy(removed(parts))));
        await simulation.sleep(AWAY_MS + MINUTE_MS + 1);
        return ready;
      },
    },
  });
  const slow = startReplica(world, 'slow', (around) => stallsWithCart(removed(around)));
  void (async () => {
    const quoted = await slow.bot.request(ALEX, { ...SAMPLE_REQUEST, quantity: 1 });
    const pending = await slow.bot.press('confirm', quoted.ticket, ALEX);
    await slow.bot.press('approve', pending!.ticket, MEGAN);
  })();
  await simulation.runUntil(START + 120 * MINUTE_MS);
  const [order] = [...world.store.entries().values()].map((entry) => entry.order);
  return [world.market.of(order!.id).length, order?.state];
}
