import { randomUUID } from 'node:crypto';
import type { CardLocation, Delivery, Journal, Outbox } from '../../bot/orders/journal';
import { createForgotten } from '../../bot/store/forgotten';
import { createJournal } from '../../bot/store/journal';
import { createKeys } from '../../bot/store/keys';
import { createOutbox, type OrderedOutbox } from '../../bot/store/outbox';
import { change, creation, sampleOrder, thread } from '../bot/store/sample-order';
import { useTestRedis } from '../support/redis';
import { createMemoryStore } from './memory-store';

interface Store {
  journal: Journal & { dueAt(orderId: string): Promise<number | null> };
  outbox: Outbox & OrderedOutbox;
  forgottenUntil(orderId: string): Promise<number | null>;
}

const NOW = Date.parse('2026-11-21T12:00:00Z');
const { redis } = useTestRedis();

const STORES: [string, () => Store][] = [
  ['Redis', openRedis],
  ['the memory of simulations', () => createMemoryStore(() => NOW)],
];

function openRedis(): Store {
  const keys = createKeys(`c-${randomUUID()}`);
  const forgottenUntil = createForgotten(redis(), keys, () => NOW);
  return { journal: createJournal(redis(), keys), outbox: createOutbox(redis(), keys), forgottenUntil };
}

const order = sampleOrder('R-A');
const first = () => creation(order, { dueAt: 5 });
const second = () => change(order, { state: 'pending' }, { dueAt: 9, notices: [{ kind: 'card' }, reply] });
const reply = { kind: 'reply', about: 'approval-needed' } as const;
const ids = async (store: Store, nowMs = Infinity) => (await store.outbox.waiting(nowMs, 99)).map(({ id }) => id);

const card = (activityId: string): CardLocation => ({ place: thread, activityId });
const looks = async (store: Store, ms = 1e9) =>
  (await store.outbox.waiting(NOW + ms, 99)).filter(({ version }) => version === 0).map(({ id }) => id);

/** Begins what there is; `ms` after NOW. */
async function begin(store: Store, { token = 'mine', ms = 0 } = {}): Promise<Delivery> {
  const lease = { name: 'notices:R-A', ms: 4000, token };
  return (await store.outbox.begin('R-A', { lease, nowMs: NOW + ms })) as Delivery;
}

async function begun(store: Store, ms = 1e6): Promise<string | null> {
  return (await begin(store, { ms }))?.outgoing.id ?? null;
}

async function ended(store: Store, delivery: Delivery, more: { posted?: CardLocation } = {}) {
  const finished: { next?: Delivery | null; again?: Delivery; other?: Delivery } = await store.outbox.finish(delivery, {
    nowMs: NOW,
    ...more,
  });
  return finished;
}

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
      const held = await begun(store);
      const attempts = (await store.outbox.read('R-A:1:0'))?.attempts;
      await store.outbox.delivered('R-A:1:0');
      return [held, attempts, await begun(store), await ids(store, NOW)];
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
    'lets nobody else deliver an order’s notices, until there are none left',
    async (store) => {
      await store.journal.commit(first());
      await store.journal.commit(second());
      const mine = await begin(store);
      const theirs = await begin(store, { token: 'theirs' });
      const { next } = await ended(store, mine, { posted: card('m1') });
      const end = await ended(store, next!);
      return [next?.outgoing.id, theirs, end.next, await begin(store, { token: 'theirs' })];
    },
    ['R-A:2:1', 'busy', null, null],
  ],
  [
    'answers the same again when it is asked twice',
    async (store) => {
      await store.journal.commit(first());
      await store.journal.commit(second());
      const mine = await begin(store);
      const again = await begin(store);
      const posted = card('m1');
      const finished = await ended(store, mine, { posted });
      const twice = await ended(store, mine, { posted });
      const left = await ids(store, NOW);
      return [mine.outgoing.id, again.outgoing.id, finished.next?.outgoing.id, twice.next?.outgoing.id, left];
    },
    ['R-A:1:0', 'R-A:1:0', 'R-A:2:1', 'R-A:2:1', ['R-A:2:1']],
  ],
  [
    'has nothing more to do for an end that is told twice',
    async (store) => {
      await store.journal.commit(first());
      const mine = await begin(store);
      const ends = [await ended(store, mine), await ended(store, mine)];
      return [ends, await ids(store), await begin(store, { token: 'theirs' })];
    },
    [[{ next: null }, { next: null }], [], null],
  ],
  [
    'remembers a card that was posted, and only the first of two bots’',
    async (store) => {
      await store.journal.commit(first());
      const mine = await begin(store);
      const before = await store.outbox.cardOf('R-A');
      await ended(store, mine, { posted: card('m1') });
      const late = await ended(store, mine, { posted: card('m2') });
      const other = { ...mine, card: late.other!.card };
      const replaced = await ended(store, other, { posted: card('m3') });
      return [before, late.other!.card?.activityId, replaced.next, (await store.outbox.cardOf('R-A'))?.activityId];
    },
    [null, 'm1', null, 'm3'],
  ],
  [
    'shows a card again when the order moved on, and then not once more for the change itself',
    async (store) => {
      await store.journal.commit(first());
      const mine = await begin(store);
      await store.journal.commit(second());
      const { again } = await ended(store, mine, { posted: card('m1') });
      const seen = [again!.order?.version, again!.card?.activityId, again!.outgoing.id, again!.isAgain];
      const { next } = await ended(store, again!);
      return [...seen, next?.outgoing.id, next?.order?.version, await looks(store)];
    },
    [2, 'm1', 'R-A:1:0', true, 'R-A:2:1', 2, []],
  ],
  [
    'does not tell a change for told that was never shown',
    async (store) => {
      await store.journal.commit(creation(order, { notices: [reply] }));
      const mine = await begin(store);
      await store.journal.commit(second());
      const { next } = await ended(store, mine);
      return [next?.outgoing.id, next?.order?.version];
    },
    ['R-A:2:0', 2],
  ],
  [
    'leaves a notice behind while a card is being shown, for two looks, without holding back others',
    async (store) => {
      const { outbox, journal } = store;
      await journal.commit(first());
      await ended(store, await begin(store));
      await journal.commit(second());
      const left = (await begin(store)).look!;
      await outbox.delivered('R-A:2:0');
      await outbox.delivered('R-A:2:1');
      const seen: unknown[] = [await looks(store, 14_999), (await looks(store, 15_000)).length];
      await journal.commit(change(second().order, {}));
      const ahead = await begun(store, 15_000);
      await outbox.delivered('R-A:3:0');
      const next = await begin(store, { token: 'mine', ms: 15_000 });
      await outbox.retryAt(left, NOW + 20_000);
      seen.push((await looks(store, 19_999)).includes(left), (await looks(store, 20_000)).includes(left));
      await ended(store, { ...next, outgoing: { ...next.outgoing, dueMs: NOW + 20_000 } });
      seen.push((await looks(store, 299_999)).includes(left), (await looks(store, 300_000)).includes(left));
      await outbox.delivered(left);
      return [...seen, ahead, next.outgoing.id === left, await outbox.read(left)];
    },
    [[], 1, false, true, false, true, 'R-A:3:0', true, null],
  ],
  [
    'takes a notice back that was left behind, and does not bring it to life again',
    async (store) => {
      await store.journal.commit(first());
      const left = (await begin(store)).look!;
      await store.outbox.delivered('R-A:1:0');
      await store.outbox.takeBack(left);
      await store.outbox.delivered(left);
      await store.outbox.retryAt(left, NOW);
      return [await store.outbox.waiting(Infinity, 9), await store.outbox.read(left)];
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
