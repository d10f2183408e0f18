import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createOutbox } from '../../../bot/store/outbox';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import { useTestRedis } from '../../support/redis';
import { ada, change, creation, sampleOrder, thread } from './sample-order';

/** Everything the store holds, to see that nothing was written or lost. */
async function everything(redis: Redis): Promise<Record<string, unknown>> {
  const names = (await redis.keys('*')).sort();
  const contents = await Promise.all(names.map((name) => contentOf(redis, name)));
  return Object.fromEntries(names.map((name, index) => [name, contents[index]]));
}

async function contentOf(redis: Redis, name: string): Promise<unknown> {
  const type = await redis.type(name);
  if (type === 'hash') return redis.hgetall(name);
  if (type === 'list') return redis.lrange(name, 0, -1);
  if (type === 'zset') return redis.zrange(name, 0, '-1', 'WITHSCORES');
  if (type === 'stream') return redis.xrange(name, '-', '+');
  return redis.get(name);
}

describe('the journal', () => {
  const { redis, server } = useTestRedis({ emptied: true });
  const keys = createKeys('test');
  const journal = () => createJournal(redis(), keys);

  test('keeps record, audit, notices, due time, ticket and lists of one change', async () => {
    const order = sampleOrder('R-AAAAAA');
    const notices = [{ kind: 'card' }, { kind: 'reply', about: 'approval-needed' }] as const;
    expect(await journal().commit(creation(order, { notices: [...notices], dueAt: 5000 }))).toBe('committed');
    expect(await journal().read('R-AAAAAA')).toEqual(order);
    expect(await journal().readByTicket(order.ticket)).toEqual(order);
    expect(await journal().due(4999, 10)).toEqual([]);
    expect(await journal().due(5000, 10)).toEqual(['R-AAAAAA']);
    const waiting = await createOutbox(redis(), keys).waiting(Date.parse(order.createdAt), 10);
    expect(waiting.map(({ id, notice }) => [id, notice])).toEqual([
      ['R-AAAAAA:1:0', notices[0]],
      ['R-AAAAAA:1:1', notices[1]],
    ]);
    expect((await journal().audit('R-AAAAAA')).map(({ event, to }) => [event, to])).toEqual([['create', 'quoted']]);
    expect(await journal().list({ tenantId: thread.tenantId })).toEqual({ orders: [order], total: 1 });
  });

  test('a conflict writes nothing anywhere', async () => {
    const order = sampleOrder('R-AAAAAA');
    await journal().commit(creation(order, { dueAt: 1 }));
    const moved = change(order, { state: 'pending' }, { dueAt: 7 });
    await journal().commit(moved);
    const before = await everything(redis());
    const late = change(order, { state: 'cancelled', requester: { ...ada, id: 'somebody-else' } }, { dueAt: 9 });
    expect(await journal().commit(late)).toBe('conflict');
    expect(await journal().commit(creation(order))).toBe('conflict');
    expect(await journal().commit(change({ ...moved.order, version: 7 }, {}))).toBe('conflict');
    expect(await everything(redis())).toEqual(before);
  });

  test('of a hundred changes of one version exactly one is written', async () => {
    const order = sampleOrder('R-AAAAAA');
    await journal().commit(creation(order));
    const connections = Array.from({ length: 5 }, () => connectRedis(server().url));
    const journals = connections.map((connection) => createJournal(connection, keys));
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        journals[index % 5]!.commit(change(order, { ticket: `ticket-${index}`, stage: `${index}` })),
      ),
    );
    expect(results.filter((result) => result === 'committed')).toHaveLength(1);
    const winner = results.indexOf('committed');
    expect((await journal().read(order.id))?.stage).toBe(String(winner));
    expect(await journal().audit(order.id)).toHaveLength(2);
    expect(await redis().xlen(keys.auditStream)).toBe(2);
    expect(await createOutbox(redis(), keys).waiting(Infinity, 10)).toHaveLength(2);
    const tickets = await Promise.all(results.map((_, index) => journal().readByTicket(`ticket-${index}`)));
    expect(tickets.flatMap((found, index) => (found ? [index] : []))).toEqual([winner]);
    expect(await journal().auditFaults(order.id)).toEqual([]);
    await Promise.all(connections.map((connection) => connection.quit()));
  });

  test('of equal changes at the same moment one is written, and only its author is told so', async () => {
    const order = sampleOrder('R-AAAAAA');
    await journal().commit(creation(order));
    const same = change(order, { state: 'approved' });
    const results = await Promise.all([same, same, same].map((one) => journal().commit(one)));
    expect(results.sort()).toEqual(['committed', 'conflict', 'conflict']);
  });

  test('a change that reaches Redis twice, because its answer got lost, is committed once', async () => {
    const order = sampleOrder('R-AAAAAA');
    const first = creation(order);
    let calls = 0;
    const stubborn = new Proxy(redis(), {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (name !== 'deskCommit' || typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          calls += 1;
          await Reflect.apply(value, target, args);
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
    expect(await createJournal(stubborn, keys).commit(first)).toBe('committed');
    expect(calls).toBe(1);
    expect(await journal().audit(order.id)).toHaveLength(1);
    expect(await createOutbox(redis(), keys).waiting(Infinity, 10)).toHaveLength(1);
  });

  test('refuses a change that contradicts itself', async () => {
    const order = sampleOrder('R-AAAAAA');
    await expect(journal().commit(creation(order, { expected: 3 }))).rejects.toThrow(RangeError);
    expect(await redis().keys('*')).toEqual([]);
  });

  test('an order that needs nothing more leaves the due times, and postponing does not bring it back', async () => {
    const order = sampleOrder('R-AAAAAA');
    await journal().commit(creation(order, { dueAt: 1 }));
    await journal().postpone(order.id, 50);
    expect(await journal().due(49, 10)).toEqual([]);
    expect(await journal().due(50, 10)).toEqual([order.id]);
    await journal().commit(change(order, { state: 'cancelled' }, { dueAt: null }));
    await journal().postpone(order.id, 2);
    expect(await journal().due(1000, 10)).toEqual([]);
  });

  test('an old ticket still finds the order, an unknown one finds nothing', async () => {
    const order = sampleOrder('R-AAAAAA');
    await journal().commit(creation(order));
    const second = change(order, { state: 'pending' });
    await journal().commit(second);
    expect(await journal().readByTicket('ticket-R-AAAAAA-1')).toEqual(second.order);
    expect(await journal().readByTicket('ticket-R-AAAAAA-2')).toEqual(second.order);
    expect(await journal().readByTicket('ticket-R-AAAAAA-3')).toBeNull();
    const ttl = await redis().ttl(keys.ticket('ticket-R-AAAAAA-1'));
    expect(ttl).toBeGreaterThan(29 * 24 * 3600);
  });

  test('everything is there after Redis was killed and started again', async () => {
    const order = sampleOrder('R-AAAAAA');
    await journal().commit(creation(order, { dueAt: 5 }));
    await journal().commit(change(order, { state: 'pending' }, { dueAt: 6 }));
    const before = await everything(redis());
    await server().restart();
    expect(await everything(redis())).toEqual(before);
    expect((await journal().read(order.id))?.state).toBe('pending');
    expect(await journal().auditFaults(order.id)).toEqual([]);
  });

  test('no key name tells who or where', async () => {
    const order = sampleOrder('R-AAAAAA');
    await journal().commit(creation(order, { dueAt: 5 }));
    const names = (await redis().keys('*')).join('\n');
    for (const secret of [ada.id, ada.name, thread.conversationId, thread.tenantId, order.ticket]) {
      expect(names).not.toContain(secret);
    }
  });

  test('a record with fields of a newer bot is read, a record of a newer version or a damaged one is not', async () => {
    const order = sampleOrder('R-AAAAAA');
    await journal().commit(creation(order));
    await redis().hset(keys.order(order.id), 'json', JSON.stringify({ ...order, colour: 'blue' }));
    expect(await journal().read(order.id)).toEqual({ ...order, colour: 'blue' });
    await redis().hset(keys.order(order.id), 'v', '2');
    await expect(journal().read(order.id)).rejects.toThrow(/newer version/);
    await redis().hset(keys.order(order.id), 'v', '1', 'json', JSON.stringify({ ...order, state: 'bought' }));
    await expect(journal().read(order.id)).rejects.toThrow(/state/);
    expect(await journal().list({ tenantId: thread.tenantId })).toEqual({ orders: [], total: 1 });
  });
});
