/** Real time, moved forward as tests and demonstrations like. */
export class Clock {
  private offset = 0;

  now(): number {
    return Date.now() + this.offset;
  }

  advance(ms: number): void {
    this.offset += ms;
  }
}

/** With seven digits after the second, as .NET writes them. */
export function sevenDigits(ms: number): string {
  return new Date(ms).toISOString().replace('Z', `${String(ms % 9973).padStart(4, '0')}Z`);
}

/** Midnight of the day, without milliseconds. */
export function dayOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 10)}T00:00:00Z`;
}

/** The calendar date so many months later, like a reservation's end. */
export function addMonths(ms: number, months: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
