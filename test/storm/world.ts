import { DEFAULT_POLICY } from '../../bot/access/read-policy';
import { sampleOrder } from '../cards/sample-order';
import type { Surroundings } from './assemble-bot';
import { createChannel } from './channel';
import { createLedger } from './ledger';
import { createMarket } from './market';
import { createMemoryStore } from './memory-store';
import type { Semantics } from './shop';
import type { Simulation } from './simulation';
import type { Troubles } from './trouble';

/** Replaces parts of every bot, to see that the storm would notice. */
export type Sabotage = (around: Surroundings) => Surroundings;

/** What all bots share: store, provider, thread, and until when which of them is down (epoch ms). */
export function createWorld(simulation: Simulation, troubles: Troubles, semantics: Semantics) {
  const short = troubles.strikes('carts that live minutes only');
  const cartLifeMs = short ? simulation.between(1, 15) * 60_000 : undefined;
  const listLagMs = simulation.between(0, semantics === 'carts' ? 14 : 19) * 60_000;
  let ids = 0;
  return {
    simulation,
    troubles,
    semantics,
    store: createMemoryStore(simulation.now),
    market: createMarket({ clock: simulation.now, listLagMs, cartLifeMs, paceMs: simulation.between(1, 90) * 1000 }),
    channel: createChannel(),
    policy: DEFAULT_POLICY,
    place: sampleOrder().place,
    newId: (kind: string) => `${kind}-${(ids += 1)}`,
    down: { store: 0, provider: 0, teams: 0, durability: 0, sync: 0 },
    /** The store lost writes in this storm. */
    forgot: false,
    /** What bots did in truth, whatever parts of them were replaced. */
    ledger: createLedger(),
    tell: (_line: () => string) => undefined as void,
  };
}

export type World = ReturnType<typeof createWorld>;
