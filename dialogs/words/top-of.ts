/** Collects the few best of many without sorting them all. */
export interface Top<T> {
  offer(score: number, thing: T): void;
  /** Best first; equal scores in the order of `compare`. */
  best(): T[];
}

export function topOf<T>(limit: number, compare: (a: T, b: T) => number): Top<T> {
  const kept: { score: number; thing: T }[] = [];
  const isBefore = (score: number, thing: T, other: { score: number; thing: T }) =>
    score > other.score || (score === other.score && compare(thing, other.thing) < 0);
  return {
    offer(score, thing) {
      const last = kept.at(-1);
      if (limit < 1 || (kept.length === limit && last && !isBefore(score, thing, last))) return;
      if (kept.length === limit) kept.pop();
      let at = kept.length;
      for (let other = kept[at - 1]; other && isBefore(score, thing, other); other = kept[at - 1]) at -= 1;
      kept.splice(at, 0, { score, thing });
    },
    best: () => kept.map(({ thing }) => thing),
  };
}
