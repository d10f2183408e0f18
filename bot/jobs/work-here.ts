/** Hands of this process for work that is called for: a round through the queue costs more than most of it. */
export interface WorkHere {
  start(): void;
  /** Begins at once, or as soon as a hand is free; false when too much waits already, or at rest: then a queue has to carry it. */
  begin(id: string): boolean;
  /** Like begin, but after everything that somebody waits for. What waits or runs already is not taken twice. */
  beginLater(id: string): boolean;
  counts(): { active: number; waiting: number };
  /** Begins nothing new and waits for what runs, up to the limit (ms). Answers false when something still runs. */
  rest(limitMs: number): Promise<boolean>;
}

const MOST_WAITING = 2000;

/** `work` must not throw. What a crash interrupts stands in the store, like everything that a job only carries. */
export function createWorkHere(hands: number, work: (id: string) => Promise<void>): WorkHere {
  const running = new Map<Promise<void>, string>();
  const urgent = new Set<string>();
  const later = new Set<string>();
  let isOpen = false;

  function next(): void {
    const [id] = urgent.size > 0 ? urgent : later;
    if (!isOpen || id === undefined || running.size >= hands) return;
    urgent.delete(id);
    later.delete(id);
    const run = work(id).finally(() => {
      running.delete(run);
      next();
    });
    running.set(run, id);
  }

  function take(id: string, line: Set<string>): boolean {
    if (!isOpen || urgent.size + later.size >= MOST_WAITING) return false;
    line.add(id);
    next();
    return true;
  }

  return {
    start: () => {
      isOpen = true;
    },
    begin: (id) => take(id, urgent),
    beginLater: (id) => [...running.values()].includes(id) || urgent.has(id) || later.has(id) || take(id, later),
    counts: () => ({ active: running.size, waiting: urgent.size + later.size }),
    rest: async (limitMs) => {
      isOpen = false;
      // They stand in the store, where others find them.
      urgent.clear();
      later.clear();
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), limitMs);
      });
      const ended = await Promise.race([Promise.all(running.keys()).then(() => true), limit]);
      clearTimeout(timer);
      return ended;
    },
  };
}
