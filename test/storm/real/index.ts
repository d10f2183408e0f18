import { parseArgs } from 'node:util';
import { runClickStorms } from './click-storm';
import { addUp } from './add-up';
import { measureJournal } from './journal-steps';
import { percentilesOf } from './percentiles';
import { runRealStorm, type RealStorm } from './real-storm';
import { measureRecovery } from './recovery';
import { runSenderStorm } from './sender-storm';
import { takeSnapshot } from './snapshot';

/** More orders than this in one world would mostly show how long a provider's list of orders takes to read. */
const ROUND = 400;
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
      rounds.push(
        await runRealStorm({
          snapshot,
          orders: Math.max(1, Math.min(ROUND, Number(values.orders) - sum('orders'))),
          seed: seed + rounds.length,
          seconds: Number(values.seconds),
          episodes: 4,
          progress: say,
        }),
      );
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
  const [kills, minutes] = [Number(values.kills ?? 200), Number(values.minutes)];
  const storm = await runSenderStorm({ snapshot, kills, minutes, seed, progress: say }).finally(snapshot.remove);
  const { heardAfter, ...counts } = storm;
  tell({ ...counts, heardAfterMs: percentilesOf(heardAfter) });
  return { faults: storm.lostNotices.length };
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

const tell = (report: object) => void process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

const STORMS: Record<string, () => Promise<{ faults: number }>> = { orders, notices, clicks, recovery, journal };
const [name = 'orders'] = positionals;
const storm = STORMS[name];
if (!storm) throw new Error(`There is no storm "${name}"; there are: ${Object.keys(STORMS).join(', ')}.`);
void storm().then(({ faults }) => {
  if (faults > 0) process.exitCode = 1;
});
