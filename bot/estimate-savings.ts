import type { Azure } from './commerce/azure/azure';
import type { CatalogueItem, Price, Quote, ReservationRequest } from './commerce/commerce';
import { asBotError } from './errors';
import type { Log } from './orders/purchase';
import type { OrderSavings } from './orders/savings';

/** Estimates what a reservation saves; undefined when the public list has nothing to compare with. */
export type EstimateSavings = (
  item: CatalogueItem,
  quantity: number,
  price?: Price,
  currency?: string,
) => Promise<OrderSavings | undefined>;

export interface EstimateOptions {
  retail: Pick<Azure, 'savings'>;
  now(): Date;
  log: Log;
}

export function createEstimate({ retail, now }: Pick<EstimateOptions, 'retail' | 'now'>): EstimateSavings {
  return async (item, quantity, price, currency) => {
    const savings = await retail.savings(item, quantity, price, currency);
    return savings && { ...savings, at: now().toISOString() };
  };
}

const DEADLINE_MS = 400;

/** As a help beside a price: late or failing, it is left out and nobody waits. */
export function briefly(estimate: EstimateSavings, log: Log): EstimateSavings {
  return async (...asked) => {
    const found = estimate(...asked).catch((error: unknown) => {
      log.info({ code: asBotError(error).code }, 'savings could not be estimated');
      return undefined;
    });
    return inTime(found, DEADLINE_MS);
  };
}

/** The same for a request that was priced; an Azure plan saves nothing. */
export function besideAPrice(estimate: EstimateSavings, log: Log) {
  const soon = briefly(estimate, log);
  return async ({ item, quantity, kind }: ReservationRequest, { price }: Quote) =>
    price && !kind ? soon(item, quantity, price) : undefined;
}

/** What comes in time; undefined otherwise. The timer goes as soon as it is not needed: every request sets one. */
function inTime<T>(found: Promise<T>, limitMs: number): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, limitMs, undefined).unref();
    found.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
