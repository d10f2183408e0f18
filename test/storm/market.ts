import { money, times, type Money } from '../../bot/orders/money';

/** A purchase that happened at the provider: money was spent. */
export interface Bought {
  id: string;
  /** Friendly name or display name: holds our order's id. */
  mark: string;
  at: number;
  total: Money;
  handle: string;
}

export interface Cart {
  id: string;
  mark: string;
  quantity: number;
  unit: Money;
  /** Of the availability in it. */
  issue: number;
  expiresAt: number;
  orderId?: string;
}

export interface Session {
  mark: string;
  quantity: number;
  unit: Money;
  at: number;
}

export interface MarketOptions {
  clock(): number;
  /** How late the provider's list shows a new order, in milliseconds. */
  listLagMs: number;
  cartLifeMs?: number;
  /** How long until an order is active. */
  paceMs?: number;
}

export const SESSION_MS = 5 * 60_000;
const WEEK_MS = 7 * 86_400_000;

/**
 * What the providers remember, with the effects of their calls: carts that are bought once however often they are
 * checked out, and order ids that come from a price calculation and are refused the second time. Everything here
 * happens at once and in one piece; what may go wrong on the way is the caller's.
 */
export function createMarket(options: MarketOptions) {
  const { clock } = options;
  const bought: Bought[] = [];
  const carts = new Map<string, Cart>();
  const sessions = new Map<string, Session>();
  let unit = money('1000', 'EUR');
  let issue = 1;
  let ids = 0;
  const newId = (kind: string) => `${kind}-${(ids += 1)}`;
  const visible = () => bought.filter(({ at }) => at + options.listLagMs <= clock());

  return {
    bought,
    clock,
    unit: () => unit,
    setUnit: (amount: string) => void (unit = money(amount, 'EUR')),
    of: (orderId: string) => bought.filter(({ mark }) => mark === orderId),
    /** The provider's list of orders, which lags. */
    list: () => visible(),
    isActive: (id: string) => {
      const order = bought.find((one) => one.id === id);
      return order ? clock() >= order.at + (options.paceMs ?? 60_000) : undefined;
    },

    createCart(mark: string, quantity: number): Cart {
      const expiresAt = clock() + (options.cartLifeMs ?? WEEK_MS);
      const cart = { id: newId('cart'), mark, quantity, unit, issue, expiresAt };
      carts.set(cart.id, cart);
      return { ...cart };
    },
    readCart: (id: string) => {
      const cart = carts.get(id);
      return cart && (cart.orderId || cart.expiresAt > clock()) ? { ...cart } : undefined;
    },
    updateCart: (id: string) => {
      const cart = carts.get(id)!;
      Object.assign(cart, { unit, issue });
      return { ...cart };
    },
    /** Availabilities were issued anew: a cart that still holds the old one cannot be bought from. */
    reissue: () => void (issue += 1),
    /** Idempotent per cart; 'gone' when the cart can no longer be bought from. */
    checkout(id: string): string {
      const cart = carts.get(id);
      if (!cart) return 'gone';
      if (cart.orderId) return cart.orderId;
      if (cart.expiresAt <= clock() || cart.issue !== issue) return 'gone';
      const orderId = newId('order');
      cart.orderId = orderId;
      bought.push({ id: orderId, mark: cart.mark, at: clock(), total: times(cart.unit, cart.quantity), handle: id });
      return orderId;
    },

    calculatePrice(mark: string, quantity: number) {
      const id = newId('reservation-order');
      sessions.set(id, { mark, quantity, unit, at: clock() });
      return { id, total: times(unit, quantity) };
    },
    /** PUT reservationOrders/{id}: once, and only while the price session lasts. */
    put(id: string): 'created' | 'exists' | 'session-ended' {
      if (bought.some((one) => one.id === id)) return 'exists';
      const session = sessions.get(id);
      if (!session || clock() > session.at + SESSION_MS) return 'session-ended';
      const total = times(session.unit, session.quantity);
      bought.push({ id, mark: session.mark, at: clock(), total, handle: id });
      return 'created';
    },
    get: (id: string) => bought.find((one) => one.id === id),
  };
}

export type Market = ReturnType<typeof createMarket>;
