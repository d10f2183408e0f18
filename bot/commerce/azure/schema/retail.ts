import { z } from 'zod';
import { maybe, maybeText } from './parts';

/** https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices */
export const RetailItem = z.object({
  currencyCode: z.string(),
  /** For a reservation the price of the whole term, whatever unitOfMeasure says. */
  retailPrice: z.number(),
  tierMinimumUnits: maybe(z.number()),
  armRegionName: maybeText,
  armSkuName: maybeText,
  productName: maybeText,
  skuName: maybeText,
  meterName: maybeText,
  unitOfMeasure: maybeText,
  isPrimaryMeterRegion: maybe(z.boolean()),
  effectiveStartDate: maybeText,
  reservationTerm: maybeText,
  type: maybeText,
});
export type RetailItem = z.infer<typeof RetailItem>;

export const RetailPage = z.object({ Items: z.array(RetailItem), NextPageLink: maybeText });
