import type { Change, CardLocation, Journal } from '../../bot/orders/journal';
import type { AuditEntry, Order } from '../../bot/orders/order';
import { noticeId } from '../../bot/store/outbox';
import { createMemoryLeases } from './memory-leases';
import { createMemoryOutbox, type StoredNotice } from './memory-outbox';

interface Entry {
  order: Order;
  due: number | null;
  /** The run of the store in which it was made. */
  run: number;
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
  const notices = new Map<string, StoredNotice>();
  const queues = new Map<string, string[]>();
  const nextTry = new Map<string, number>();
  const cards = new Map<string, CardLocation>();
  const looks = new Map<string, number>();
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

  function write<T>(work: (undone: (() => void)[]) => T): T {
    const undone: (() => void)[] = [];
    const result = work(undone);
    if (undone.length > 0) undo.push(() => undone.reverse().forEach((step) => step()));
    if (undo.length > KEPT) undo = undo.slice(-KEPT / 2);
    return result;
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

  const leasesFor = createMemoryLeases(clock);
  const orderOf = (id: string) => orders.get(id)?.order ?? null;
  const tables = { orderOf, notices, queues, nextTry, cards, looks, put, write };
  /** A bot's leases and outbox. */
  const partsFor = (alive: () => boolean) => {
    const leases = leasesFor(alive);
    return { leases, outbox: createMemoryOutbox(tables, leases) };
  };

  return {
    journal,
    outbox: partsFor(() => true).outbox,
    partsFor,
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
