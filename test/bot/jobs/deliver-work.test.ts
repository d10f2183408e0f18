import { setTimeout as pause } from 'node:timers/promises';
import { change, creation, sampleOrder } from '../store/sample-order';
import { createBench, delivered, isDone, nothing, until, type Handlers } from './test-desk';

describe('the delivery of notices', () => {
  const bench = createBench();

  test('notices of an order are delivered in order, one at a time, also when one fails', async () => {
    // Cards would be told together.
    const reply = { kind: 'reply', about: 'completed' } as const;
    const told: string[] = [];
    const busy = new Set<string>();
    const overlaps: string[] = [];
    let failures = 0;
    const handlers: Handlers = ({ outbox }) => ({
      advance: nothing,
      deliver: async (delivery) => {
        const { id, orderId } = delivery.outgoing;
        if (busy.has(orderId)) overlaps.push(id);
        busy.add(orderId);
        await pause(10);
        busy.delete(orderId);
        if (id === 'R-A:2:0' && (failures += 1) === 1) throw new Error('Teams is tired');
        told.push(id);
        return delivered(outbox)(delivery);
      },
    });
    const [one, two] = [bench.open(handlers), bench.open(handlers)];
    await Promise.all([one.jobs.start(), two.jobs.start()]);
    for (const id of ['R-A', 'R-B']) {
      let order = sampleOrder(id);
      await one.journal.commit(creation(order, { notices: [reply] }));
      for (let n = 2; n <= 4; n += 1) {
        const next = change(order, {}, { notices: [reply] });
        await one.journal.commit(next);
        await two.jobs.enqueueDeliver(`${id}:${n}:0`);
        order = next.order;
      }
    }
    await until(() => isDone(one));
    const ofOrder = (id: string) => told.filter((one) => one.startsWith(id));
    expect(ofOrder('R-A')).toEqual(['R-A:1:0', 'R-A:2:0', 'R-A:3:0', 'R-A:4:0']);
    expect(ofOrder('R-B')).toEqual(['R-B:1:0', 'R-B:2:0', 'R-B:3:0', 'R-B:4:0']);
    expect(overlaps).toEqual([]);
    expect(failures).toBe(2);
  });

  test('a deliverer that does nothing about a notice does not keep the others from theirs', async () => {
    const desk = bench.open(
      ({ outbox }) => ({
        advance: nothing,
        deliver: async (one) => (one.outgoing.orderId === 'R-A' ? undefined : delivered(outbox)(one)),
      }),
      { concurrency: 1 },
    );
    await desk.journal.commit(creation(sampleOrder('R-A')));
    await desk.journal.commit(creation(sampleOrder('R-B')));
    await desk.jobs.start();
    await until(async () => (await desk.redis.zcard(desk.keys.outbox)) === 1);
  });

  test('looks at a card that nobody looked at for long are made up for, and leave nothing behind', async () => {
    const desk = bench.open(({ outbox }) => ({ advance: nothing, deliver: delivered(outbox) }));
    await desk.journal.commit(creation(sampleOrder('R-A')));
    const began = Date.now() - 600_000;
    for (const n of [1, 2]) await desk.redis.zadd(desk.keys.showing, began + 15_000, `R-A:showing:${began}-${n}`);
    await desk.jobs.start();
    await desk.jobs.enqueueDeliver('R-A:1:0');
    await until(async () => (await desk.redis.zcard(desk.keys.showing)) === 0);
    await until(async () => (await desk.redis.exists(desk.keys.lease('notices:R-A'))) === 0);
  });
});
