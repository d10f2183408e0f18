import { setTimeout as pause } from 'node:timers/promises';
import { createKeys } from '../../../bot/store/keys';
import { createLeases } from '../../../bot/store/leases';
import { useTestRedis } from '../../support/redis';

describe('leases', () => {
  const { redis } = useTestRedis({ emptied: true });
  const keys = createKeys();
  const leases = () => createLeases(redis(), keys);

  test('of fifty who want it at once one works', async () => {
    let working = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        leases().hold('order', 5000, async () => {
          working += 1;
          most = Math.max(most, working);
          await pause(100);
          working -= 1;
        }),
      ),
    );
    expect(results.filter(({ ran }) => ran)).toHaveLength(1);
    expect(most).toBe(1);
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
    const work = leases().hold('order', 150, () => pause(700));
    for (let look = 0; look < 5; look += 1) {
      await pause(100);
      expect(await leases().hold('order', 150, async () => 'stolen')).toMatchObject({ ran: false });
    }
    await work;
  });

  test('passes on by itself when its holder died', async () => {
    await redis().set(keys.lease('order'), 'a dead holder', 'PX', 200);
    const held = await leases().hold('order', 200, async () => 'mine');
    const { freeInMs } = held as { freeInMs: number };
    expect(held).toEqual({ ran: false, freeInMs });
    expect(freeInMs).toBeGreaterThan(0);
    expect(freeInMs).toBeLessThanOrEqual(200);
    await pause(250);
    expect(await leases().hold('order', 200, async () => 'mine')).toEqual({ ran: true, result: 'mine' });
  });

  test('one who lost it is told so and does not take it from the next', async () => {
    await leases().hold('order', 90, async ({ lost }) => {
      await redis().set(keys.lease('order'), 'the next holder', 'PX', 5000);
      await new Promise((resolve) => lost.addEventListener('abort', resolve));
    });
    expect(await redis().get(keys.lease('order'))).toBe('the next holder');
  });
});
