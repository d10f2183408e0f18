import { randomUUID } from 'node:crypto';
import type { Connector } from '../../../bot/notices/connector';
import { ConnectorError } from '../../../bot/notices/connector';
import { createDeliverer } from '../../../bot/notices/deliver';
import type { Delivery, Notice } from '../../../bot/orders/journal';
import { createJournal } from '../../../bot/store/journal';
import { createKeys } from '../../../bot/store/keys';
import { createOutbox } from '../../../bot/store/outbox';
import { sampleOrder } from '../../cards/sample-order';
import { useTestRedis } from '../../support/redis';

const { redis } = useTestRedis();

const refusal = (status: number, retryAfterMs?: number) =>
  new ConnectorError(`Teams answered ${status}.`, status, status >= 500 ? 'unknown' : 'no', retryAfterMs);

/** An order whose outbox holds the notices, and a connector that fails as scripted before it works. */
async function stage(notices: Notice[], failures: Error[] = []) {
  const keys = createKeys(`t-${randomUUID()}`);
  const journal = createJournal(redis(), keys);
  const outbox = createOutbox(redis(), keys);
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
    await redis().del(keys.order(order.id));
    order = { ...order, ticket: `${order.ticket}-of-another-past` };
    const { version } = order;
    const again = { ...audit, version, from: version === 1 ? null : 'pending', actor } as const;
    await redis().hset(keys.order(order.id), 'version', version - 1, 'head', '');
    await journal.commit({ order, expected: version - 1, audit: again, notices: more, dueAt: null });
  };
  const calls: string[] = [];
  const removed: string[] = [];
  const answer = async (call: string) => {
    calls.push(call);
    const failure = failures.shift();
    if (failure) throw failure;
    return `activity-${calls.length}`;
  };
  const connector: Connector = {
    post: (_target, activity) => answer(`post ${String(activity.text)}`),
    update: async (_target, id, activity) => void (await answer(`update ${id} ${String(activity.text)}`)),
    remove: async (_target, id) => void removed.push(id),
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const render = { card: () => ({ text: 'card' }), reply: (topic: string) => ({ text: topic }) };
  const now = () => new Date(1_800_000_000_000);
  const deliver = createDeliverer({ outbox, connector, render, now, log });
  const waiting = async (atMs: number) => (await outbox.waiting(atMs, 100)).map(({ id }) => id);
  const nowMs = now().getTime();
  const lease = { name: `notices:${order.id}`, ms: 4000, token: 'mine' };
  /** Delivers what is due by then, and what follows on it. */
  const deliverDue = async (atMs = nowMs) => {
    let next: Delivery | null | void | 'busy' = await outbox.begin(order.id, { lease, nowMs: atMs });
    while (next && next !== 'busy') next = await deliver(next);
    await redis().del(keys.lease(lease.name));
  };
  const damage = () => redis().hset(keys.order(order.id), 'json', '{"id":7}');
  return { ...{ deliverDue, deliver, calls, removed, waiting, outbox, lease, nowMs }, moveOn, goBackAndOn, damage };
}
const CARD: Notice = { kind: 'card' };
const REPLY: Notice = { kind: 'reply', about: 'completed' };

it('does not believe a version to be shown that the store forgot and came to again', async () => {
  const { deliverDue, calls, moveOn, goBackAndOn } = await stage([CARD]);
  await deliverDue();
  await moveOn([CARD]);
  await deliverDue();
  await goBackAndOn([CARD]);
  await deliverDue();
  expect(calls).toEqual(['post card', 'update activity-1 card', 'update activity-1 card']);
});

it('posts the card once, and updates it when the order moved on', async () => {
  const { deliverDue, calls, waiting, nowMs, moveOn } = await stage([CARD]);
  await deliverDue();
  await moveOn([CARD]);
  await deliverDue();
  expect(calls).toEqual(['post card', 'update activity-1 card']);
  expect(await waiting(nowMs)).toEqual([]);
});

it('shows the newest state once for all that wait to show it', async () => {
  const { deliverDue, calls, waiting, nowMs, moveOn } = await stage([CARD]);
  await moveOn([CARD, REPLY]);
  await moveOn([CARD]);
  await deliverDue();
  expect(calls).toEqual(['post card', 'post completed']);
  expect(await waiting(nowMs + 1e9)).toEqual([]);
});

