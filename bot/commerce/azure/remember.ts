/** Keeps the result of a slow reading call for a while; asked twice at once, it is fetched once. Failures are not kept. */
export function createMemory<T>(ttlMs: number, clock: () => number) {
  const known = new Map<string, { at: number; value: Promise<T> }>();
  return {
    get(key: string, fetch: () => Promise<T>): Promise<T> {
      const held = known.get(key);
      if (held && clock() - held.at < ttlMs) return held.value;
      const entry = { at: clock(), value: fetch() };
      known.set(key, entry);
      entry.value.catch(() => {
        if (known.get(key) === entry) known.delete(key);
      });
      return entry.value;
    },
    forget: () => known.clear(),
  };
}
