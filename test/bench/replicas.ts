import { ALEX } from '../../deployment/sandbox/people';
import { written } from './activities';
import { burst, median } from './measure';
import { BUY } from './orders';
import { redisUse, redisUseAsText } from './redis-use';
import { ms, times, whole, type Scenario } from './table';
import { untilCatalogue } from './turns';
import type { Subject, World } from './world';

/** One process and two on the same Redis. */
export const replicas: Scenario = async ({ fileOf, tiny, startWorld }) => {
  const [rounds, count, warm] = tiny ? [1, 6, 6] : [5, 200, 3000];
  const world = await startWorld({ fileOf });
  try {
    const bots = [await world.startBot(), await world.startBot()] as const;
    for (const bot of bots) await untilCatalogue(world, bot);
    const rows: string[][] = [];
    const notes = [
      'On two cores that the load generator, the fake connector, the sandbox and Redis use as well: the CPU per turn ' +
        'tells whether processes get in each other’s way.',
    ];
    for (const text of ['help', BUY]) {
      const name = text === BUY ? 'priced request' : text;
      for (let warmed = 0; warmed < warm; warmed += count) await sentTo(world, bots, text, 2 * count);
      const found: { one: Sent; two: Sent }[] = [];
      const before = await redisUse(world);
      for (let round = 0; round < rounds; round += 1) {
        const one = await sentTo(world, [bots[0]], text, count);
        found.push({ one, two: await sentTo(world, bots, text, count) });
      }
      notes.push(`For one turn, ${name}: ${redisUseAsText(before, await redisUse(world), 2 * rounds * count)}.`);
      const of = (pick: (pair: (typeof found)[number]) => number) => median(found.map(pick));
      rows.push([
        name,
        whole(of(({ one }) => one.perSecond)),
        whole(of(({ two }) => two.perSecond)),
        times(of(({ one, two }) => two.perSecond / one.perSecond)),
        ms(of(({ one }) => one.cpu)),
        ms(of(({ two }) => two.cpu)),
        times(of(({ one, two }) => two.cpu / one.cpu)),
      ]);
    }
    return {
      title: 'Replicas',
      head: ['turn', 'turns/s, 1 process', '2 processes', 'throughput', 'CPU per turn, 1', '2', 'ratio'],
      rows,
      notes,
    };
  } finally {
    await world.stop();
  }
};

interface Sent {
  perSecond: number;
  cpu: number;
}

/** So many turns, shared out to the bots. */
async function sentTo(world: World, bots: readonly Subject[], text: string, count: number): Promise<Sent> {
  const bodies = () => Array.from({ length: count / bots.length }, () => written(world.serviceUrl, ALEX, text));
  const bursts = await Promise.all(bots.map((bot) => burst(world, bot, bodies())));
  const cpu = bursts.reduce((sum, { cpuMsPerTurn }) => sum + cpuMsPerTurn, 0) / bots.length;
  return { perSecond: bursts.reduce((sum, { perSecond }) => sum + perSecond, 0), cpu };
}
