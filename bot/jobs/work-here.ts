/** Hands of this process for work that was just called for: a round through the queue costs more than most of it. */
export interface WorkHere {
  start(): void;
  /** Begins at once; false when all hands are full or at rest, and then a queue has to carry it. */
  begin(id: string): boolean;
  /** Begins nothing new and waits for what runs, up to the limit (ms). Answers false when something still runs. */
  rest(limitMs: number): Promise<boolean>;
}

/** `work` must not throw. What a crash interrupts stands in the store, like everything that a job only carries. */
export function createWorkHere(hands: number, work: (id: string) => Promise<void>): WorkHere {
  const running = new Set<Promise<void>>();
  let isOpen = false;

  return {
    start: () => {
      isOpen = true;
    },
    begin: (id) => {
      if (!isOpen || running.size >= hands) return false;
      const run = work(id).finally(() => running.delete(run));
      running.add(run);
      return true;
    },
    rest: async (limitMs) => {
      isOpen = false;
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), limitMs);
      });
      const ended = await Promise.race([Promise.all(running).then(() => true), limit]);
      clearTimeout(timer);
      return ended;
    },
  };
}
