/** A world with a clock of its own: whoever waits in it is woken in a fixed order, so one seed is one story. */
export interface Simulation {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** 0 ≤ x < 1. */
  chance(): number;
  /** True so often. */
  is(probability: number): boolean;
  between(low: number, high: number): number;
  /** Lets time pass until nobody waits any more, or until that time (epoch ms). */
  runUntil(endMs: number): Promise<void>;
}

const drained = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createSimulation(seed: number, startMs: number): Simulation {
  const queue = createQueue();
  let now = startMs;
  let state = (seed ^ 0x9e3779b9) >>> 0;
  /** mulberry32 */
  const chance = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    now: () => now,
    chance,
    is: (probability) => chance() < probability,
    between: (low, high) => low + chance() * (high - low),
    sleep: (ms) => new Promise((resolve) => queue.add(now + Math.max(0, ms), resolve)),
    async runUntil(endMs) {
      await drained();
      for (let next = queue.take(endMs); next; next = queue.take(endMs)) {
        now = Math.max(now, next.at);
        next.wake();
        await drained();
      }
    },
  };
}

interface Waiting {
  at: number;
  order: number;
  wake: () => void;
}

/** A binary heap by time, then by arrival. */
function createQueue() {
  const heap: Waiting[] = [];
  let arrivals = 0;
  const before = (a: Waiting, b: Waiting) => a.at < b.at || (a.at === b.at && a.order < b.order);
  const swap = (i: number, j: number) => ([heap[i], heap[j]] = [heap[j]!, heap[i]!]);
  return {
    add(at: number, wake: () => void): void {
      heap.push({ at, order: (arrivals += 1), wake });
      for (let i = heap.length - 1; i > 0;) {
        const parent = (i - 1) >> 1;
        if (!before(heap[i]!, heap[parent]!)) return;
        swap(i, parent);
        i = parent;
      }
    },
    take(latest: number): Waiting | undefined {
      if (!heap[0] || heap[0].at > latest) return undefined;
      swap(0, heap.length - 1);
      const first = heap.pop();
      for (let i = 0; ;) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (heap[left] && before(heap[left], heap[least]!)) least = left;
        if (heap[right] && before(heap[right], heap[least]!)) least = right;
        if (least === i) return first;
        swap(i, least);
        i = least;
      }
    },
  };
}
