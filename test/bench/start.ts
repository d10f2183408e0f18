import { median } from './measure';
import { megabytes, ms, type Scenario } from './table';

/** From the call of `node` to /readyz, and what the process weighs then. */
export const start: Scenario = async ({ fileOf, tiny, startWorld }) => {
  const world = await startWorld({ fileOf });
  try {
    const runs: { wallMs: number; cpuMs: number; rssBytes: number; heapBytes: number }[] = [];
    for (let run = 0; run < (tiny ? 1 : 5); run += 1) {
      const from = performance.now();
      const bot = await world.startBot();
      const wallMs = performance.now() - from;
      const atStart = await bot.usage();
      await new Promise((resolve) => setTimeout(resolve, tiny ? 200 : 5000));
      const { rssBytes, heapBytes } = await bot.usage({ collect: true });
      runs.push({ wallMs, cpuMs: atStart.cpuMs, rssBytes, heapBytes });
      await bot.stop();
    }
    const of = (pick: (run: (typeof runs)[number]) => number) => median(runs.map(pick));
    const row = [ms(of((run) => run.wallMs)), ms(of((run) => run.cpuMs)), megabytes(of((run) => run.heapBytes))];
    return {
      title: 'Start',
      head: ['until ready', 'CPU until then', 'heap at rest', 'resident'],
      rows: [[...row, megabytes(of((run) => run.rssBytes))]],
      notes: ['At rest with the sandbox’s catalogue in memory.'],
    };
  } finally {
    await world.stop();
  }
};
