import type { Attempt, Failure, Placement, Preparation, Quote } from '../../bot/commerce/commerce';
import { asBotError } from '../../bot/errors';
import { money, type Money } from '../../bot/orders/money';
import type { Market } from './market';

export interface Wire {
  market: Market;
  /** A reading call or one whose repetition costs nothing; tried again a few times as the real pipeline does. */
  read: <T>(name: string, effect: () => T) => Promise<T>;
  write: <T>(name: string, effect: () => T) => Promise<T>;
  /** Sent once. */
  spend: <T>(name: string, effect: () => T) => Promise<T>;
}

export function quoteOf(total: Money, nowMs: number): Quote {
  const at = new Date(nowMs).toISOString();
  const unit = money('1', total.currency);
  return {
    price: { unit, total, instalments: { count: 1, amount: total } },
    source: 'market',
    quotedAt: at,
    expiresAt: at,
  };
}

export function isMarked(market: Market, attempt: Attempt) {
  return market
    .list()
    .find(({ mark, at }) => mark === attempt.orderId && at >= Date.parse(attempt.approvedAt) - 300_000);
}

export function doubt(message: string): Extract<Placement, { outcome: 'doubtful' }> {
  return { outcome: 'doubtful', failure: failure('DOUBT', message, 'maybe') };
}

export function refused(message: string): Extract<Placement, { outcome: 'refused' }> {
  return { outcome: 'refused', failure: failure('REFUSED', message, 'none') };
}

function failure(code: string, message: string, moved: Failure['money']): Failure {
  return { code, message, remedy: '', money: moved };
}

export function wait(stage: string): Preparation {
  return { outcome: 'waiting', stage, retryAfterMs: 30_000 };
}

export function reason(error: unknown): string {
  return asBotError(error).failure.message;
}
