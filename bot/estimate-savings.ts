import { setTimeout as pause } from 'node:timers/promises';
import type { Azure } from './commerce/azure/azure';
import type { CatalogueItem, Price } from './commerce/commerce';
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
    return Promise.race([found, pause(DEADLINE_MS, undefined, { ref: false })]);
  };
}
