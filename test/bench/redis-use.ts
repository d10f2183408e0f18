import { ms, whole } from './table';
import type { World } from './world';

/** What Redis has done so far. */
export interface RedisUse {
  cpuMs: number;
  /** Command to how often it ran and how long all that took, in milliseconds. */
  commands: Map<string, { calls: number; ms: number }>;
}

export async function redisUse(world: World): Promise<RedisUse> {
  const [cpu, stats] = await Promise.all([world.store.info('cpu'), world.store.info('commandstats')]);
  const seconds = (name: string) => Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(cpu)?.[1]);
  const lines = stats.matchAll(/^cmdstat_([^:]+):calls=(\d+),usec=(\d+)/gm);
  return {
    cpuMs: 1000 * (seconds('used_cpu_user') + seconds('used_cpu_sys')),
    commands: new Map([...lines].map(([, name, calls, usec]) => [name!, { calls: +calls!, ms: +usec! / 1000 }])),
  };
}

/** What Redis did between two looks, for each of so many turns: its own time and the commands that took most. */
export function redisUseAsText(before: RedisUse, after: RedisUse, turns: number): string {
  const perTurn = [...after.commands].map(([name, { calls, ms: spent }]) => {
    const earlier = before.commands.get(name) ?? { calls: 0, ms: 0 };
    return { name, calls: (calls - earlier.calls) / turns, ms: (spent - earlier.ms) / turns };
  });
  const most = perTurn.sort((a, b) => b.ms - a.ms).slice(0, 4);
  const told = most.map(({ name, calls, ms: spent }) => `${calls.toFixed(1)} ${name} ${whole(1000 * spent)} µs`);
  return `${ms((after.cpuMs - before.cpuMs) / turns)} of Redis’ own CPU (${told.join(', ')})`;
}
