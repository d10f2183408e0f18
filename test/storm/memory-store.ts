import type { Change, CardLocation, Journal, Leases, Outbox, Outgoing } from '../../bot/orders/journal';
import type { AuditEntry, Order } from '../../bot/orders/order';
import { orderOfNotice, noticeId, type OrderedOutbox } from '../../bot/store/outbox';
import { FIRST_LOOK_MS, isShowing, lookOutgoing, nextLook, showingId } from '../../bot/store/showing';

interface Entry {
  order: Order;
  due: number | null;
  /** The run of the store in which it was made. */
  run: number;
}

interface Stored extends Outgoing {
  at: number;
}

const KEPT = 64;

/**
 * The store in memory, for simulations: the same rules as the Lua scripts of bot/store (test/storm/conformance.test.ts
 * holds both to one table of cases), and a memory of its last writes, which can be taken back.
 */
export function createMemoryStore(clock: () => number) {
  const orders = new Map<string, Entry>();
  const audits = new Map<string, AuditEntry[]>();
  const tickets = new Map<string, string>();
  const notices = new Map<string, Stored>();
  const queues = new Map<string, string[]>();
  const nextTry = new Map<string, number>();
  const cards = new Map<string, CardLocation>();
  const looks = new Map<string, number>();
  let begun = 0;
  const runs = new Map<number, number>();
  let run = 1;
  /** How to take back each of the last writes, newest last. */
  let undo: (() => void)[] = [];

  function put<K, V>(map: Map<K, V>, key: K, value: V | undefined, undone: (() => void)[]): void {
    const before = map.get(key);
    undone.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }

  function write(work: (undone: (() => void)[]) => void): void {
    const undone: (() => void)[] = [];
    work(undone);
    undo.push(() => undone.reverse().forEach((step) => step()));
    if (undo.length > KEPT) undo = undo.slice(-KEPT / 2);
  }

  function commit(change: Change): 'committed' | 'conflict' {
    const { order, audit } = change;
    const stored = orders.get(order.id);
    if (stored?.order === order) return 'committed';
    if ((stored?.order.version ?? 0) !== change.expected) return 'conflict';
    if (stored && stored.order.ticket !== (change.expectedTicket ?? stored.order.ticket)) return 'conflict';
    write((undone) => {
      put(orders, order.id, { order, due: change.dueAt, run: stored?.run ?? run }, undone);
      put(audits, order.id, [...(audits.get(order.id) ?? []), audit], undone);
      put(tickets, order.ticket, order.id, undone);
      if (change.notices.length === 0) return;
      const ids = change.notices.map((_, index) => noticeId(order.id, order.version, index));
      const at = Date.parse(audit.at);
      change.notices.forEach((notice, index) => {
        const { id, version } = { id: ids[index]!, version: order.version };
        put(notices, id, { id, orderId: order.id, version, notice, createdAt: audit.at, attempts: 0, at }, undone);
      });
      put(queues, order.id, [...(queues.get(order.id) ?? []), ...ids], undone);
      if (!nextTry.has(order.id)) put(nextTry, order.id, at, undone);
    });
    return 'committed';
  }

  const journal: Journal & { dueAt(orderId: string): Promise<number | null> } = {
    commit: async (change) => commit(change),
    read: async (id) => orders.get(id)?.order ?? null,
    readByTicket: async (ticket) => orders.get(tickets.get(ticket) ?? '')?.order ?? null,
    list: async () => ({ orders: [...orders.values()].map(({ order }) => order), total: orders.size }),
    due: async (nowMs, limit) =>
      [...orders]
        .filter(([, { due }]) => due !== null && due <= nowMs)
        .slice(0, limit)
        .map(([id]) => id),
    dueAt: async (id) => orders.get(id)?.due ?? null,
    postpone: async (id, due) => {
      const entry = orders.get(id);
      if (entry && entry.due !== null) write((undone) => put(orders, id, { ...entry, due }, undone));
    },
    audit: async (id) => audits.get(id) ?? [],
  };

  const looksDue = (nowMs: number) => [...looks].filter(([, at]) => at <= nowMs).map(([id]) => id);
  const readLook = (id: string) => (looks.has(id) ? lookOutgoing(id, orderOfNotice(id)) : null);

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
    nextOf: async (orderId, nowMs) => {
      const id = queues.get(orderId)?.[0];
      if (id) return (nextTry.get(orderId) ?? Infinity) <= nowMs ? notices.get(id)! : null;
      const look = looksDue(nowMs).find((one) => orderOfNotice(one) === orderId);
      return look ? readLook(look) : null;
    },
    aboutToShow: async (orderId, nowMs) => {
      const id = showingId(orderId, nowMs, String((begun += 1)));
      write((undone) => put(looks, id, nowMs + FIRST_LOOK_MS, undone));
      return id;
    },
    shown: async (id) => write((undone) => put(looks, id, undefined, undone)),
    retryAt: async (id, atMs) => {
      if (looks.has(id)) write((undone) => put(looks, id, atMs, undone));
      const notice = notices.get(id);
      if (!notice) return;
      write((undone) => {
        put(notices, id, { ...notice, attempts: notice.attempts + 1 }, undone);
        if (queues.get(notice.orderId)?.[0] === id) put(nextTry, notice.orderId, atMs, undone);
      });
    },
    delivered: async (id) =>
      write((undone) => {
        if (isShowing(id)) return put(looks, id, nextLook(id, looks.get(id) ?? Infinity) ?? undefined, undone);
        const orderId = orderOfNotice(id);
        const left = (queues.get(orderId) ?? []).filter((one) => one !== id);
        put(notices, id, undefined, undone);
        put(queues, orderId, left.length > 0 ? left : undefined, undone);
        put(nextTry, orderId, left.length > 0 ? notices.get(left[0]!)!.at : undefined, undone);
      }),
    cardOf: async (orderId) => cards.get(orderId) ?? null,
    rememberCard: async (orderId, card) => write((undone) => put(cards, orderId, card, undone)),
  };

  return {
    journal,
    outbox,
    forgottenUntil: async (orderId: string) => {
      if (!runs.has(run)) runs.set(run, clock());
      return orders.get(orderId)?.run === run ? null : runs.get(run)!;
    },
    /** Redis was restarted, or a replica took over: that many writes are gone. */
    restart(lostWrites: number): void {
      for (let n = 0; n < lostWrites; n += 1) undo.pop()?.();
      undo = [];
      run += 1;
    },
    /** Somebody emptied Redis. */
    wipe(): void {
      for (const map of [orders, audits, tickets, notices, queues, nextTry, cards, looks]) map.clear();
      undo = [];
    },
    leasesFor: leasesIn(new Map(), clock),
    entries: () => orders,
    noticesWaiting: () => notices.size + looks.size,
    /** When somebody next has something to do; Infinity for never. */
    nextTime: () =>
      Math.min(
        Infinity,
        ...nextTry.values(),
        ...looks.values(),
        ...[...orders.values()].map(({ due }) => due ?? Infinity),
      ),
  };
}

export type MemoryStore = ReturnType<typeof createMemoryStore>;

/** A lease lasts while its holder lives, and then until its time is over. */
function leasesIn(held: Map<string, { holder: () => boolean; until: number; ttl: number }>, clock: () => number) {
  return (alive: () => boolean): Leases => ({
    async hold(name, ttlMs, work) {
      const present = held.get(name);
      if (present && (present.holder() || present.until > clock())) return { ran: false };
      const mine = { holder: alive, until: clock() + ttlMs, ttl: ttlMs };
      held.set(name, mine);
      try {
        return { ran: true, result: await work() };
      } finally {
        if (held.get(name) === mine) held.delete(name);
      }
    },
  });
}
