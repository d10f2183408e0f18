import type { Policy } from './access/policy';
import { mayRequest } from './access/policy';
import type { Backend, Check, Commerce, Quote, ReservationRequest } from './commerce/commerce';
import { asBotError, botError } from './errors';
import {
  approve,
  confirm,
  edit,
  openOrder,
  quoteAgain,
  reject,
  withdraw,
  type Circumstances,
} from './orders/decisions';
import type { Change, Journal } from './orders/journal';
import type { Order } from './orders/order';
import type { Person, Place } from './people';

/** What a person can press or type about an order. */
export type Verb = 'confirm' | 'edit' | 'cancel' | 'approve' | 'reject' | 'withdraw';

/** The desk takes requests and decisions of people and records them; nothing here talks to Teams. */
export interface Desk {
  /** Checks and prices a complete request and records it as a quoted order. `editing` is the order it replaces. */
  open(asked: { request: ReservationRequest; editing?: string }, who: Who, signal?: AbortSignal): Promise<Order>;
  /** Records a decision on the order as the person saw it. Throws NOT_ALLOWED, WRONG_STATE or NOT_FOUND with a sentence. */
  decide(verb: Verb, order: Order, who: Who, reason?: string): Promise<Order>;
  /** An order of the person's tenant by what they typed ("r-7k2m9q", "7K2M9Q"). Throws NOT_FOUND. */
  find(typed: string, who: Who): Promise<Order>;
}

export interface Who {
  person: Person;
  place: Place;
}

export interface DeskOptions {
  journal: Journal;
  policy: Policy;
  commerce(backend: Backend): Commerce;
  now(): Date;
  newTicket(): string;
  newOrderId(): string;
}

const TRIES = 5;

export function createDesk(options: DeskOptions): Desk {
  const { journal, policy } = options;

  function circumstances(person: Person): Circumstances {
    return { policy, person, now: options.now(), ticket: options.newTicket() };
  }

  async function price(request: ReservationRequest, signal?: AbortSignal): Promise<{ quote: Quote; checks: Check[] }> {
    const commerce = options.commerce(request.backend);
    const [checks, quote] = await Promise.all([
      commerce.preflight(request, signal),
      commerce.quote(request, signal).catch((error: unknown) => asBotError(error)),
    ]);
    signal?.throwIfAborted();
    const failed = checks.filter((check) => check.outcome === 'fail');
    if (failed.length > 0) {
      const message = failed.map((check) => check.message).join(' ');
      throw botError('NOT_BUYABLE', { message, remedy: 'Change the request, or put that right and ask again.' });
    }
    if (quote instanceof Error) throw quote;
    return { quote, checks: checks.filter((check) => check.outcome !== 'pass') };
  }

  /** A decision holds for what the person saw: it is only made again while the buttons they saw are still alive. */
  async function commit(order: Order, decide: (order: Order) => Change): Promise<Order> {
    let current = order;
    for (let attempt = 0; attempt < TRIES && current.ticket === order.ticket; attempt += 1) {
      const change = decide(current);
      if ((await journal.commit(change)) === 'committed') return change.order;
      current = (await journal.read(order.id)) ?? current;
    }
    throw botError('CONFLICT', { order: order.id });
  }

  async function read(orderId: string, who: Who): Promise<Order> {
    const order = await journal.read(orderId);
    if (order && order.place.tenantId === who.person.tenantId) return order;
    throw botError('NOT_FOUND', { what: `Order ${orderId}`, hint: 'Write "orders" to see the ones I know.' });
  }

  return {
    async open({ request, editing }, who, signal) {
      const verdict = mayRequest(policy, who.person);
      if (!verdict.allowed) throw botError('NOT_ALLOWED', verdict);
      const asked = { request, ...(await price(request, signal)) };
      if (editing) {
        const order = await read(editing, who);
        return commit(order, (current) => quoteAgain(current, asked, circumstances(who.person)));
      }
      const change = openOrder(options.newOrderId(), who.place, asked, circumstances(who.person));
      if ((await journal.commit(change)) === 'committed') return change.order;
      throw botError('CONFLICT', { order: change.order.id });
    },

    async decide(verb, order, who, reason) {
      return commit(order, (current) => {
        const given = circumstances(who.person);
        switch (verb) {
          case 'confirm':
            return confirm(current, given);
          case 'approve':
            return approve(current, given);
          case 'reject':
            return reject(current, reason ?? '', given);
          case 'edit':
            return edit(current, given);
          case 'cancel':
          case 'withdraw':
            return withdraw(current, given);
        }
      });
    },

    async find(typed, who) {
      const id = typed.trim().toUpperCase().replace(/^R?-?/, '');
      return read(`R-${id}`, who);
    },
  };
}
