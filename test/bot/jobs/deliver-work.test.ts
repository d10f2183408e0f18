import { setTimeout as pause } from 'node:timers/promises';
import { change, creation, sampleOrder } from '../store/sample-order';
import { createBench, isDone, nothing, until, type Handlers } from './test-desk';

describe('the delivery of notices', () => {
  const bench = createBench();

  test('notices of an order are delivered in order, one at a time, also when one fails', async () => {
    const delivered: string[] = [];
    const busy = new Set<string>();
    const overlaps: string[] = [];
    let failures = 0;
    const handlers: Handlers = ({ outbox }) => ({
      advance: nothing,
      deliver: async (id) => {
        const orderId = id.split(':')[0]!;
        if (busy.has(orderId)) overlaps.push(id);
        busy.add(orderId);
        await pause(10);
        busy.delete(orderId);
        if (id === 'R-A:2:0' && (failures += 1) === 1) throw new Error('Teams is tired');
        delivered.push(id);
        await outbox.delivered(id);
      },
    });
    const [one, two] = [bench.open(handlers), bench.open(handlers)];
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    for (const id of ['R-A', 'R-B']) {
      let order = sampleOrder(id);
      await one.journal.commit(creation(order));
      for (let n = 2; n <= 4; n += 1) {
        const next = change(order, {});
        await one.journal.commit(next);
        await two.jobs.enqueueDeliver(`${id}:${n}:0`);
        order = next.order;
      }
    }
    await until(() => isDone(one));
    const ofOrder = (id: string) => delivered.filter((one) => one.startsWith(id));
    expect(ofOrder('R-A')).toEqual(['R-A:1:0', 'R-A:2:0', 'R-A:3:0', 'R-A:4:0']);
    expect(ofOrder('R-B')).toEqual(['R-B:1:0', 'R-B:2:0', 'R-B:3:0', 'R-B:4:0']);
    expect(overlaps).toEqual([]);
    expect(failures).toBe(2);
  });

  test('a deliverer that does nothing about a notice does not keep the others from theirs', async () => {
    const desk = bench.open(
      ({ outbox }) => ({
        advance: nothing,
        deliver: async (id) => (id.startsWith('R-A') ? undefined : outbox.delivered(id)),
      }),
      { concurrency: 1 },
    );
    await desk.journal.commit(creation(sampleOrder('R-A')));
    await desk.journal.commit(creation(sampleOrder('R-B')));
    await desk.jobs.start();
    await until(async () => (await desk.outbox.waiting(Infinity, 5)).length === 1);
  });
});
