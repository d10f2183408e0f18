import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Notice, Outbox, Outgoing } from '../orders/journal';
import { DELIVERED_SCRIPT, NEXT_SCRIPT, RETRY_SCRIPT } from './journal-script';
import type { Keys } from './keys';
import { Place } from './order-record';
import { defineScript, type Redis } from './redis';
import { FIRST_LOOK_MS, isShowing, lookOutgoing, nextLook, showingId, showingsOf } from './showing';

/** What the delivering job needs besides: an order's notices one by one. */
export interface OrderedOutbox {
  /** The order's oldest notice, when its time has come; those behind it wait for it. */
  nextOf(orderId: string, nowMs: number): Promise<Outgoing | null>;
  /** Orders with notices whose time has come; each once. */
  ordersWaiting(nowMs: number, limit: number): Promise<string[]>;
}

const StoredNotice = z.looseObject({
  version: z.number(),
  notice: z.looseObject({ kind: z.string() }),
  createdAt: z.string(),
});
const StoredCard = z.looseObject({ place: Place, activityId: z.string() });

export function noticeId(orderId: string, version: number, index: number): string {
  return `${orderId}:${version}:${index}`;
}

export function orderOfNotice(id: string): string {
  return id.split(':').slice(0, -2).join(':');
}

/** The notices of an order form a queue: one that must be tried again holds back those behind it. */
export function createOutbox(redis: Redis, keys: Keys): Outbox & OrderedOutbox {
  const runRetry = defineScript(redis, 'deskRetry', RETRY_SCRIPT);
  const runDelivered = defineScript(redis, 'deskDelivered', DELIVERED_SCRIPT);
  const runNext = defineScript(redis, 'deskNextNotice', NEXT_SCRIPT);
  const keysOf = (id: string) => [keys.outbox, keys.outboxOf(orderOfNotice(id)), keys.notice(id)];

  async function read(id: string): Promise<Outgoing | null> {
    if (isShowing(id))
      return (await redis.zscore(keys.showing, id)) === null ? null : lookOutgoing(id, orderOfNotice(id));
    const [json, attempts] = await redis.hmget(keys.notice(id), 'json', 'attempts');
    return outgoingOf(id, json, attempts);
  }

  function outgoingOf(id: string, json?: string | null, attempts?: string | null): Outgoing | null {
    if (!json) return null;
    const { version, notice, createdAt } = StoredNotice.parse(JSON.parse(json));
    const orderId = orderOfNotice(id);
    return { id, orderId, version, notice: notice as Notice, createdAt, attempts: Number(attempts ?? 0) };
  }

  async function waiting(nowMs: number, limit: number): Promise<Outgoing[]> {
    const orderIds = await redis.zrangebyscore(keys.outbox, '-inf', nowMs, 'LIMIT', 0, limit);
    const ids = await Promise.all(orderIds.map((orderId) => redis.lrange(keys.outboxOf(orderId), 0, limit - 1)));
    const looks = await looksDue(nowMs, limit);
    const found = await Promise.all([...ids.flat(), ...looks].slice(0, limit).map(read));
    return found.filter((outgoing) => outgoing !== null);
  }

  const looksDue = (nowMs: number, limit: number) =>
    redis.zrangebyscore(keys.showing, '-inf', nowMs, 'LIMIT', 0, limit);

  /** A notice left behind waits again after the first look, and is gone after the last. */
  async function looked(id: string): Promise<void> {
    const due = await redis.zscore(keys.showing, id);
    const next = due === null ? null : nextLook(id, Number(due));
    if (next === null) await redis.zrem(keys.showing, id);
    else await redis.zadd(keys.showing, 'XX', next, id);
  }

  return {
    read,
    waiting,
    ordersWaiting: async (nowMs, limit) => {
      const [orderIds, looks] = await Promise.all([
        redis.zrangebyscore(keys.outbox, '-inf', nowMs, 'LIMIT', 0, limit),
        looksDue(nowMs, limit),
      ]);
      return [...new Set([...orderIds, ...looks.map(orderOfNotice)])];
    },
    nextOf: async (orderId, nowMs) => {
      const where = [keys.outbox, keys.outboxOf(orderId), keys.showing];
      const found = await runNext(where, [orderId, nowMs, keys.notice(''), showingsOf(orderId)]);
      const [id, json, attempts] = (found ?? []) as (string | null)[];
      if (!id) return null;
      return isShowing(id) ? lookOutgoing(id, orderId) : outgoingOf(id, json, attempts);
    },
    aboutToShow: async (orderId, nowMs) => {
      const id = showingId(orderId, nowMs, randomBytes(6).toString('hex'));
      await redis.zadd(keys.showing, nowMs + FIRST_LOOK_MS, id);
      return id;
    },
    shown: async (id) => {
      await redis.zrem(keys.showing, id);
    },
    retryAt: async (id, atMs) => {
      if (isShowing(id)) await redis.zadd(keys.showing, 'XX', atMs, id);
      else await runRetry(keysOf(id), [id, orderOfNotice(id), atMs]);
    },
    delivered: async (id) => {
      if (isShowing(id)) await looked(id);
      else await runDelivered(keysOf(id), [id, orderOfNotice(id), keys.notice('')]);
    },
    cardOf: async (orderId) => {
      const json = await redis.get(keys.card(orderId));
      return json ? StoredCard.parse(JSON.parse(json)) : null;
    },
    rememberCard: async (orderId, card) => {
      await redis.set(keys.card(orderId), JSON.stringify(card));
    },
  };
}
