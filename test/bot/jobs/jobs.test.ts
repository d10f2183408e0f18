import { setTimeout as pause } from 'node:timers/promises';
import { creation, sampleOrder } from '../store/sample-order';
import { createBench, isDone, settle, until } from './test-desk';

describe('the jobs', () => {
  const bench = createBench();

  test('what is asked for at once does not wait for the sweeper', async () => {
    const desk = bench.open(settle, { sweepEveryMs: 600_000 });
    await desk.jobs.start();
    await pause(200);
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1 }));
    await desk.jobs.enqueueAdvance('R-A', 1);
    await desk.jobs.enqueueDeliver('R-A:1:0');
    await until(() => isDone(desk));
  });

  test('closing waits for the work that runs and takes no more', async () => {
    let begun = 0;
    let ended = 0;
    const desk = bench.open(
      {
        advance: async () => {
          begun += 1;
          await pause(300);
          ended += 1;
        },
      },
      { concurrency: 1 },
    );
    for (const id of ['R-A', 'R-B', 'R-C'])
      await desk.journal.commit(creation(sampleOrder(id), { dueAt: 1, notices: [] }));
    await desk.jobs.start();
    await until(() => begun === 1);
    await desk.jobs.close();
    expect([begun, ended]).toEqual([1, 1]);
  });

  test('closing does not wait longer than its limit', async () => {
    const release = new AbortController();
    const desk = bench.open({
      advance: () => new Promise((resolve) => release.signal.addEventListener('abort', () => resolve(undefined))),
    });
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    await desk.jobs.start();
    await until(async () => (await desk.jobs.counts()).orders.active === 1);
    await desk.jobs.close(100);
    release.abort();
  });

  test('rests and resumes', async () => {
    const desk = bench.open(settle);
    await desk.jobs.start();
    expect(await desk.jobs.pause()).toBe(true);
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1 }));
    await desk.jobs.enqueueAdvance('R-A', 1);
    await pause(300);
    expect((await desk.journal.read('R-A'))?.version).toBe(1);
    desk.jobs.resume();
    await until(() => isDone(desk));
  });

  test('a late chat turn is run', async () => {
    const turns: string[] = [];
    const desk = bench.open({ turn: async (turn) => void turns.push(turn) });
    await desk.jobs.start();
    await desk.jobs.enqueueTurn('{"text":"status: open"}');
    await until(() => turns.length === 1);
    expect(turns).toEqual(['{"text":"status: open"}']);
  });

  test('periodic work is done by one bot per interval, and no more once it is taken out', async () => {
    let runs = 0;
    const periodic = [{ name: 'reconcile', everyMs: 200, run: async () => void (runs += 1) }];
    const [one, two] = [bench.open({}, { periodic }), bench.open({}, { periodic })];
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    await until(() => runs >= 3);
    await Promise.all([one, two].map((desk) => desk.close()));
    const before = runs;
    const without = bench.open({}, { periodic: [] });
    await without.jobs.start();
    await pause(500);
    expect(runs).toBe(before);
    expect((await without.jobs.counts()).periodic).toMatchObject({ waiting: 0, delayed: 0 });
  });
});
