let turns: Promise<void> = Promise.resolve();

/**
 * Resolves in a round of the event loop that nobody else was given: reading a long answer takes milliseconds, and
 * whoever types meanwhile waits for every one that is read at once.
 */
export function ownTurn(): Promise<void> {
  turns = turns.then(() => new Promise((resolve) => setImmediate(resolve)));
  return turns;
}
