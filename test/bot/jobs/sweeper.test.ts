import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { creation, sampleOrder } from '../store/sample-order';
import { createBench, isDone, settle, standingClock, until } from './test-desk';

describe('the sweeper', () => {
  const bench = createBench();
  let bot: ChildProcess | undefined;
  afterEach(() => bot?.kill('SIGKILL'));

  test('work that nobody made a job of is found and done', async () => {
    const desk = bench.open(settle);
    for (let n = 0; n < 30; n += 1) await desk.journal.commit(creation(sampleOrder(`R-${n}`), { dueAt: 1 }));
    await desk.jobs.start();
    await until(() => isDone(desk));
    for (let n = 0; n < 30; n += 1) expect((await desk.journal.read(`R-${n}`))?.version).toBe(2);
    await until(async () => Object.values((await desk.jobs.counts()).orders).every((count) => count === 0));
  });

  test('the work of a bot that was killed in the middle is taken over', async () => {
    const script = path.join(__dirname, 'killed-bot.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, bench.url(), bench.prefix()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const desk = bench.open(settle, { clock: standingClock });
    for (const id of ['R-A', 'R-B']) await desk.journal.commit(creation(sampleOrder(id), { dueAt: 1 }));
    let begun = '';
    bot = child;
    child.stdout.on('data', (data) => (begun += String(data)));
    await until(() => begun.split('\n').length > 4);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;

    await desk.jobs.start();
    const started = Date.now();
    await until(() => isDone(desk));
    // Not a measurement: the queue's own recovery of stalled jobs would take longer than this.
    expect(Date.now() - started).toBeLessThan(8000);
    expect((await desk.journal.read('R-A'))?.version).toBe(2);
  });

  test('the work of a dead bot is taken over as soon as its lease ends, and not only by the sweep after that', async () => {
    const desk = bench.open(settle, { sweepEveryMs: 600_000 });
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    await desk.redis.set(desk.keys.lease('order:R-A'), 'a dead holder', 'PX', 500);
    await desk.jobs.start();
    await until(() => isDone(desk));
    expect((await desk.journal.read('R-A'))?.version).toBe(2);
  });

  test('goes on after Redis was killed and came back', async () => {
    const desk = bench.open(settle);
    await desk.jobs.start();
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: Date.now() + 300 }));
    await bench.restart();
    await desk.journal.commit(creation(sampleOrder('R-B'), { dueAt: 1 }));
    await until(() => isDone(desk));
  });
});
