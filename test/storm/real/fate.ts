import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from '../../../deployment/sandbox/sandbox';
import type { Simulation } from '../simulation';
import { purchasesOf } from './judge';

const PURCHASES = [
  { method: 'POST', path: '/checkout' },
  { method: 'PUT', path: '/reservationOrders/' },
] as const;
const HANGS_MS = 2000;
const LONGEST_LIFE_MS = 15_000;

export type Fate = ReturnType<typeof fateOf>;

/**
 * When a bot dies: within a second, or right after a purchase call took effect, before the answer. Bots that die by the
 * clock now and then lose such an answer and live on for a moment. Up to `mostBefore` purchases of a life go well.
 */
export function fateOf(sandbox: Sandbox, simulation: Pick<Simulation, 'chance' | 'between'>, mostBefore = 20) {
  const { chance, between } = simulation;
  const { azure } = sandbox;
  const faults = { answersHeldBack: 0, answersLost: 0 };
  /** Our order's id to when its call was cut off, epoch ms. */
  const cutOff = new Map<string, number>();
  let killsInPurchase = 0;

  /** Some purchases go well before the one whose answer is held back. */
  async function inPurchase(): Promise<void> {
    const skip = Math.floor(between(0, mostBefore));
    const held = PURCHASES.map((call) => azure.faults.add({ ...call, skip, fault: 'hang', after: true, ms: HANGS_MS }));
    const until = performance.now() + LONGEST_LIFE_MS;
    let known = purchasesOf(sandbox);
    let fresh: string[] = [];
    while (happened(held) === 0 && performance.now() < until) {
      await pause(20);
      const now = purchasesOf(sandbox);
      [fresh, known] = [[...now.keys()].filter((mark) => !known.has(mark)), now];
    }
    if (happened(held) > 0) killsInPurchase += 1;
    for (const mark of fresh) cutOff.set(mark, Date.now());
    faults.answersHeldBack += takeAway(held);
  }

  async function byClock(): Promise<void> {
    const lost = chance() < 0.5 ? PURCHASES.map((call) => azure.faults.add({ ...call, fault: 'cut-after' })) : [];
    await pause(between(200, 1000));
    faults.answersLost += takeAway(lost);
  }

  function happened(planned: string[]): number {
    const left = new Set(azure.faults.list().map(({ id }) => id));
    return planned.filter((id) => !left.has(id)).length;
  }

  function takeAway(planned: string[]): number {
    const before = happened(planned);
    for (const id of planned) azure.faults.remove(id);
    return before;
  }

  return {
    inPurchase,
    life: (): Promise<void> => (chance() < 0.4 ? byClock() : inPurchase()),
    counts: () => ({ killsInPurchase, ...faults }),
    cutOff,
    end: () => azure.faults.clear(),
  };
}
