import { setTimeout as pause } from 'node:timers/promises';
import { change, creation, sampleOrder } from '../store/sample-order';
import { createBench, isDone, nothing, settle, until } from './test-desk';

describe('the work on orders', () => {
  const bench = createBench();

  test('an order is worked on by one at a time, over two bots and many jobs', async () => {
    let working = 0;
    let most = 0;
    let runs = 0;
    const advance = async () => {
      working += 1;
      runs += 1;
      most = Math.max(most, working);
      await pause(60);
      working -= 1;
    };
    const [one, two] = [bench.open({ advance }), bench.open({ advance })];
    await one.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    for (let version = 0; version < 10; version += 1) {
      await Promise.all([one.jobs.enqueueAdvance('R-A', version), two.jobs.enqueueAdvance('R-A', version)]);
    }
    await until(() => runs > 5);
    expect(most).toBe(1);
  });

  test('an order changed while it is worked on is worked on again at once', async () => {
    const versions: number[] = [];
    const desk = bench.open(
      ({ journal }) => ({
        deliver: nothing,
        advance: async (orderId) => {
          const order = (await journal.read(orderId))!;
          versions.push(order.version);
          if (order.version > 1) return;
          const next = change(order, { state: 'pending' }, { notices: [], dueAt: 1 });
          await journal.commit(next);
          await desk.jobs.enqueueAdvance(orderId, next.order.version);
          await pause(100);
        },
      }),
      { sweepEveryMs: 600_000 },
    );
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    // The first sweep finds it, and there is no second one.
    await desk.jobs.start();
    await until(() => versions.length === 2);
    expect(versions).toEqual([1, 2]);
  });

  test('a handler that throws is tried again after a while, and logged', async () => {
    let tries = 0;
    const desk = bench.open((parts) => ({
      ...settle(parts),
      advance: async (orderId) => {
        tries += 1;
        if (tries < 3) throw new Error('Microsoft is tired');
        await settle(parts).advance(orderId);
      },
    }));
    await desk.journal.commit(creation(sampleOrder('R-A'), { dueAt: 1, notices: [] }));
    await desk.jobs.start();
    await until(() => isDone(desk));
    expect(tries).toBe(3);
    expect(desk.errors).toHaveLength(2);
  });
});
