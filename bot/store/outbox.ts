import type { Outbox, Outgoing } from '../orders/journal';
import { cardFrom, createDeliveries, outgoingOf, type DeliveriesOptions } from './deliveries';
import { DELIVERED_SCRIPT, RETRY_SCRIPT } from './delivery-script';
import type { Keys } from './keys';
import { defineScript, type Redis } from './redis';
import { isShowing, lookOutgoing, nextLook } from './showing';

/** What the sweeper needs besides. */
export interface OrderedOutbox {
  /** Orders with notices whose time has come; each once. */
  ordersWaiting(nowMs: number, limit: number): Promise<string[]>;
}

export function noticeId(orderId: string, version: number, index: number): string {
  return `${orderId}:${version}:${index}`;
}

export function orderOfNotice(id: string): string {
  return id.split(':').slice(0, -2).join(':');
}

/** The notices of an order form a queue: one that must be tried again holds back those behind it. */
export function createOutbox(redis: Redis, keys: Keys, options: DeliveriesOptions = {}): Outbox & OrderedOutbox {
  const runRetry = defineScript(redis, 'deskRetry', RETRY_SCRIPT);
  const runDelivered = defineScript(redis, 'deskDelivered', DELIVERED_SCRIPT);
  const listsOf = (id: string) => [keys.outbox, keys.outboxOf(orderOfNotice(id))];

  async function read(id: string): Promise<Outgoing | null> {
    const orderId = orderOfNotice(id);
    if (isShowing(id)) {
      const due = await redis.zscore(keys.showing, id);
      return due === null ? null : lookOutgoing(id, orderId, Number(due));
    }
    const [json, attempts] = await redis.hmget(keys.notice(id), 'json', 'attempts');
    return json ? outgoingOf(id, orderId, json, attempts) : null;
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
    ...createDeliveries(redis, keys, options),
    retryAt: async (id, atMs) => {
      if (isShowing(id)) await redis.zadd(keys.showing, 'XX', atMs, id);
      else await runRetry([...listsOf(id), keys.notice(id)], [id, orderOfNotice(id), atMs]);
    },
    delivered: async (id) => {
      if (isShowing(id)) await looked(id);
      else await runDelivered(listsOf(id), [id, orderOfNotice(id), keys.notice('')]);
    },
    takeBack: async (lookId) => {
      await redis.zrem(keys.showing, lookId);
    },
    cardOf: async (orderId, found) => {
      const known = found?.fields[0] === orderId ? found.fields[4] : undefined;
      return cardFrom(known ?? (await redis.get(keys.card(orderId))));
    },
  };
}
