import { ALEX } from '../../deployment/sandbox/people';
import { searched } from './activities';
import { burst, medianOf, type Burst } from './measure';
import { megabytes, ms, whole, type Scenario } from './table';
import { untilCatalogue } from './turns';

const QUERIES = ['d', 'd2', 'd2s', 'standard_d4s_v3', 'e8s v4', 'nc96', '16s v5', 'v3', 'hb 120'];

/** Big catalogues: how soon they are there, what they weigh, and what a keystroke costs in them. */
export const catalogue: Scenario = async ({ fileOf, tiny, startWorld }) => {
  const rows: string[][] = [];
  for (const skus of tiny ? [1000] : [1000, 20_000, 200_000]) {
    const market = { file: fileOf('test/bench/fake-market.ts'), env: { SKUS: String(skus) } };
    const world = await startWorld({ fileOf, market });
    try {
      const bot = await world.startBot();
      const loadedMs = await untilCatalogue(world, bot);
      const before = await bot.usage({ collect: true });
      let typed = 0;
      const keystrokes = (count: number, customer?: string) =>
        Array.from({ length: count }, () =>
          searched(world.serviceUrl, ALEX, QUERIES[(typed += 1) % QUERIES.length]!, { customer }),
        );
      // A bot runs for days: what is measured is what a keystroke costs once its code is compiled.
      await burst(world, bot, keystrokes(tiny ? 10 : 3000));
      const rounds: Burst[] = [];
      for (let round = 0; round < (tiny ? 1 : 5); round += 1)
        rounds.push(await burst(world, bot, keystrokes(tiny ? 10 : 100), { perSecond: 50 }));
      const { cpuMsPerTurn, p50, p99 } = medianOf(rounds);
      // Another market's catalogue comes while people type in this one.
      const others = burst(world, bot, keystrokes(1, 'Fabrikam'), { perSecond: 1 });
      const during = await burst(world, bot, keystrokes(tiny ? 10 : 200), { perSecond: 50 });
      await others;
      rows.push([
        whole(skus),
        loadedMs < 1000 ? ms(loadedMs) : `${(loadedMs / 1000).toFixed(1)} s`,
        megabytes(before.heapBytes),
        megabytes(before.rssBytes),
        ms(cpuMsPerTurn),
        `${ms(p50)} / ${ms(p99)}`,
        `${ms(during.p50)} / ${ms(during.p99)}`,
        ms(during.delayMs.max),
      ]);
    } finally {
      await world.stop();
    }
  }
  return {
    title: 'Catalogue',
    head: [
      'SKUs',
      'read after the start',
      'heap',
      'resident',
      'CPU of a keystroke',
      'p50 / p99 of a keystroke',
      'while another is read',
      'longest pause of the event loop then',
    ],
    rows,
    notes: ['Fifty keystrokes a second, over HTTP.'],
  };
};
