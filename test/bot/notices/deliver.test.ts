import { randomUUID } from 'node:crypto';
import type { Connector } from '../../../bot/notices/connector';
import { ConnectorError } from '../../../bot/notices/connector';
import { createDeliverer } from '../../../bot/notices/deliver';
import type { Notice } from '../../../bot/orders/journal';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createOutbox } from '../../../bot/store/outbox';
import { connectRedis, type Redis } from '../../../bot/store/redis';
import { sampleOrder } from '../../cards/sample-order';
import { startTestRedis, type TestRedis } from '../../support/redis';

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

const refusal = (status: number, retryAfterMs?: number) =>
  new ConnectorError(`Teams answered ${status}.`, status, status >= 500 ? 'unknown' : 'no', retryAfterMs);

/** An order whose outbox holds the notices, and a connector that fails as scripted before it works. */
async function stage(notices: Notice[], failures: Error[] = []) {
  const keys = createKeys(`t-${randomUUID()}`);
  const journal = createJournal(redis, keys);
  const outbox = createOutbox(redis, keys);
  let order = sampleOrder({ id: 'R-NOTICE', version: 1, state: 'pending' });
  const audit = {
    orderId: order.id,
    version: 1,
    at: order.createdAt,
    event: 'create',
    from: null,
    to: 'pending',
  } as const;
  const actor = { kind: 'bot', part: 'test' } as const;
  await journal.commit({ order, expected: 0, audit: { ...audit, actor }, notices, dueAt: null });
  const moveOn = async (more: Notice[]) => {
    const expected = order.version;
    order = { ...order, version: expected + 1, ticket: `ticket-${expected + 1}` };
    const next = { ...audit, version: order.version, event: 'wait', from: 'pending', actor } as const;
    await journal.commit({ order, expected, audit: next, notices: more, dueAt: null });
  };
  /** The store loses the last change and comes to the same version by another way. */
  const goBackAndOn = async (more: Notice[]) => {
    await redis.del(keys.order(order.id));
    order = { ...order, ticket: `${order.ticket}-of-another-past` };
    const { version } = order;
    const again = { ...audit, version, from: version === 1 ? null : 'pending', actor } as const;
    await redis.hset(keys.order(order.id), 'version', version - 1, 'head', '');
    await journal.commit({ order, expected: version - 1, audit: again, notices: more, dueAt: null });
  };
  const calls: string[] = [];
  const answer = async (call: string) => {
    calls.push(call);
    const failure = failures.shift();
    if (failure) throw failure;
    return `activity-${calls.length}`;
  };
  const connector: Connector = {
    post: (_target, activity) => answer(`post ${String(activity.text)}`),
    update: async (_target, id, activity) => void (await answer(`update ${id} ${String(activity.text)}`)),
    remove: async () => undefined,
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const render = { card: () => ({ text: 'card' }), reply: (topic: string) => ({ text: topic }) };
  const now = () => new Date(1_800_000_000_000);
  const deliver = createDeliverer({ journal, outbox, connector, render, now, log });
  const waiting = async (atMs: number) => (await outbox.waiting(atMs, 100)).map(({ id }) => id);
  return {
    deliver: (n: number, version = 1) => deliver(`R-NOTICE:${version}:${n}`),
    ...{ calls, waiting, outbox, moveOn, goBackAndOn, nowMs: now().getTime() },
  };
}
const CARD: Notice = { kind: 'card' };
const REPLY: Notice = { kind: 'reply', about: 'completed' };

it('does not believe a version to be shown that the store forgot and came to again', async () => {
  const { deliver, calls, moveOn, goBackAndOn } = await stage([CARD]);
  await deliver(0);
  await moveOn([CARD]);
  await deliver(0, 2);
  await goBackAndOn([CARD]);
  await deliver(0, 2);
  expect(calls).toEqual(['post card', 'update activity-1 card', 'update activity-1 card']);
});

it('posts the card once, and updates it when the order moved on', async () => {
  const { deliver, calls, waiting, nowMs, moveOn } = await stage([CARD]);
  await deliver(0);
  await moveOn([CARD]);
  await deliver(0, 2);
  expect(calls).toEqual(['post card', 'update activity-1 card']);
  expect(await waiting(nowMs)).toEqual([]);
});

it('shows the newest state once for all that wait to show it', async () => {
  const { deliver, calls, waiting, nowMs, moveOn } = await stage([CARD]);
  await moveOn([CARD, REPLY]);
  await moveOn([CARD]);
  for (const [n, version] of [
    [0, 1],
    [0, 2],
    [1, 2],
    [0, 3],
  ] as const)
    await deliver(n, version);
  expect(calls).toEqual(['post card', 'post completed']);
  expect(await waiting(nowMs + 1e9)).toEqual([]);
});

it('posts a reply, and not again when it is asked twice', async () => {
  const { deliver, calls } = await stage([REPLY]);
  await deliver(0);
  await deliver(0);
  expect(calls).toEqual(['post completed']);
});

it('posts the card anew when somebody deleted it', async () => {
  const { deliver, outbox } = await stage([CARD, CARD]);
  await deliver(0);
  const again = await stage([CARD, CARD], [refusal(404)]);
  await again.outbox.rememberCard('R-NOTICE', (await outbox.cardOf('R-NOTICE'))!);
  await again.deliver(0);
  expect(again.calls).toEqual(['update activity-1 card', 'post card']);
});

it.each([
  ['Teams asks to wait', refusal(429, 30_000), 30_000],
  ['Teams is broken', refusal(500), 2000],
  ['nobody answers', refusal(0), 2000],
])('keeps a notice when %s, and tries again later', async (_, failure, pauseMs) => {
  const { deliver, calls, waiting, nowMs } = await stage([REPLY], [failure]);
  await deliver(0);
  expect(await waiting(nowMs)).toEqual([]);
  expect(await waiting(nowMs + pauseMs)).toEqual(['R-NOTICE:1:0']);
  await deliver(0);
  expect(calls).toHaveLength(2);
  expect(await waiting(nowMs + 1e9)).toEqual([]);
});

it('gives up what Teams refuses for good, and only that', async () => {
  const { deliver, calls, waiting, nowMs } = await stage(
    [REPLY],
    Array.from({ length: 20 }, () => refusal(403)),
  );
  for (let tries = 0; tries < 10; tries += 1) await deliver(0);
  expect(calls.length).toBeLessThanOrEqual(6);
  expect(await waiting(nowMs + 1e9)).toEqual([]);
});
