import { parseArgs } from 'node:util';
import { runRealStorm } from './real-storm';

/** npm run storm:real -- --orders 200 [--seconds 300] [--seed n] */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '100' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const orders = Number(values.orders);
  const result = await runRealStorm({
    orders,
    seed: Number(values.seed),
    seconds: Number(values.seconds ?? Math.max(30, orders * 0.8)),
    restWithin: Math.max(300, orders * 3),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  const { doublePurchases, lostOrders, lostNotices } = result;
  if (doublePurchases.length + lostOrders.length + lostNotices.length > 0) process.exitCode = 1;
}

void main();
