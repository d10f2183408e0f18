interface Held<T> {
  at: number;
  value: Promise<T>;
  refreshing?: boolean;
}

/**
 * Keeps the result of a slow reading call for a while; asked twice at once, it is fetched once. Failures are not kept.
 * For `staleMs` after its time the old result still answers while a new one is fetched behind it.
 */
export function createMemory<T>(ttlMs: number, clock: () => number, staleMs = 0) {
  const known = new Map<string, Held<T>>();

  const refresh = (key: string, held: Held<T>, fetch: () => Promise<T>): void => {
    if (held.refreshing) return;
    held.refreshing = true;
    const at = clock();
    fetch().then(
      (value) => known.set(key, { at, value: Promise.resolve(value) }),
      () => (held.refreshing = false),
    );
  };

  return {
    get(key: string, fetch: () => Promise<T>): Promise<T> {
      const held = known.get(key);
      const age = held ? clock() - held.at : Infinity;
      if (held && age < ttlMs + staleMs) {
        if (age >= ttlMs) refresh(key, held, fetch);
        return held.value;
      }
      const entry: Held<T> = { at: clock(), value: fetch() };
      known.set(key, entry);
      entry.value.catch(() => {
        if (known.get(key) === entry) known.delete(key);
      });
      return entry.value;
    },
    forget: () => known.clear(),
  };
}
