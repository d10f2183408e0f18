import { setTimeout as pause } from 'node:timers/promises';
import { createKeys } from '../../../bot/store/keys';
import { createLeases } from '../../../bot/store/leases';
import { useTestRedis } from '../../support/redis';

describe('leases', () => {
  const { redis } = useTestRedis({ emptied: true });
  const keys = createKeys();
  const leases = () => createLeases(redis(), keys);
  /** Extended three times as often: so long may the machine be busy elsewhere. */
  const TTL_MS = 1500;

  test('of fifty who want it at once one works', async () => {
    let working = 0;
    let refused = 0;
    const others = Promise.withResolvers<void>();
    const one = async () => {
      const held = await leases().hold('order', 5000, async () => {
        working += 1;
        await others.promise;
      });
      if (!held.ran) refused += 1;
      if (refused === 49 || working > 1) others.resolve();
      return held;
    };
    const results = await Promise.all(Array.from({ length: 50 }, one));
    expect(results.filter(({ ran }) => ran)).toHaveLength(1);
    expect(working).toBe(1);
  });

  test('another name is another lease', async () => {
    const inner = await leases().hold('one', 5000, () => leases().hold('two', 5000, async () => 'both'));
    expect(inner).toEqual({ ran: true, result: { ran: true, result: 'both' } });
  });

  test('is free again after the work, also when it threw, and every holder has a higher number', async () => {
    const first = await leases().hold('order', 5000, async ({ fence }) => fence);
    await expect(leases().hold('order', 5000, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const third = await leases().hold('order', 5000, async ({ fence }) => fence);
    expect([first, third]).toEqual([
      { ran: true, result: 1 },
      { ran: true, result: 3 },
    ]);
  });

  test('lasts as long as the work, however short its time', async () => {
    const done = Promise.withResolvers<void>();
    const work = leases().hold('order', TTL_MS, () => done.promise);
    let extended = 0;
    for (let before = 0; extended < 2; await pause(20)) {
      const left = await redis().pttl(keys.lease('order'));
      // A lease that nobody extends only gets shorter, until it is gone: -2.
      if (before > 0 && left > before) extended += 1;
      if (before > 0 && left < 0) break;
      before = left;
    }
    expect(extended).toBe(2);
    expect(await leases().hold('order', TTL_MS, async () => 'stolen')).toMatchObject({ ran: false });
    done.resolve();
    await work;
  });

  test('passes on by itself when its holder died', async () => {
    await redis().set(keys.lease('order'), 'a dead holder', 'PX', TTL_MS);
    const held = await leases().hold('order', TTL_MS, async () => 'mine');
    const { freeInMs } = held as { freeInMs: number };
    expect(held).toEqual({ ran: false, freeInMs });
    expect(freeInMs).toBeGreaterThan(0);
    expect(freeInMs).toBeLessThanOrEqual(TTL_MS);
    await pause(freeInMs + 50);
    expect(await leases().hold('order', TTL_MS, async () => 'mine')).toEqual({ ran: true, result: 'mine' });
  });

  test('one who lost it is told so and does not take it from the next', async () => {
    await leases().hold('order', 90, async ({ lost }) => {
      await redis().set(keys.lease('order'), 'the next holder', 'PX', 5000);
      await new Promise((resolve) => lost.addEventListener('abort', resolve));
    });
    expect(await redis().get(keys.lease('order'))).toBe('the next holder');
  });
});
