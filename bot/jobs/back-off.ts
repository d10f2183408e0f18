const LONGEST_MS = 60_000;

/** Milliseconds until the next try after so many failures in a row: 1 s, 2 s, 4 s … one minute. */
export function backOffMs(failures: number): number {
  return Math.min(1000 * 2 ** (Math.max(failures, 1) - 1), LONGEST_MS);
}
