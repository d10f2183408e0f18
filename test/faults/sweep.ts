import { askOnce, connectRedis } from '../../bot/store/redis';
import { startTestRedis } from '../support/redis';
import { createCaseRunner, VARIANTS, type Case, type Ending, type Sabotage, type Variant } from './crash-case';
import type { Semantics } from '../storm/shop';

export interface SweepResult {
  cases: number;
  /** Points of the longest run. */
  points: number;
  violations: { case: Case; ending: Ending }[];
  /** How often orders came to rest in which state. */
  states: Record<string, number>;
  /** Cards posted a second time, where the answer of the first post was lost or forgotten. */
  secondCards: { case: Case; ending: Ending }[];
}

export interface SweepOptions {
  sabotage?: Sabotage;
  variants?: readonly Variant[];
  semantics?: readonly Semantics[];
  /** Ends at the first violation. */
  untilFirst?: boolean;
  /** Ends after so many cases. */
  untilCases?: number;
}

/** Points without an effect. */
const READS = /^(redis (get|hmget|zscore|lindex|lrange|zrangebyscore)|unsafe|durable|list orders|read \w+|follow)$/;
const LANES = 4;
const DATABASES_EACH = 4;

/** Crashes at every point, in every way, until runs come to their end without reaching the point. */
export async function sweep(options: SweepOptions = {}): Promise<SweepResult> {
  const server = await startTestRedis();
  // What is tested here is the bot; that Redis keeps its word has tests of its own.
  await askOnce(server.url, 'CONFIG', 'SET', 'appendonly', 'no');
  const timers = withoutTimersLeft();
  const result: SweepResult = { cases: 0, points: 0, violations: [], states: {}, secondCards: [] };
  const series = seriesOf(options);
  const lane = async (n: number) => {
    const redis = connectRedis(`${server.url}/${n * DATABASES_EACH}`);
    const run = createCaseRunner(redis, n * DATABASES_EACH, options.sabotage);
    for (let next = series.pop(); next; next = series.pop()) {
      // The way to a point is always the same, so a run without a fault names all of them.
      const { points } = await run({ ...next, at: 0 });
      for (let at = 1; !isEnough(options, result); at += 1) {
        const one = { ...next, at };
        if (at > points.length) break;
        // A reading has no effect: to fail before it and after it is the same.
        if (one.side === 'after' && READS.test(points[at - 1] ?? '')) continue;
        const ending = await run(one);
        if (!ending.where) break;
        note(result, one, ending);
      }
    }
    await redis.quit();
  };
  try {
    await Promise.all(Array.from({ length: LANES }, (_, n) => lane(n)));
  } finally {
    timers.restore();
    await server.stop();
  }
  return result;
}

function isEnough({ untilFirst, untilCases = Infinity }: SweepOptions, result: SweepResult): boolean {
  return result.cases >= untilCases || (untilFirst === true && result.violations.length > 0);
}

function seriesOf({ semantics, variants }: SweepOptions): Omit<Case, 'at'>[] {
  const all = variants ?? (Object.keys(VARIANTS) as Variant[]);
  return (semantics ?? (['carts', 'reservation-orders'] as const)).flatMap((one) =>
    all.flatMap((variant) => (['before', 'after'] as const).map((side) => ({ semantics: one, variant, side }))),
  );
}

function note(result: SweepResult, one: Case, ending: Ending): void {
  result.cases += 1;
  result.points = Math.max(result.points, one.at);
  result.states[ending.state] = (result.states[ending.state] ?? 0) + 1;
  if (ending.violations.length > 0) result.violations.push({ case: one, ending });
  if (ending.cards > 1) result.secondCards.push({ case: one, ending });
}

/** A dead bot cannot clear its timers; a dead process would take them along. */
function withoutTimersLeft() {
  const real = globalThis.setInterval;
  const open = new Set<NodeJS.Timeout>();
  globalThis.setInterval = (...args: Parameters<typeof real>) => {
    const timer = real(...args);
    open.add(timer);
    return timer;
  };
  return {
    restore() {
      globalThis.setInterval = real;
      for (const timer of open) clearInterval(timer);
    },
  };
}
