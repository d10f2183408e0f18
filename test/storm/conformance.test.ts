import { randomUUID } from 'node:crypto';
import type { Journal, Outbox } from '../../bot/orders/journal';
import { createForgotten } from '../../bot/store/forgotten';
import { createJournal } from '../../bot/store/journal';
import { createKeys } from '../../bot/store/keys';
import { createOutbox, type OrderedOutbox } from '../../bot/store/outbox';
import { connectRedis, type Redis } from '../../bot/store/redis';
import { change, creation, sampleOrder, thread } from '../bot/store/sample-order';
import { startTestRedis, type TestRedis } from '../support/redis';
import { createMemoryStore } from './memory-store';

interface Store {
  journal: Journal & { dueAt(orderId: string): Promise<number | null> };
  outbox: Outbox & OrderedOutbox;
  forgottenUntil(orderId: string): Promise<number | null>;
}

const NOW = Date.parse('2026-11-21T12:00:00Z');
let server: TestRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const STORES: [string, () => Store][] = [
  ['Redis', openRedis],
  ['the memory of simulations', () => createMemoryStore(() => NOW)],
];

function openRedis(): Store {
  const keys = createKeys(`c-${randomUUID()}`);
  const forgottenUntil = createForgotten(redis, keys, () => NOW);
  return { journal: createJournal(redis, keys), outbox: createOutbox(redis, keys), forgottenUntil };
}

const order = sampleOrder('R-A');
const first = () => creation(order, { dueAt: 5 });
const second = () => change(order, { state: 'pending' }, { dueAt: 9, notices: [{ kind: 'card' }, reply] });
const reply = { kind: 'reply', about: 'approval-needed' } as const;
const ids = async (store: Store, nowMs = Infinity) => (await store.outbox.waiting(nowMs, 99)).map(({ id }) => id);

