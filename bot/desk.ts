import { isDeepStrictEqual } from 'node:util';
import type { Policy } from './access/policy';
import { mayBeBought, mayRequest } from './access/policy';
import type { Standing } from './access/policy-people';
import type { Verdict } from './access/policy-verdict';
import type { Backend, Check, Commerce, Quote, ReservationRequest } from './commerce/commerce';
import { asBotError, BotError, botError } from './errors';
import type { BatchMark } from './orders/batch';
import type { Circumstances } from './orders/circumstances';
import { approve, approveByPolicy, confirm, reject, withdraw } from './orders/decisions';
import type { Alongside, Change, Journal } from './orders/journal';
import type { Order } from './orders/order';
import type { Outlook } from './orders/outlook';
import type { OrderSavings } from './orders/savings';
import { edit, openOrder, quoteAgain } from './orders/requests';
import type { Person, Place } from './people';

/** What a person can press or type about an order. */
export type Verb = 'confirm' | 'edit' | 'cancel' | 'approve' | 'reject' | 'withdraw';

/** The desk takes requests and decisions of people and records them; nothing here talks to Teams. */
export interface Desk {
  /** Checks and prices a complete request and records it as a quoted order. `editing` is the order it replaces. */
  open(asked: Asked, who: Who, signal?: AbortSignal): Promise<Order>;
  /** Records a decision on the order as the person saw it. Throws NOT_ALLOWED, WRONG_STATE or NOT_FOUND with a sentence. */
  decide(verb: Verb, order: Order, who: Who, reason?: string, batch?: BatchMark): Promise<Order>;
  /** An order of the person's tenant by what they typed ("r-7k2m9q", "7K2M9Q"). Throws NOT_FOUND. */
  find(typed: string, who: Who): Promise<Order>;
}

export interface Asked {
  request: ReservationRequest;
  /** The order that the request replaces. */
  editing?: string;
  /** The order on whose reservation it follows. */
  renews?: string;
  /** For a line of a batch: the id it was given beforehand, so that opening it again opens nothing new. */
  as?: { id: string; batch: BatchMark };
  /** Which of the turn's requests it is; a turn may ask for several. */
  nth?: number;
}

export interface Who {
  person: Person;
  place: Place;
  /** Names the delivery that asks. A turn that is run again finds the order that its first run opened. */
  key?: string;
  /**
   * What is to be remembered of the delivery once the last thing it asks for is recorded, to be written together with
   * it. Absent where more follows on the change: that would be lost with whoever dies in between.
   */
  alongside?(): Alongside | undefined;
}

export interface DeskOptions {
  journal: Journal;
  policy: Policy;
  commerce(backend: Backend): Commerce;
  /** What a request saves at this price, where that is known at once. */
  savings?(request: ReservationRequest, quote: Quote): Promise<OrderSavings | undefined>;
  /** What is known of its returning and of like reservations, where it is at hand. Does not fail. */
  outlook?(request: ReservationRequest): Promise<Outlook | undefined>;
  /** The person's groups and whom they act for, for the policy to judge. */
  standingOf?(person: Person): Promise<Standing>;
  now(): Date;
  newTicket(): string;
  newOrderId(seed?: string): string;
}

const TRIES = 5;
const NOTHING_TO_EDIT = { why: 'An Azure plan has nothing to change.', hint: 'Withdraw it or write "cancel" instead.' };

