import { parseArgs } from 'node:util';
import { tellReport, runStorms } from './storms';
import { runStorm } from './storm';

/** npm run storm -- --orders 100000 [--seed n] [--replicas 3] [--story] */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      replicas: { type: 'string', default: '2' },
      each: { type: 'string', default: '20' },
      story: { type: 'boolean', default: false },
    },
  });
  const [orders, seed, replicas, ordersEach] = [values.orders, values.seed, values.replicas, values.each].map(
    Number,
  ) as [number, number, number, number];
  if (values.story) {
    const { story } = await runStorm({ seed, orders: ordersEach, replicas, story: true });
    process.stdout.write(`${story.join('\n')}\n`);
  }
  const started = Date.now();
  const progress = (done: number) => {
    if (done % 10_000 === 0) process.stderr.write(`${done} orders\n`);
  };
  const report = await runStorms({ orders, seed, replicas, ordersEach, progress });
  const seconds = (Date.now() - started) / 1000;
  process.stdout.write(`${tellReport(report, { replicas, seed, seconds })}\n`);
  if (report.failed.length > 0) process.exitCode = 1;
}

void main();
