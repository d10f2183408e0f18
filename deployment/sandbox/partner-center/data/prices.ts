import type { Sku } from './catalogue';
import { fraction } from './chance';
import type { Market } from './markets';

/** Amounts in the currency's smallest unit, so that sums are exact. */
export interface SkuPrice {
  currency: string;
  /** One unit, charged `instalments` times over the term. */
  instalment: number;
  instalments: number;
}

const MONTHS = { P1Y: 12, P3Y: 36, P5Y: 60 } as const;
/** What is left to pay per month under a commitment. */
const LEFT = { P1Y: 0.62, P3Y: 0.41, P5Y: 0.33 } as const;

export class PriceList {
  /** Multiplies every price; 1 is the generated list. */
  factor = 1;

  constructor(private readonly seed: number) {}

  priceOf(sku: Sku, market: Market, cycle: string): SkuPrice {
    const months = MONTHS[sku.term];
    const wobble = 0.97 + 0.06 * fraction(this.seed, 'price', sku.armSkuName, sku.armRegionName);
    const monthly = sku.monthlyDollars * LEFT[sku.term] * wobble * market.perDollar * this.factor;
    const term = Math.max(1, Math.round(monthly * months * 10 ** market.fractionDigits));
    return cycle === 'monthly'
      ? { currency: market.currency, instalment: Math.max(1, Math.round(term / months)), instalments: months }
      : { currency: market.currency, instalment: term, instalments: 1 };
  }
}

/** 123456 (cents) → 1234.56. */
export function major(minor: number, fractionDigits: number): number {
  return minor / 10 ** fractionDigits;
}
