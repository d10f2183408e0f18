/** How many letters to add, drop, change or swap with their neighbour to make one text the other; stops counting above `most`. */
export function distance(a: string, b: string, most = 3): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const [left, right] = whereDifferent(a, b);
  // They differ at both ends, so that one slip is in one place only where little is left.
  if (most === 1 && Math.min(left.length, right.length) > 2) return most + 1;
  return distanceOf(left, right, most);
}

/** Both without what they begin and end with alike: that takes no part in the difference. */
function whereDifferent(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from += 1;
  let after = 0;
  while (after < shorter - from && a[a.length - 1 - after] === b[b.length - 1 - after]) after += 1;
  return [a.slice(from, a.length - after), b.slice(from, b.length - after)];
}

function distanceOf(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(cell(a, b, i, j, row, last, beforeLast));
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

function cell(a: string, b: string, i: number, j: number, row: number[], last: number[], beforeLast: number[]): number {
  const isSame = a[i - 1] === b[j - 1];
  const best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
  const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return isSwap ? Math.min(best, (beforeLast[j - 2] ?? 0) + 1) : best;
}
