import type { Delivery } from '../../../bot/orders/journal';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createOutbox } from '../../../bot/store/outbox';
import { useTestRedis } from '../../support/redis';
import { change, creation, sampleOrder } from './sample-order';

describe('the outbox', () => {
  const { redis } = useTestRedis({ emptied: true });
  const keys = createKeys();
  const outbox = () => createOutbox(redis(), keys);
  const waiting = async (now = Infinity, limit = 100) => (await outbox().waiting(now, limit)).map(({ id }) => id);
  const begin = async (orderId: string, nowMs: number) =>
    (await outbox().begin(orderId, { lease: { name: 'a', ms: 4000, token: 'mine' }, nowMs })) as Delivery | null;
  const created = Date.parse('2026-11-21T09:00:00.000Z');

  async function commitTimes(id: string, times: number, createdAt = '2026-11-21T09:00:00.000Z'): Promise<void> {
    const journal = createJournal(redis(), keys);
    let order = sampleOrder(id, { createdAt });
    await journal.commit(creation(order));
    while (order.version < times) {
      const next = change(order, {});
      await journal.commit(next);
      order = next.order;
    }
  }

  test('holds an order’s notices in the order of its versions, the tenth after the ninth', async () => {
    await commitTimes('R-A', 11);
    const expected = Array.from({ length: 11 }, (_, index) => `R-A:${index + 1}:0`);
    expect(await waiting()).toEqual(expected);
    for (const id of expected) {
      expect((await begin('R-A', created + 1e9))?.outgoing.id).toBe(id);
      await outbox().delivered(id);
    }
    expect(await waiting(created + 1e9)).toEqual([]);
    expect(await redis().exists(keys.outbox, keys.outboxOf('R-A'))).toBe(0);
  });

  test('names the order that waits longest first, and no more than asked for', async () => {
    await commitTimes('R-B', 2, '2026-11-21T09:00:01.000Z');
    await commitTimes('R-A', 2, '2026-11-21T09:00:02.000Z');
    await commitTimes('R-C', 2, '2026-11-21T09:00:00.000Z');
    expect(await waiting()).toEqual(['R-C:1:0', 'R-C:2:0', 'R-B:1:0', 'R-B:2:0', 'R-A:1:0', 'R-A:2:0']);
    expect(await waiting(Infinity, 3)).toEqual(['R-C:1:0', 'R-C:2:0', 'R-B:1:0']);
  });

  test('a notice that must be tried again holds back those behind it, and only those', async () => {
    await commitTimes('R-A', 2);
    await commitTimes('R-B', 1);
    await outbox().retryAt('R-A:1:0', created + 60_000);
    expect(await waiting(created + 59_999)).toEqual(['R-B:1:0']);
    expect(await begin('R-A', created + 59_999)).toBeNull();
    expect(await waiting(created + 60_000)).toEqual(['R-B:1:0', 'R-A:1:0', 'R-A:2:0']);
    expect((await outbox().read('R-A:1:0'))?.attempts).toBe(1);
    await outbox().delivered('R-A:1:0');
    expect(await waiting(created + 10_000)).toEqual(['R-B:1:0', 'R-A:2:0']);
  });

  test('a delivered notice is gone; delivering or retrying it again changes nothing', async () => {
    await commitTimes('R-A', 2);
    await outbox().delivered('R-A:1:0');
    await outbox().delivered('R-A:1:0');
    await outbox().retryAt('R-A:1:0', created + 999_000);
    expect(await outbox().read('R-A:1:0')).toBeNull();
    expect(await waiting(created + 2000)).toEqual(['R-A:2:0']);
    await outbox().delivered('R-A:2:0');
    await outbox().retryAt('R-A:2:0', 1);
    expect(await redis().exists(keys.outbox, keys.notice('R-A:2:0'))).toBe(0);
  });
});
