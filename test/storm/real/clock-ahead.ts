let aheadMs = 0;
const Real = Date;

/**
 * Sets the clock of this process forward, so that nobody has to sit out the waits of a storm. `Date` is replaced when
 * this is loaded: what keeps `Date.now` for itself keeps the one that goes ahead.
 */
globalThis.Date = new Proxy(Real, {
  construct: (target, args: [], own) => Reflect.construct(target, args.length > 0 ? args : [Date.now()], own) as Date,
  apply: () => new Date().toString(),
  get: (target, key) => (key === 'now' ? () => Real.now() + aheadMs : (Reflect.get(target, key) as unknown)),
});

/** What the clock was set forward by, and from when on by its own time. */
const jumps: { at: number; aheadMs: number }[] = [];

export function setClockAhead(ms: number): void {
  aheadMs = ms;
  jumps.push({ at: Real.now() + ms, aheadMs });
}

/** Epoch ms by the clock on the wall of what this clock said. */
export function onTheWall(time: number): number {
  return time - (jumps.findLast(({ at }) => at <= time)?.aheadMs ?? 0);
}
