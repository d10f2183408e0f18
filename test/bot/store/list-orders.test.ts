import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import type { OrderFilter } from '../../../bot/orders/journal';
import type { OrderState } from '../../../bot/orders/states';
import { startTestRedis, type TestRedis } from '../../support/redis';
import { ada, change, creation, sampleOrder, thread } from './sample-order';

const bo = { ...ada, id: 'person-bo' };
const chat = { ...thread, kind: 'groupChat' as const, conversationId: '19:chat@thread.v2' };
const elsewhere = { ...thread, tenantId: 'tenant-south' };

const ORDERS = [
  sampleOrder('R-1', { createdAt: '2026-11-01T00:00:00.000Z' }),
  sampleOrder('R-2', { createdAt: '2026-11-02T00:00:00.000Z', state: 'pending' }),
  sampleOrder('R-3', { createdAt: '2026-11-03T00:00:00.000Z', requester: bo }),
  sampleOrder('R-4', { createdAt: '2026-11-04T00:00:00.000Z', place: chat, state: 'pending' }),
  sampleOrder('R-5', { createdAt: '2026-11-05T00:00:00.000Z', place: chat, requester: bo, state: 'active' }),
  sampleOrder('R-6', { createdAt: '2026-11-06T00:00:00.000Z', place: elsewhere, state: 'pending' }),
];

describe('lists of orders', () => {
  let server: TestRedis;
  let redis: Redis;
  beforeAll(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url);
    for (const order of ORDERS) await createJournal(redis, createKeys()).commit(creation(order));
  });
  afterAll(async () => {
    await redis.quit();
    await server.stop();
  });

  const cases: [string, Omit<OrderFilter, 'tenantId'>, string[]][] = [
    ['all of a tenant', {}, ['R-5', 'R-4', 'R-3', 'R-2', 'R-1']],
    ['a conversation', { conversationId: chat.conversationId }, ['R-5', 'R-4']],
    ['a requester', { requesterId: bo.id }, ['R-5', 'R-3']],
    ['a requester in a conversation', { requesterId: bo.id, conversationId: chat.conversationId }, ['R-5']],
    ['one state', { states: ['pending'] }, ['R-4', 'R-2']],
    ['several states, one of them named twice', { states: ['active', 'pending', 'active'] }, ['R-5', 'R-4', 'R-2']],
    ['a state in a conversation', { states: ['pending'], conversationId: chat.conversationId }, ['R-4']],
    ['no state', { states: [] }, []],
    ['an unknown conversation', { conversationId: 'nowhere' }, []],
  ];
  test.each(cases)('%s', async (_, filter, expected) => {
    const { orders, total } = await createJournal(redis, createKeys()).list({ tenantId: thread.tenantId, ...filter });
    expect(orders.map(({ id }) => id)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  test.each([
    ['one set', {}],
    ['several sets', { states: ['quoted', 'pending', 'active'] as OrderState[] }],
  ])('pages of %s tell the whole number', async (_, filter) => {
    const list = { tenantId: thread.tenantId, offset: 1, limit: 2, ...filter };
    const { orders, total } = await createJournal(redis, createKeys()).list(list);
    expect(orders.map(({ id }) => id)).toEqual(['R-4', 'R-3']);
    expect(total).toBe(5);
  });

  test('an order moves from list to list with its state', async () => {
    const journal = createJournal(redis, createKeys('moving'));
    const order = sampleOrder('R-9');
    await journal.commit(creation(order));
    await journal.commit(change(order, { state: 'pending' }));
    const ids = async (state: OrderState) =>
      (await journal.list({ tenantId: thread.tenantId, states: [state] })).orders.map(({ id }) => id);
    expect(await ids('quoted')).toEqual([]);
    expect(await ids('pending')).toEqual(['R-9']);
  });
});
