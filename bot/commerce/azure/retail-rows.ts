import { money, type Money } from '../../orders/money';
import { monthsOf } from './savings';
import type { RetailItem } from './schema/retail';

/** One piece for one hour without a reservation, from a list of retail prices for one SKU and region. */
export function payAsYouGoRow(items: readonly RetailItem[]): Money | undefined {
  const rows = items.filter(
    (item) =>
      item.type === 'Consumption' && item.unitOfMeasure === '1 Hour' && !item.tierMinimumUnits && isRegular(item),
  );
  return toMoney(newest(rows));
}

/** One piece for the whole term with a reservation. */
export function reservationRow(items: readonly RetailItem[], term: string): Money | undefined {
  const months = monthsOf(term);
  const rows = items.filter(
    (item) => item.type === 'Reservation' && monthsInWords(item.reservationTerm) === months && isRegular(item),
  );
  return toMoney(newest(rows));
}

/** A reservation covers the machine, not the Windows licence, so Linux is what it compares with. */
function isRegular({ productName = '', skuName = '', meterName = '' }: RetailItem): boolean {
  return !/windows|cloud ?services/i.test(productName) && !/\b(spot|low priority)\b/i.test(`${skuName} ${meterName}`);
}

function newest(rows: RetailItem[]): RetailItem | undefined {
  const primary = rows.filter(({ isPrimaryMeterRegion }) => isPrimaryMeterRegion !== false);
  return primary.toSorted((a, b) => (b.effectiveStartDate ?? '').localeCompare(a.effectiveStartDate ?? ''))[0];
}

function toMoney(item: RetailItem | undefined): Money | undefined {
  return item && money(item.retailPrice, item.currencyCode);
}

function monthsInWords(words = ''): number | undefined {
  const [, count, unit] = /^(\d+) (Year|Month)s?$/i.exec(words) ?? [];
  return count ? Number(count) * (unit?.toLowerCase() === 'year' ? 12 : 1) : undefined;
}
