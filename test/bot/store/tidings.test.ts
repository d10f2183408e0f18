import { createArrivals } from '../../../bot/store/arrivals';
import { createDownloadTickets } from '../../../bot/store/download-tickets';
import { createKeys } from '../../../bot/store/keys';
import { createSeal } from '../../../bot/store/seal';
import { createTidings, TOLD } from '../../../bot/store/tidings';
import { createWatches, watchIdOf } from '../../../bot/store/watches';
import { useTestRedis } from '../../support/redis';
import { ada, thread } from './sample-order';

const keys = createKeys('test');
const SINCE = '2026-11-21T09:00:00.000Z';
const ABOUT = { kind: 'invoices' } as const;
const by = { id: ada.id, name: ada.name };
const id = watchIdOf(ABOUT, thread);

const { redis } = useTestRedis({ emptied: true });

const watches = () => createWatches(redis(), keys);
const tidings = () => createTidings(redis(), keys);
const watch = (known: Record<string, string> = {}) =>
  watches().add({ about: ABOUT, place: thread, by, since: SINCE }, known);
const news = (invoiceId: string) => ({ kind: 'invoice', invoiceId }) as const;

test('a watch begins once, and keeps what was known when it began', async () => {
  expect(await watch({ G1: TOLD })).toBe(true);
  expect(await watch({ G2: TOLD })).toBe(false);
  expect(await watches().known(id)).toEqual({ G1: TOLD });
  const orders = { kind: 'orders', customerId: 'C', customerName: 'Contoso' } as const;
  await watches().add({ about: orders, place: thread, by, since: SINCE }, {});
  expect((await watches().ofConversation(thread)).map(({ about }) => about.kind).sort()).toEqual([
    'invoices',
    'orders',
  ]);
  expect(await watches().ofConversation({ ...thread, conversationId: 'elsewhere' })).toEqual([]);
  expect(watchIdOf({ ...orders, customerId: 'c' }, thread)).toBe(watchIdOf(orders, thread));
});

test('with a key neither place nor names can be read in Redis', async () => {
  const sealed = createWatches(redis(), keys, createSeal(Buffer.alloc(32, 7).toString('base64')));
  await sealed.add({ about: ABOUT, place: thread, by, since: SINCE }, {});
  expect(JSON.stringify(await redis().hgetall(keys.watches))).not.toMatch(/Ada|19:reservations/);
  expect(await sealed.read(id)).toMatchObject({ place: thread, by });
});

test('a thing is told once to each conversation, whoever finds it, also at the same time', async () => {
  await watch({ G1: TOLD });
  const found = await Promise.all(Array.from({ length: 20 }, (_, n) => tidings().record(id, `t${n}`, news('G2'), n)));
  expect(found.filter(Boolean)).toHaveLength(1);
  expect(await tidings().record(id, 'old', news('G1'), 1)).toBe(false);
  expect(await tidings().due(100, 50)).toMatchObject([{ watchId: id, tiding: news('G2'), attempts: 0 }]);
});

test('a record that is sent again after a lost answer knows its own', async () => {
  await watch();
  expect(await tidings().record(id, 'same', news('G2'), 1)).toBe(true);
  expect(await tidings().record(id, 'same', news('G2'), 1)).toBe(true);
  expect(await tidings().due(100, 50)).toHaveLength(1);
});

test('a status is told again only after it changed', async () => {
  await watch();
  const status = (value: string) => ({ kind: 'order', customerId: 'c', orderId: 'o', status: value }) as const;
  const told = [];
  for (const [n, value] of ['pending', 'pending', 'completed', 'pending'].entries()) {
    told.push(await tidings().record(id, `s${n}`, status(value), n));
  }
  expect(told).toEqual([true, false, true, true]);
});

test('who watches no more is told nothing, and begins anew later', async () => {
  await watch({ G1: TOLD });
  await watches().remove(id);
  expect(await tidings().record(id, 't', news('G2'), 1)).toBe(false);
  expect(await watches().read(id)).toBeNull();
  expect(await watch({})).toBe(true);
  expect(await watches().known(id)).toEqual({});
});

test('what could not be delivered waits, counts its tries, and goes when it was', async () => {
  await watch();
  await tidings().record(id, 't', news('G2'), 1);
  await tidings().retryAt('t', 500);
  expect(await tidings().due(499, 50)).toEqual([]);
  expect(await tidings().due(500, 50)).toMatchObject([{ id: 't', attempts: 1 }]);
  await tidings().delivered('t');
  await tidings().retryAt('t', 1);
  expect(await tidings().due(1000, 50)).toEqual([]);
});

test('an announcement counts from its first time', async () => {
  const arrivals = createArrivals(redis(), keys);
  await arrivals.add('G1', 5);
  await arrivals.add('G1', 9);
  expect(await arrivals.waiting()).toEqual([{ invoiceId: 'G1', sinceMs: 5 }]);
  await arrivals.remove(['G1']);
  expect(await arrivals.waiting()).toEqual([]);
});

test('a ticket is taken by one of many, never twice, and its secret is not stored', async () => {
  const tickets = createDownloadTickets(redis(), keys);
  const ticket = { invoiceId: 'G1', tenantId: 't', personId: 'p', conversationId: 'c' };
  await tickets.give('secret', ticket, 60_000);
  expect((await redis().keys('*')).join()).not.toContain('secret');
  const taken = await Promise.all(Array.from({ length: 10 }, () => tickets.take('secret')));
  expect(taken.filter(Boolean)).toMatchObject([{ ticket }]);
  expect(taken.find(Boolean)!.leftMs).toBeGreaterThan(1000);
  await tickets.give('short', ticket, 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await tickets.take('short')).toBeNull();
});
