import { z } from 'zod';
import type { Notice, Outbox, Outgoing } from '../orders/journal';
import { DELIVERED_SCRIPT, RETRY_SCRIPT } from './journal-script';
import type { Keys } from './keys';
import { Place } from './order-record';
import { defineScript, type Redis } from './redis';

/** What the delivering job needs besides: an order's notices one by one. */
export interface OrderedOutbox {
  /** The order's oldest notice, when its time has come; those behind it wait for it. */
  nextOf(orderId: string, nowMs: number): Promise<Outgoing | null>;
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
  const keysOf = (id: string) => [keys.outbox, keys.outboxOf(orderOfNotice(id)), keys.notice(id)];

  async function read(id: string): Promise<Outgoing | null> {
    const [json, attempts] = await redis.hmget(keys.notice(id), 'json', 'attempts');
    if (!json) return null;
    const { version, notice, createdAt } = StoredNotice.parse(JSON.parse(json));
    const orderId = orderOfNotice(id);
    return { id, orderId, version, notice: notice as Notice, createdAt, attempts: Number(attempts ?? 0) };
  }

  async function waiting(nowMs: number, limit: number): Promise<Outgoing[]> {
    const orderIds = await redis.zrangebyscore(keys.outbox, '-inf', nowMs, 'LIMIT', 0, limit);
    const ids = await Promise.all(orderIds.map((orderId) => redis.lrange(keys.outboxOf(orderId), 0, limit - 1)));
    const found = await Promise.all(ids.flat().slice(0, limit).map(read));
    return found.filter((outgoing) => outgoing !== null);
  }

  return {
    read,
    waiting,
    nextOf: async (orderId, nowMs) => {
      const [due, id] = await Promise.all([
        redis.zscore(keys.outbox, orderId),
        redis.lindex(keys.outboxOf(orderId), 0),
      ]);
      return id && due !== null && Number(due) <= nowMs ? read(id) : null;
    },
    retryAt: async (id, atMs) => {
      await runRetry(keysOf(id), [id, orderOfNotice(id), atMs]);
    },
    delivered: async (id) => {
      await runDelivered(keysOf(id), [id, orderOfNotice(id), keys.notice('')]);
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
