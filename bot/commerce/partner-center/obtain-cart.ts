import { asBotError, BotError } from '../../errors';
import type { Attempt, Failure, Preparation, ProviderHandle } from '../commerce';
import {
  createCart,
  holdsLine,
  isUnknownCart,
  isUsable,
  lineFailure,
  readCart,
  updateCart,
  type NewLine,
} from './cart';
import type { Client } from './client';
import { findMarked, LIST_LAG_MS, plain } from './orders';
import type { Cart } from './schemas/carts';

export type Obtained =
  | { cart: Cart }
  /** The cart of an earlier attempt was checked out; checkout on it only re-tells what was bought. */
  | { submitted: ProviderHandle }
  | Exclude<Preparation, { outcome: 'ready' }>;

/**
 * A cart that holds exactly the line: the one of an earlier attempt where it can still be used, else a new one. That no
 * order bears this one's mark was found out right before (find-by-marker.ts).
 */
export async function obtainCart(
  client: Client,
  customerId: string,
  attempt: Attempt,
  lineNow: () => Promise<NewLine>,
): Promise<Obtained> {
  const earlier = attempt.previous ? await lookAtEarlier(client, attempt.previous, attempt) : undefined;
  if (earlier && !('cart' in earlier)) return earlier;
  const line = await lineNow();
  const cart = await cartWith(client, customerId, attempt, line, earlier?.cart);
  const failure = lineFailure(cart);
  return failure ? { outcome: 'refused', failure } : { cart };
}

function cartWith(client: Client, customerId: string, attempt: Attempt, line: NewLine, held?: Cart): Promise<Cart> {
  if (!held) return createCart(client, customerId, line, attempt.requestId);
  return holdsLine(held, line) ? Promise.resolve(held) : updateCart(client, customerId, held, line);
}

/**
 * What became of the cart of an earlier attempt. It is given up for a new one only when it can no longer be bought from
 * and shows no purchase; two carts that could both be bought are two purchases.
 */
async function lookAtEarlier(client: Client, handle: ProviderHandle, attempt: Attempt): Promise<Obtained | undefined> {
  const cart = await readCart(client, handle.customerId, handle.key).catch((error: unknown) => {
    if (!isUnknownCart(error)) throw error;
    return undefined;
  });
  const now = client.options.clock();
  if (cart && isUsable(cart, now)) return { cart };
  if (plain(cart?.status) === 'ordered' || (await findMarked(client, handle.customerId, attempt))) {
    return { submitted: handle };
  }
  const expiresAt = Date.parse(cart?.expirationTimestamp ?? handle.expiresAt ?? '');
  if (now > expiresAt + LIST_LAG_MS) return undefined;
  return wait(client, 'Making sure that the earlier attempt bought nothing');
}

export function wait(client: Client, stage: string): Extract<Preparation, { outcome: 'waiting' }> {
  return { outcome: 'waiting', stage, retryAfterMs: client.options.followAfterMs ?? 30_000 };
}

/** An earlier checkout is still under way: a refusal now would be the wrong word for what may become a purchase. */
const UNDER_WAY = new Set(['800060', '800064', '800065']);

/** Runs a preparation: Partner Center's refusal becomes `refused`; what may pass (no answer, throttling) is thrown. */
export async function refusalsAsData(client: Client, work: () => Promise<Preparation>): Promise<Preparation> {
  try {
    return await work();
  } catch (error) {
    const problem = asBotError(error);
    if (UNDER_WAY.has(problem.code)) return wait(client, 'Partner Center is still working on the cart');
    if (problem.retry || !(error instanceof BotError)) throw error;
    return { outcome: 'refused', failure: problem.failure };
  }
}

export function handleOf(cart: Cart, customerId: string): ProviderHandle {
  return { key: cart.id, customerId, ...(cart.expirationTimestamp ? { expiresAt: cart.expirationTimestamp } : {}) };
}

export function failure(code: string, message: string, remedy: string): Failure {
  return { code, message, remedy, money: 'none' };
}
