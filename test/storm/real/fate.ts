import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../../deployment/sandbox/sandbox';
import type { Simulation } from '../simulation';

const PURCHASES = [
  { method: 'POST', path: '/checkout' },
  { method: 'PUT', path: '/reservationOrders/' },
] as const;
const HANGS_MS = 2000;
const LONGEST_LIFE_MS = 15_000;

/**
 * When a bot dies: within a second, or right after its purchase call took effect, before the answer. Bots that die by
 * the clock now and then lose such an answer and live on for a moment.
 */
export function fateOf({ azure, partnerCenter }: Sandbox, { chance, between }: Pick<Simulation, 'chance' | 'between'>) {
  let killsInPurchase = 0;
  const bought = () => partnerCenter.orders().length + azure.world.orders.size;

  async function inPurchase(): Promise<void> {
    const faults = PURCHASES.map((call) => azure.faults.add({ ...call, fault: 'hang', after: true, ms: HANGS_MS }));
    const before = bought();
    for (const until = Date.now() + LONGEST_LIFE_MS; Date.now() < until && bought() === before;) await pause(20);
    if (bought() > before) killsInPurchase += 1;
    for (const fault of faults) azure.faults.remove(fault);
  }

  async function byClock(): Promise<void> {
    const faults = chance() < 0.5 ? PURCHASES.map((call) => azure.faults.add({ ...call, fault: 'cut-after' })) : [];
    await pause(between(200, 1000));
    for (const fault of faults) azure.faults.remove(fault);
  }

  return {
    life: (): Promise<void> => (chance() < 0.4 ? byClock() : inPurchase()),
    killsInPurchase: () => killsInPurchase,
    end: () => azure.faults.clear(),
  };
}
