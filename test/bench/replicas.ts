import { ALEX } from '../../deployment/sandbox/people';
import { written } from './activities';
import { burst, median } from './measure';
import { BUY } from './orders';
import { times, whole, type Scenario } from './table';
import { untilCatalogue } from './turns';
import { startWorld, type Subject } from './world';

/** One process and two on the same Redis. */
export const replicas: Scenario = async ({ fileOf, tiny }) => {
  const [rounds, count] = tiny ? [1, 6] : [5, 200];
  const world = await startWorld({ fileOf });
  try {
    const bots = [await world.startBot(), await world.startBot()] as const;
    for (const bot of bots) await untilCatalogue(world, bot);
    const rows: string[][] = [];
    for (const text of ['help', BUY]) {
      const bodies = (n: number) => Array.from({ length: n }, () => written(world.serviceUrl, ALEX, text));
      const both = async (some: readonly Subject[]) => {
        const bursts = await Promise.all(some.map((bot) => burst(world, bot, bodies(count / some.length))));
        const cpu = bursts.reduce((sum, { cpuMsPerTurn }) => sum + cpuMsPerTurn, 0) / some.length;
        return { perSecond: bursts.reduce((sum, { perSecond }) => sum + perSecond, 0), cpu };
      };
      await both(bots);
      const found: { one: Awaited<ReturnType<typeof both>>; two: Awaited<ReturnType<typeof both>> }[] = [];
      for (let round = 0; round < rounds; round += 1) found.push({ one: await both([bots[0]]), two: await both(bots) });
      const of = (pick: (pair: (typeof found)[number]) => number) => median(found.map(pick));
      rows.push([
        text === BUY ? 'priced request' : text,
        whole(of(({ one }) => one.perSecond)),
        whole(of(({ two }) => two.perSecond)),
        times(of(({ one, two }) => two.perSecond / one.perSecond)),
        times(of(({ one, two }) => two.cpu / one.cpu)),
      ]);
    }
    return {
      title: 'Replicas',
      head: ['turn', 'turns/s, 1 process', '2 processes', 'throughput', 'CPU per turn'],
      rows,
      notes: [
        'On two cores that the load generator, the fake connector, the sandbox and Redis use as well: the CPU per turn ' +
          'tells whether processes get in each other’s way.',
      ],
    };
  } finally {
    await world.stop();
  }
};