it('posts a reply, and not again when it is asked twice', async () => {
  const { deliverDue, calls } = await stage([REPLY]);
  await deliverDue();
  await deliverDue();
  expect(calls).toEqual(['post completed']);
});

it('posts the card anew when somebody deleted it', async () => {
  const failures: Error[] = [];
  const { deliverDue, calls, moveOn, outbox } = await stage([CARD], failures);
  await deliverDue();
  await moveOn([CARD]);
  failures.push(refusal(404));
  await deliverDue();
  expect(calls).toEqual(['post card', 'update activity-1 card', 'post card']);
  expect((await outbox.cardOf('R-NOTICE'))?.activityId).toBe('activity-3');
});

it.each([
  ['Teams asks to wait', refusal(429, 30_000), 30_000],
  ['Teams is broken', refusal(500), 2000],
  ['nobody answers', refusal(0), 2000],
])('keeps a notice when %s, and tries again later', async (_, failure, pauseMs) => {
  const { deliverDue, calls, waiting, nowMs } = await stage([REPLY], [failure]);
  await deliverDue();
  expect(await waiting(nowMs)).toEqual([]);
  expect(await waiting(nowMs + pauseMs)).toEqual(['R-NOTICE:1:0']);
  await deliverDue(nowMs + pauseMs);
  expect(calls).toHaveLength(2);
  expect(await waiting(nowMs + 1e9)).toEqual([]);
});

it('gives up what Teams refuses for good, and only that', async () => {
  const { deliverDue, calls, waiting, nowMs } = await stage(
    [REPLY],
    Array.from({ length: 20 }, () => refusal(403)),
  );
  for (let tries = 0; tries < 10; tries += 1) await deliverDue(nowMs + 1e9);
  expect(calls.length).toBeLessThanOrEqual(6);
  expect(await waiting(nowMs + 1e9)).toEqual([]);
});

it('keeps the card of the bot that was faster, and takes its own away', async () => {
  const { deliverDue, deliver, calls, removed, waiting, outbox, nowMs, lease } = await stage([CARD, CARD]);
  const mine = (await outbox.begin('R-NOTICE', { lease, nowMs })) as Delivery;
  // The lease of this one ran out while it was suspended.
  await deliverDue();
  await deliver(mine);
  expect(calls).toEqual(['post card', 'post card', 'update activity-1 card']);
  expect(removed).toEqual(['activity-2']);
  expect((await outbox.cardOf('R-NOTICE'))?.activityId).toBe('activity-1');
  expect(await waiting(nowMs + 1e9)).toEqual([]);
});

it('shows the card again at once when the order moved on while Teams was slow', async () => {
  const { deliver, calls, waiting, outbox, moveOn, nowMs, lease } = await stage([CARD]);
  const slow = (await outbox.begin('R-NOTICE', { lease, nowMs })) as Delivery;
  await moveOn([CARD]);
  expect(await deliver(slow)).toBeNull();
  expect(calls).toEqual(['post card', 'update activity-1 card']);
  expect(await waiting(nowMs + 1e9)).toEqual([]);
});

it.each([
  ['was not reached', refusal(429), []],
  ['may have shown it', refusal(500), ['card']],
])('looks again later when Teams %s: only if something may be seen', async (_, failure, left) => {
  const { deliverDue, outbox, nowMs } = await stage([CARD], [failure]);
  await deliverDue();
  const waiting = await outbox.waiting(nowMs + 1e9, 9);
  expect(waiting.filter(({ version }) => version === 0).map(({ notice }) => notice.kind)).toEqual(left);
});

it('tries again later what it cannot read, and leaves the other orders alone', async () => {
  const { deliverDue, calls, waiting, nowMs, damage } = await stage([CARD]);
  await damage();
  await deliverDue();
  expect(calls).toEqual([]);
  expect(await waiting(nowMs)).toEqual([]);
  expect(await waiting(nowMs + 1000)).toEqual(['R-NOTICE:1:0']);
});
