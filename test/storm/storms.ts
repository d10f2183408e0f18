import { isClean, runStorm, type Storm, type StormOptions } from './storm';
import type { Trouble } from './trouble';

export interface StormsReport {
  orders: number;
  storms: number;
  troubles: Record<string, number>;
  states: Record<string, number>;
  doublePurchases: number;
  lostOrders: number;
  lostNotices: number;
  otherViolations: number;
  duplicateNotices: number;
  leftToReconcile: number;
  /** The first storms that were not clean. */
  failed: Storm[];
}

export interface StormsOptions extends Omit<StormOptions, 'orders' | 'story'> {
  /** In all storms together. */
  orders: number;
  ordersEach?: number;
  untilFirst?: boolean;
  progress?: (ordersDone: number) => void;
}

/** Storms one after another, each with the next seed. */
export async function runStorms(options: StormsOptions): Promise<StormsReport> {
  const each = Math.min(options.ordersEach ?? 20, options.orders);
  const report: StormsReport = {
    orders: 0,
    storms: 0,
    troubles: {},
    states: {},
    doublePurchases: 0,
    lostOrders: 0,
    lostNotices: 0,
    otherViolations: 0,
    duplicateNotices: 0,
    leftToReconcile: 0,
    failed: [],
  };
  for (let seed = options.seed; report.orders < options.orders; seed += 1) {
    add(report, await runStorm({ ...options, seed, orders: each }), each);
    options.progress?.(report.orders);
    if (options.untilFirst && report.failed.length > 0) break;
  }
  return report;
}

function add(report: StormsReport, storm: Storm, orders: number): void {
  report.orders += orders;
  report.storms += 1;
  for (const [name, count] of Object.entries(storm.troubles) as [Trouble, number][]) {
    report.troubles[name] = (report.troubles[name] ?? 0) + count;
  }
  for (const [name, count] of Object.entries(storm.states)) report.states[name] = (report.states[name] ?? 0) + count;
  report.doublePurchases += storm.doublePurchases.length;
  report.lostOrders += storm.lostOrders.length;
  report.lostNotices += storm.lostNotices.length;
  report.otherViolations += storm.other.length;
  report.duplicateNotices += storm.duplicateNotices;
  report.leftToReconcile += storm.leftToReconcile;
  if (!isClean(storm) && report.failed.length < 5) report.failed.push(storm);
}

/** The report as a person reads it. */
export function tellReport(report: StormsReport, options: { replicas: number; seed: number; seconds: number }): string {
  const { troubles, states, failed, ...numbers } = report;
  const table = (rows: Record<string, number>) =>
    Object.entries(rows)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `  ${name.padEnd(40)}${String(count).padStart(10)}`);
  return [
    `${numbers.orders} orders in ${numbers.storms} storms, ${options.replicas} bots each, from seed ${options.seed}, ${options.seconds.toFixed(0)} s`,
    '',
    'What went wrong:',
    ...table(troubles),
    `  ${'in all'.padEnd(40)}${String(Object.values(troubles).reduce((a, b) => a + b, 0)).padStart(10)}`,
    '',
    'Where orders came to rest:',
    ...table(states),
    '',
    `double purchases      ${numbers.doublePurchases}`,
    `lost orders           ${numbers.lostOrders}`,
    `lost notices          ${numbers.lostNotices}`,
    `other violations      ${numbers.otherViolations}`,
    `duplicate notices     ${numbers.duplicateNotices}   (a message seen twice, because the answer to the first was lost)`,
    `left to reconcile     ${numbers.leftToReconcile}   (taken back by people after the store forgot the purchase)`,
    ...failed.flatMap(tellFailure),
  ].join('\n');
}

export function tellFailure(storm: Storm): string[] {
  const { doublePurchases, lostOrders, lostNotices, other } = storm;
  return [
    '',
    `Seed ${storm.seed} is not clean: replay it with  npm run storm -- --seed ${storm.seed} --orders 20 --story`,
    ...[...doublePurchases, ...lostOrders, ...lostNotices, ...other].map((line) => `  ${line}`),
  ];
}
