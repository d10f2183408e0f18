import type { Beginning, CardLocation, Delivery, Outbox, Outgoing } from '../../bot/orders/journal';
import type { Order } from '../../bot/orders/order';
import { orderOfNotice, type OrderedOutbox } from '../../bot/store/outbox';
import { FIRST_LOOK_MS, isShowing, lookOutgoing, nextLook, showingId } from '../../bot/store/showing';
import type { HeldLeases } from './memory-leases';

export interface StoredNotice extends Outgoing {
  /** Epoch ms since when it waits. */
  at: number;
}

type Undone = (() => void)[];

/** What the outbox works on, and how: a write of several steps is taken back as one. */
export interface OutboxTables {
  orderOf(orderId: string): Order | null;
  notices: Map<string, StoredNotice>;
  queues: Map<string, string[]>;
  nextTry: Map<string, number>;
  cards: Map<string, CardLocation>;
  looks: Map<string, number>;
  put<K, V>(map: Map<K, V>, key: K, value: V | undefined, undone: Undone): void;
  write<T>(work: (undone: Undone) => T): T;
}

/** The outbox in memory, for one bot: the same rules as the scripts of bot/store/delivery-script.ts. */
export function createMemoryOutbox(tables: OutboxTables, leases: HeldLeases): Outbox & OrderedOutbox {
  const { orderOf, notices, queues, nextTry, cards, looks, put, write } = tables;
  const seenShown = new Map<string, Order>();
  let begun = 0;

  const looksDue = (nowMs: number) => [...looks].filter(([, at]) => at <= nowMs).map(([id]) => id);
  const readLook = (id: string) => (looks.has(id) ? lookOutgoing(id, orderOfNotice(id), looks.get(id)!) : null);

  function drop(id: string, undone: Undone): void {
    const orderId = orderOfNotice(id);
    const left = (queues.get(orderId) ?? []).filter((one) => one !== id);
    put(notices, id, undefined, undone);
    put(queues, orderId, left.length > 0 ? left : undefined, undone);
    put(nextTry, orderId, left.length > 0 ? notices.get(left[0]!)!.at : undefined, undone);
  }

  function end(outgoing: Outgoing, undone: Undone): void {
    const { id } = outgoing;
    if (isShowing(id)) {
      if (looks.has(id)) put(looks, id, nextLook(id, outgoing.dueMs ?? Infinity) ?? undefined, undone);
    } else drop(id, undone);
  }

  function findDue(orderId: string, nowMs: number, undone: Undone): Outgoing | null {
    const seen = seenShown.get(orderId);
    const isShown = seen !== undefined && isSame(orderOf(orderId), seen);
    for (let id = queues.get(orderId)?.[0]; id; id = queues.get(orderId)?.[0]) {
      if ((nextTry.get(orderId) ?? Infinity) > nowMs) return null;
      const notice = notices.get(id)!;
      if (!(notice.notice.kind === 'card' && isShown && notice.version <= seen.version)) return notice;
      drop(id, undone);
    }
    const look = looksDue(nowMs).find((one) => orderOfNotice(one) === orderId);
    return look ? readLook(look) : null;
  }

  function beginNext(orderId: string, { lease, nowMs }: Beginning, undone: Undone): Delivery | null | 'busy' {
    const held = leases.take(lease);
    if (!held) return 'busy';
    const outgoing = findDue(orderId, nowMs, undone);
    if (!outgoing) {
      leases.giveBack(held);
      return null;
    }
    const order = orderOf(orderId);
    const isCard = outgoing.notice.kind === 'card';
    const look = isCard && order ? showingId(orderId, nowMs, String((begun += 1))) : undefined;
    if (look) put(looks, look, nowMs + FIRST_LOOK_MS, undone);
    const card = isCard ? (cards.get(orderId) ?? null) : null;
    return { outgoing, order, card, look, hasLeave: false, lease: held };
  }

  const outbox: Outbox & OrderedOutbox = {
    read: async (id) => (isShowing(id) ? readLook(id) : (notices.get(id) ?? null)),
    waiting: async (nowMs, limit) =>
      [...nextTry]
        .filter(([, at]) => at <= nowMs)
        .flatMap(([orderId]) => queues.get(orderId) ?? [])
        .concat(looksDue(nowMs))
        .slice(0, limit)
        .map((id) => notices.get(id) ?? readLook(id)!),
    ordersWaiting: async (nowMs, limit) => [
      ...new Set((await outbox.waiting(nowMs, limit)).map(({ orderId }) => orderId)),
    ],
    begin: async (orderId, by) => write((undone) => beginNext(orderId, by, undone)),
    finish: async (delivery, { nowMs, posted }) =>
      write((undone) => {
        const { outgoing, order, look, lease } = delivery;
        const { orderId } = outgoing;
        const isCard = outgoing.notice.kind === 'card';
        if (isCard && order) seenShown.set(orderId, order);
        const again = { ...delivery, isAgain: true } as const;
        const present = cards.get(orderId);
        if (posted) {
          const known = [posted.activityId, delivery.card?.activityId];
          if (present && !known.includes(present.activityId)) return { other: { ...again, card: present } };
          put(cards, orderId, posted, undone);
        }
        const now = orderOf(orderId);
        if (isCard && now && !isSame(now, order)) {
          return { again: { ...again, order: now, card: cards.get(orderId) ?? null } };
        }
        if (look) put(looks, look, undefined, undone);
        end(outgoing, undone);
        const next = beginNext(orderId, { lease, nowMs }, undone);
        return { next: next === 'busy' ? null : next };
      }),
    takeBack: async (id) => write((undone) => put(looks, id, undefined, undone)),
    retryAt: async (id, atMs) => {
      if (looks.has(id)) write((undone) => put(looks, id, atMs, undone));
      const notice = notices.get(id);
      if (!notice) return;
      write((undone) => {
        put(notices, id, { ...notice, attempts: notice.attempts + 1 }, undone);
        if (queues.get(notice.orderId)?.[0] === id) put(nextTry, notice.orderId, atMs, undone);
      });
    },
    delivered: async (id) => write((undone) => end(readLook(id) ?? notices.get(id) ?? ({ id } as Outgoing), undone)),
    cardOf: async (orderId) => cards.get(orderId) ?? null,
  };
  return outbox;
}

function isSame(now: Order | null, seen: Order | null): boolean {
  return now?.version === seen?.version && now?.ticket === seen?.ticket && now?.state === seen?.state;
}