/** One table for both: what is done, and what is then true. */
const CASES: [string, (store: Store) => Promise<unknown>, unknown][] = [
  [
    'commits in turn',
    async ({ journal }) => [await journal.commit(first()), await journal.commit(second())],
    ['committed', 'committed'],
  ],
  [
    'refuses what expects another version',
    async ({ journal }) => {
      await journal.commit(first());
      return [await journal.commit(creation({ ...order })), await journal.commit({ ...second(), ...stale() })];
    },
    ['conflict', 'conflict'],
  ],
  [
    'refuses what expects the same version with another past',
    async ({ journal }) => {
      await journal.commit(first());
      const from = (expectedTicket: string) => journal.commit({ ...second(), expectedTicket });
      return [await from('ticket of a time that was lost'), await from(order.ticket)];
    },
    ['conflict', 'committed'],
  ],
  [
    'writes nothing of what it refuses',
    async (store) => {
      await store.journal.commit(first());
      await store.journal.commit(creation(sampleOrder('R-A', { ticket: 'other' }), { notices: [reply] }));
      return [await store.journal.readByTicket('other'), await ids(store), await store.journal.dueAt('R-A')];
    },
    [null, ['R-A:1:0'], 5],
  ],
  [
    'lets one of many win',
    async ({ journal }) => {
      await journal.commit(first());
      const all = await Promise.all(Array.from({ length: 20 }, () => journal.commit(second())));
      return all.filter((one) => one === 'committed').length;
    },
    1,
  ],
  [
    'finds the order by an old ticket and a new one',
    async ({ journal }) => {
      await journal.commit(first());
      await journal.commit(second());
      const found = await Promise.all(
        ['ticket-R-A-1', 'ticket-R-A-2', 'x'].map((ticket) => journal.readByTicket(ticket)),
      );
      return found.map((one) => one?.version ?? null);
    },
    [2, 2, null],
  ],
  [
    'knows what is due, until it is not',
    async ({ journal }) => {
      await journal.commit(first());
      const before = [await journal.due(4, 9), await journal.due(5, 9)];
      await journal.postpone('R-A', 8);
      await journal.postpone('R-B', 1);
      return [...before, await journal.due(7, 9), await journal.due(8, 9)];
    },
    [[], ['R-A'], [], ['R-A']],
  ],
  [
    'never wakes an order that has ended',
    async ({ journal }) => {
      await journal.commit(first());
      await journal.commit(change(order, { state: 'cancelled' }, { dueAt: null }));
      await journal.postpone('R-A', 1);
      return [await journal.due(Infinity, 9), await journal.dueAt('R-A')];
    },
    [[], null],
  ],
  [
    'hands out notices in turn, the first holding back the others',
    async (store) => {
      await store.journal.commit(first());
      await store.journal.commit(second());
      await store.outbox.retryAt('R-A:1:0', 9e15);
      const held = await store.outbox.nextOf('R-A', NOW + 1e9);
      const attempts = (await store.outbox.read('R-A:1:0'))?.attempts;
      await store.outbox.delivered('R-A:1:0');
      return [held, attempts, (await store.outbox.nextOf('R-A', NOW))?.id, await ids(store)];
    },
    [null, 1, 'R-A:2:0', ['R-A:2:0', 'R-A:2:1']],
  ],
  [
    'forgets a delivered notice, and is not disturbed by a second word of it',
    async (store) => {
      await store.journal.commit(first());
      await store.outbox.delivered('R-A:1:0');
      await store.outbox.delivered('R-A:1:0');
      await store.outbox.retryAt('R-A:1:0', 1);
      return [await store.outbox.read('R-A:1:0'), await ids(store)];
    },
    [null, []],
  ],
  [
    'remembers the card',
    async ({ outbox }) => {
      await outbox.rememberCard('R-A', { place: thread, activityId: 'm1' });
      return [(await outbox.cardOf('R-A'))?.activityId, await outbox.cardOf('R-B')];
    },
    ['m1', null],
  ],
  [
    'leaves a notice behind while a card is being shown, for two looks, without holding back others',
    async ({ outbox, journal }) => {
      const taken = await outbox.aboutToShow('R-A', NOW);
      await outbox.shown(taken);
      const left = await outbox.aboutToShow('R-A', NOW);
      const due = async (ms: number) =>
        (await outbox.waiting(NOW + ms, 9)).map(({ orderId, notice }) => [orderId, notice.kind]);
      const seen = [await due(14_999), await due(15_000), await outbox.nextOf('R-B', NOW + 15_000)];
      await journal.commit(first());
      const ahead = (await outbox.nextOf('R-A', NOW + 15_000))?.id;
      await outbox.delivered('R-A:1:0');
      const next = await outbox.nextOf('R-A', NOW + 15_000);
      await outbox.retryAt(left, NOW + 20_000);
      seen.push(await due(19_999), await due(20_000));
      await outbox.delivered(left);
      seen.push(await due(299_999), await due(300_000));
      await outbox.delivered(left);
      return [...seen, ahead, next?.id === left, await due(Infinity), await outbox.read(left)];
    },
    [[], [['R-A', 'card']], null, [], [['R-A', 'card']], [], [['R-A', 'card']], 'R-A:1:0', true, [], null],
  ],
  [
    'takes a notice back that was left behind, and does not bring it to life again',
    async ({ outbox }) => {
      const left = await outbox.aboutToShow('R-A', NOW);
      await outbox.shown(left);
      await outbox.delivered(left);
      await outbox.retryAt(left, NOW);
      return [await outbox.waiting(Infinity, 9), await outbox.read(left)];
    },
    [[], null],
  ],
  [
    'has forgotten nothing of an order made in this run, and may have of one it does not know',
    async (store) => {
      await store.journal.commit(first());
      await store.journal.commit(second());
      return [await store.forgottenUntil('R-A'), await store.forgottenUntil('R-B')];
    },
    [null, NOW],
  ],
  [
    'keeps the audit in turn',
    async ({ journal }) => {
      await journal.commit(first());
      await journal.commit(second());
      return (await journal.audit('R-A')).map(({ from, to, version }) => [from, to, version]);
    },
    [
      [null, 'quoted', 1],
      ['quoted', 'pending', 2],
    ],
  ],
];

function stale() {
  const late = change({ ...order, version: 4 }, { state: 'pending' });
  return { order: late.order, expected: late.expected, audit: late.audit };
}

describe.each(STORES)('%s', (_name, open) => {
  it.each(CASES)('%s', async (_case, act, expected) => {
    expect(await act(open())).toEqual(expected);
  });
});