export function createDesk(options: DeskOptions): Desk {
  const { journal, policy } = options;
  const standingOf = async (person: Person) => (await options.standingOf?.(person)) ?? {};

  function circumstances(person: Person, standing: Standing): Circumstances {
    return { policy, person, standing, now: options.now(), ticket: options.newTicket() };
  }

  /** Little enough to need nobody; when it cannot be approved so, a person may still. */
  async function approveByItself(order: Order, given: Circumstances): Promise<Order> {
    try {
      const change = approveByPolicy(order, given);
      if (change && (await journal.commit(change)) === 'committed') return change.order;
    } catch (error) {
      if (!(error instanceof BotError)) throw error;
    }
    return order;
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
  async function commit(order: Order, who: Who | undefined, decide: (order: Order) => Change): Promise<Order> {
    let current = order;
    for (let attempt = 0; attempt < TRIES && current.ticket === order.ticket; attempt += 1) {
      const change = withTurn(decide(current), who);
      if ((await journal.commit(change)) === 'committed') return change.order;
      current = (await journal.read(order.id)) ?? current;
    }
    throw botError('CONFLICT', { order: order.id });
  }

  /** Opens the order under an id that the turn's next run would give it as well, and finds it when an earlier run did. */
  async function openOnce(asked: Pick<Asked, 'request' | 'nth'>, who: Who, changeFor: (id: string) => Change) {
    const seed = who.key && JSON.stringify([who.key, who.person.id, asked.nth ?? 0, asked.request]);
    const change = withTurn(changeFor(options.newOrderId(seed)), who);
    if ((await journal.commit(change)) === 'committed') return change.order;
    const stored = await journal.read(change.order.id);
    const wanted = JSON.parse(JSON.stringify(change.order.request)) as unknown;
    if (seed && stored?.requester.id === who.person.id && isDeepStrictEqual(stored.request, wanted)) return stored;
    const another = changeFor(options.newOrderId());
    if ((await journal.commit(another)) === 'committed') return another.order;
    throw botError('CONFLICT', { order: another.order.id });
  }

  async function read(orderId: string, who: Who): Promise<Order> {
    const order = await journal.read(orderId);
    if (order && order.place.tenantId === who.person.tenantId) return order;
    throw botError('NOT_FOUND', { what: `Order ${orderId}`, hint: 'Write "orders" to see the ones I know.' });
  }

  return {
    async open({ request, editing, renews, as, nth }, who, signal) {
      const standing = await standingOf(who.person);
      const order = editing ? await read(editing, who) : undefined;
      const place = order?.place ?? who.place;
      demand(mayRequest(policy, who.person, place, standing));
      demand(mayBeBought(policy, request, place));
      const outlook = options.outlook?.(request);
      const priced = await price(request, signal);
      const savings = await options.savings?.(request, priced.quote);
      const asked = { request, ...priced, savings, outlook: await outlook };
      signal?.throwIfAborted();
      const given = circumstances(who.person, standing);
      if (order) return commit(order, who, (current) => quoteAgain(current, asked, given));
      const changeFor = (id: string) =>
        openOrder(id, who.place, { ...asked, renews, ...(as && { batch: as.batch }) }, given);
      if (!as) return openOnce({ request, nth }, who, changeFor);
      const change = changeFor(as.id);
      if ((await journal.commit(change)) === 'committed') return change.order;
      throw botError('CONFLICT', { order: change.order.id });
    },

    async decide(verb, order, who, reason, batch) {
      const standing = await standingOf(who.person);
      // A request that is changed is asked about anew in the same turn.
      const after = await commit(order, verb === 'edit' ? undefined : who, (stored) => {
        const current = batch ? { ...stored, batch } : stored;
        const given = circumstances(who.person, standing);
        switch (verb) {
          case 'confirm':
            return confirm(current, given);
          case 'approve':
            return approve(current, given);
          case 'reject':
            return reject(current, (reason ?? '').trim().slice(0, 500), given);
          case 'edit':
            if (current.request.kind) throw botError('NOT_ALLOWED', NOTHING_TO_EDIT);
            return edit(current, given);
          case 'cancel':
          case 'withdraw':
            return withdraw(current, given);
        }
      });
      return verb === 'confirm' ? approveByItself(after, circumstances(who.person, standing)) : after;
    },

    async find(typed, who) {
      const id = typed.trim().toUpperCase().replace(/^R?-?/, '');
      return read(`R-${id}`, who);
    },
  };
}

function withTurn(change: Change, who: Who | undefined): Change {
  const alongside = who?.alongside?.();
  return alongside ? { ...change, alongside } : change;
}

function demand(verdict: Verdict): void {
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
}
