import { parseArgs } from 'node:util';
import { runClickStorms } from './click-storm';
import { addUp } from './add-up';
import { measureJournal } from './journal-steps';
import { percentilesOf } from './percentiles';
import { runRealStorm, type RealStorm } from './real-storm';
import { measureRecovery } from './recovery';
import { keepReport, sumReports } from './report';
import { runSenderStorm } from './sender-storm';
import { takeSnapshot } from './snapshot';

/** More orders than this in one world would mostly show how long a provider's list of orders takes to read. */
const ROUND = 400;
/** As many as one Redis and one channel hold without slowing the rest down. */
const KILLS_OF_A_ROUND = 250;
const say = (line: string) => void process.stderr.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '100' },
    kills: { type: 'string' },
    storms: { type: 'string', default: '100' },
    steps: { type: 'string', default: '2000' },
    /** Of trouble in each round. */
    seconds: { type: 'string', default: '60' },
    /** No round begins after so many. */
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    /** A file to which each round of orders or notices is added, a line of JSON. */
    report: { type: 'string' },
  },
});
const seed = Number(values.seed);

async function orders(): Promise<{ faults: number }> {
  const snapshot = await takeSnapshot('standby');
  const rounds: RealStorm[] = [];
  const sum = (key: 'orders' | 'kills') => rounds.reduce((total, round) => total + round[key], 0);
  const until = performance.now() + Number(values.minutes) * 60_000;
  try {
    while (sum('orders') < Number(values.orders) || sum('kills') < Number(values.kills ?? 0)) {
      if (performance.now() > until) break;
      const round = await runRealStorm({
        snapshot,
        orders: Math.max(1, Math.min(ROUND, Number(values.orders) - sum('orders'))),
        seed: seed + rounds.length,
        seconds: Number(values.seconds),
        episodes: 4,
        progress: say,
      });
      await keepReport(values.report, { storm: 'orders', seed: seed + rounds.length, report: addUp([round]) });
      rounds.push(round);
      say(JSON.stringify(addUp(rounds)));
    }
  } finally {
    await snapshot.remove();
  }
  const report = addUp(rounds);
  tell(report);
  const { doublePurchases, lostOrders, lostNotices } = report;
  return { faults: doublePurchases.length + lostOrders.length + lostNotices.length };
}

async function notices(): Promise<{ faults: number }> {
  const snapshot = await takeSnapshot('sender');
  const [kills, until] = [Number(values.kills ?? 200), performance.now() + Number(values.minutes) * 60_000];
  const all = { kills: 0, faults: 0 };
  try {
    for (let round = 0; all.kills < kills && performance.now() < until; round += 1) {
      const minutes = (until - performance.now()) / 60_000;
      const most = Math.min(KILLS_OF_A_ROUND, kills - all.kills);
      const storm = await runSenderStorm({ snapshot, kills: most, minutes, seed: seed + round, progress: say });
      const { heardAfter, ...counts } = storm;
      const report = { ...counts, heardAfterMs: percentilesOf(heardAfter) };
      all.kills += storm.kills;
      all.faults += storm.lostNotices.length;
      tell(report);
      await keepReport(values.report, { storm: 'notices', seed: seed + round, report });
    }
  } finally {
    await snapshot.remove();
  }
  return { faults: all.faults };
}

async function clicks(): Promise<{ faults: number }> {
  const snapshot = await takeSnapshot('standby');
  const storms = Number(values.storms);
  const result = await runClickStorms({ snapshot, storms, seed, progress: say }).finally(snapshot.remove);
  const { answeredAfter, ...counts } = result;
  tell({ ...counts, answeredAfterMs: percentilesOf(answeredAfter) });
  return { faults: result.others.length };
}

async function recovery(): Promise<{ faults: number }> {
  const snapshot = await takeSnapshot('standby');
  tell(
    await measureRecovery({ snapshot, kills: Number(values.kills ?? 20), seed, progress: say }).finally(
      snapshot.remove,
    ),
  );
  return { faults: 0 };
}

async function journal(): Promise<{ faults: number }> {
  tell(await measureJournal(Number(values.steps)));
  return { faults: 0 };
}

/** Adds up files that rounds were added to. */
async function sum(): Promise<{ faults: number }> {
  tell(await sumReports(positionals.slice(1)));
  return { faults: 0 };
}

const tell = (report: object) => void process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

const STORMS: Record<string, () => Promise<{ faults: number }>> = { orders, notices, clicks, recovery, journal, sum };
const [name = 'orders'] = positionals;
const storm = STORMS[name];
if (!storm) throw new Error(`There is no storm "${name}"; there are: ${Object.keys(STORMS).join(', ')}.`);
void storm().then(({ faults }) => {
  if (faults > 0) process.exitCode = 1;
});
