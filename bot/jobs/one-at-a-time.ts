/**
 * Runs the work for one id once at a time in this process. Asked for again meanwhile, it runs once more afterwards
 * instead of being left to the next sweep. The work answers false when it must not be repeated at once.
 */
export function oneAtATime(work: (id: string) => Promise<boolean>): (id: string) => Promise<void> {
  const running = new Map<string, { again: boolean }>();
  return async (id) => {
    const present = running.get(id);
    if (present) {
      present.again = true;
      return;
    }
    const run = { again: false };
    running.set(id, run);
    try {
      let well: boolean;
      do {
        run.again = false;
        well = await work(id);
      } while (well && run.again);
    } finally {
      running.delete(id);
    }
  };
}
