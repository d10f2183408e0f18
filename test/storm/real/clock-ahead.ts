/** Sets the clock of a process forward by CLOCK_AHEAD_MS, so that nobody has to sit out the waits of a storm. */
const aheadMs = Number(process.env.CLOCK_AHEAD_MS ?? 0);
if (aheadMs > 0) {
  const Real = Date;
  globalThis.Date = new Proxy(Real, {
    construct: (target, args: [], own) => Reflect.construct(target, args.length > 0 ? args : [Date.now()], own) as Date,
    apply: () => new Date().toString(),
    get: (target, key) => (key === 'now' ? () => Real.now() + aheadMs : (Reflect.get(target, key) as unknown)),
  });
}

export {};
