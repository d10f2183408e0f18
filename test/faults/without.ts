import type { Commerce } from '../../bot/commerce/commerce';
import type { Change, Delivery, Journal } from '../../bot/orders/journal';
import type { Order } from '../../bot/orders/order';
import type { Surroundings } from '../storm/assemble-bot';
import type { Sabotage } from '../storm/world';

/** Ways to take a protection out of a bot. */
export const commerceWith =
  (over: (commerce: Commerce) => Partial<Commerce>): Sabotage =>
  (around) => ({ ...around, commerce: { ...around.commerce, ...over(around.commerce) } });

export const journalWith =
  (over: (journal: Surroundings['journal']) => Partial<Journal>): Sabotage =>
  (around) => {
    const { journal } = around;
    const changed = over(journal);
    return {
      ...around,
      journal: new Proxy(journal, { get: (real, key): unknown => Reflect.get(changed, key) ?? Reflect.get(real, key) }),
    };
  };

/** Commits whatever is stored: the last one wins. */
async function overwrite(journal: Journal, change: Change) {
  const stored = await journal.read(change.order.id);
  const expected = stored?.version ?? 0;
  const order = { ...change.order, version: expected + 1 };
  return journal.commit({
    ...change,
    expected,
    expectedTicket: undefined,
    order,
    audit: { ...change.audit, version: expected + 1, from: stored?.state ?? null },
  });
}

export const blind = commerceWith(() => ({ findByMarker: async () => ({ found: false, conclusive: true }) }));
export const unread = commerceWith((commerce) => ({
  settle: async () => ({ outcome: 'absent' }),
  prepare: (request, attempt) => commerce.prepare(request, { ...attempt, previous: undefined }),
}));

let others = 0;

/** Everybody has a lease of their own. */
export const withoutLease: Sabotage = (around) => ({
  ...around,
  leases: { hold: async (_name, _ttl, work) => ({ ran: true, result: await work() }), keep: (_lease, work) => work() },
  outbox: {
    ...bound(around.outbox),
    begin: (orderId, by) =>
      around.outbox.begin(orderId, { ...by, lease: { ...by.lease, name: `${by.lease.name} ${(others += 1)}` } }),
  },
});

/** Nothing is left behind by whoever shows a card. */
export const withoutLooks: Sabotage = (around) => {
  const { outbox } = around;
  const without = async <T extends Delivery | null | 'busy'>(begun: T): Promise<T> => {
    if (begun && begun !== 'busy' && begun.look) await outbox.takeBack(begun.look);
    return begun;
  };
  return {
    ...around,
    outbox: {
      ...bound(outbox),
      begin: async (...given) => without(await outbox.begin(...given)),
      finish: async (...given) => {
        const finished = await outbox.finish(...given);
        if ('next' in finished) await without(finished.next);
        return finished;
      },
    },
  };
};

export const withoutVersions = journalWith((journal) => ({ commit: (change) => overwrite(journal, change) }));

/** The order in which an intent was just recorded is believed to be there still. */
export const withoutSecondLook = journalWith((journal) => {
  const intents = new Map<string, Order>();
  return {
    commit: async (change) => {
      const result = await journal.commit(change);
      if (result === 'committed' && change.audit.event === 'buy') intents.set(change.order.id, change.order);
      return result;
    },
    read: async (id) => {
      const intent = intents.get(id);
      intents.delete(id);
      return intent ?? journal.read(id);
    },
  };
});

export const withoutLanding = journalWith((journal) => ({
  commit: async (change) => {
    const result = await journal.commit(change);
    return result === 'conflict' && change.audit.event === 'placed' ? 'committed' : result;
  },
}));

export const both =
  (one: Sabotage, other: Sabotage): Sabotage =>
  (around) =>
    one(other(around));

export function bound(outbox: Surroundings['outbox']): Surroundings['outbox'] {
  return {
    waiting: (...given) => outbox.waiting(...given),
    read: (...given) => outbox.read(...given),
    retryAt: (...given) => outbox.retryAt(...given),
    delivered: (...given) => outbox.delivered(...given),
    cardOf: (...given) => outbox.cardOf(...given),
    ordersWaiting: (...given) => outbox.ordersWaiting(...given),
    begin: (...given) => outbox.begin(...given),
    finish: (...given) => outbox.finish(...given),
    takeBack: (...given) => outbox.takeBack(...given),
  };
}
