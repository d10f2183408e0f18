import type { LoadResult } from './load-generator';
import type { Usage } from './processes';
import type { Subject, World } from './world';

/** What one burst of turns cost, everything included that follows from them. */
export interface Burst {
  cpuMsPerTurn: number;
  perSecond: number;
  p50: number;
  p99: number;
  delayMs: Usage['delayMs'];
}

export interface BurstOptions {
  connections?: number;
  perSecond?: number;
}

/** Sends the bodies, waits until nothing more follows from them, and answers what that took. */
export async function burst(
  world: World,
  subject: Subject,
  bodies: string[],
  options: BurstOptions = {},
): Promise<Burst> {
  const { connections = 16, perSecond } = options;
  const { url, authorization } = subject;
  const before = await subject.usage();
  const result = await world.load({ url, authorization, bodies, connections, perSecond });
  await quiet(world);
  const after = await subject.usage();
  mustBeWell(result, subject);
  return {
    cpuMsPerTurn: (after.cpuMs - before.cpuMs) / bodies.length,
    perSecond: (result.count * 1000) / result.durationMs,
    p50: result.p50,
    p99: result.p99,
    delayMs: after.delayMs,
  };
}

/** A bench of refusals would be fast. */
function mustBeWell({ statuses, count, sample }: LoadResult, subject: Subject): void {
  const well = Object.entries(statuses).reduce((sum, [status, n]) => sum + (status.startsWith('2') ? n : 0), 0);
  if (well < count) throw new Error(`${JSON.stringify(statuses)} ${sample}\n${subject.output()}`);
}

/** Nothing came to the fake connector for a while. */
async function quiet(world: World, forMs = 150): Promise<void> {
  let last = '';
  for (;;) {
    const taken = await world.teams.taken();
    const now = `${taken.posts} ${taken.updates}`;
    if (now === last) return;
    last = now;
    await pause(forMs);
  }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export function medianOf(bursts: Burst[]): Burst {
  const of = (pick: (one: Burst) => number) => median(bursts.map(pick));
  return {
    cpuMsPerTurn: of((one) => one.cpuMsPerTurn),
    perSecond: of((one) => one.perSecond),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    delayMs: { p99: of((one) => one.delayMs.p99), max: of((one) => one.delayMs.max) },
  };
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export async function memoryOf(world: World): Promise<number> {
  const [, used] = /used_memory:(\d+)/.exec(await world.store.info('memory')) ?? [];
  return Number(used);
}

/** Answers how long it took in milliseconds. */
export async function until(isSo: () => Promise<boolean>, limitMs = 300_000): Promise<number> {
  const from = performance.now();
  while (!(await isSo())) {
    if (performance.now() - from > limitMs) throw new Error('It did not come true in time.');
    await pause(20);
  }
  return performance.now() - from;
}
