import type { Order } from '../../bot/orders/order';
import type { Sabotage } from '../storm/world';
import { blind, bound, commerceWith, journalWith, unread, withoutLooks } from './without';

/** One protection, and how the bot would be without it. */
export interface Guard {
  name: string;
  removed: Sabotage;
  /** Where its absence must show. */
  shows: 'storm' | 'sweep' | 'stall' | 'rollback';
}

let commits = 0;

export const GUARDS: Guard[] = [
  {
    name: 'durable gate: the intent is confirmed on disk',
    shows: 'storm',
    removed: (around) => ({ ...around, durable: async () => undefined }),
  },
  {
    name: 'no purchase on an unsafe store',
    shows: 'storm',
    removed: (around) => ({ ...around, unsafe: async () => [] }),
  },
  { name: 'second witness: the mark at the provider', shows: 'sweep', removed: blind },
  {
    name: 'waiting until the list of the provider is conclusive',
    shows: 'sweep',
    removed: commerceWith((commerce) => ({
      findByMarker: async (...given) => ({ ...(await commerce.findByMarker(...given)), conclusive: true }) as never,
    })),
  },
  {
    name: 'knowing that the store may have forgotten',
    shows: 'sweep',
    removed: (around) => ({ ...around, forgottenUntil: async () => null }),
  },
  {
    name: 'single-use ticket',
    shows: 'storm',
    removed: journalWith((journal) => ({
      readByTicket: async (ticket) => {
        const order = await journal.readByTicket(ticket);
        return order && { ...order, ticket };
      },
      commit: (change) => journal.commit({ ...change, expectedTicket: undefined }),
      read: async (id) => journal.read(id),
    })),
  },
  {
    name: 'price check before the purchase',
    shows: 'storm',
    removed: commerceWith((commerce) => ({
      prepare: async (...given) => {
        const ready = await commerce.prepare(...given);
        return ready.outcome === 'ready' ? { ...ready, quote: { ...ready.quote, price: undefined } } : ready;
      },
    })),
  },
  {
    name: 'four eyes',
    shows: 'storm',
    removed: journalWith((journal) => {
      const real = new Map<string, Order['requester']>();
      return {
        readByTicket: async (ticket) => {
          const order = await journal.readByTicket(ticket);
          if (!order) return null;
          real.set(order.id, order.requester);
          if (order.state !== 'pending') return order;
          return { ...order, requester: { ...order.requester, id: 'nobody' } };
        },
        commit: (change) => {
          const requester = real.get(change.order.id) ?? change.order.requester;
          return journal.commit({ ...change, order: { ...change.order, requester } });
        },
      };
    }),
  },
  {
    name: 'handle recorded before the call',
    shows: 'sweep',
    removed: journalWith((journal) => ({
      commit: (change) => {
        const { provider } = change.order;
        if (change.audit.event !== 'buy' || !provider) return journal.commit(change);
        return journal.commit({ ...change, order: { ...change.order, provider: { ...provider, handle: undefined } } });
      },
    })),
  },
  { name: 'settling a doubt by reading', shows: 'sweep', removed: unread },
  {
    name: 'notices in the same write as the change',
    shows: 'storm',
    removed: journalWith((journal) => ({
      // Now and then the bot dies between the two writes.
      commit: (change) => journal.commit((commits += 1) % 40 === 0 ? { ...change, notices: [] } : change),
    })),
  },
  {
    name: 'a notice is done only when Teams took it',
    shows: 'storm',
    removed: (around) => ({
      ...around,
      outbox: {
        ...bound(around.outbox),
        retryAt: (id: string) => around.outbox.delivered(id),
      },
    }),
  },
  {
    name: 'the past of the version that a change follows on',
    shows: 'rollback',
    removed: journalWith((journal) => ({
      commit: (change) => journal.commit({ ...change, expectedTicket: undefined }),
    })),
  },
  {
    name: 'another look at a card that somebody began to show',
    shows: 'stall',
    removed: withoutLooks,
  },
];
