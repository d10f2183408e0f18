import { hourlyPrice, monthlyPrice, monthsOf, PRODUCTS, REGIONS, type Product } from './products';
import { round } from './order-view';

/** Units of a currency for one US dollar, for the price list. */
const RATES: Record<string, number> = { USD: 1, EUR: 0.92, GBP: 0.79, CHF: 0.88 };

export type RetailRow = Record<string, unknown>;

/** The public price list: for each product and region its hourly prices and its reservations. */
export function retailRows(currency: string): RetailRow[] {
  return PRODUCTS.flatMap((product) => REGIONS.flatMap((region) => rowsOf(product, region, currency)));
}

function rowsOf(product: Product, region: (typeof REGIONS)[number], currency: string): RetailRow[] {
  const rate = RATES[currency] ?? 1;
  const hourly = hourlyPrice(product, region.name) * rate;
  const machine = product.resourceType === 'VirtualMachines';
  const series = machine ? `Virtual Machines ${product.series}` : product.title;
  const row = (price: number, more: RetailRow): RetailRow => ({
    currencyCode: currency,
    tierMinimumUnits: 0,
    retailPrice: Number(price.toFixed(6)),
    unitPrice: Number(price.toFixed(6)),
    armRegionName: region.name,
    location: region.title,
    effectiveStartDate: '2026-01-01T00:00:00Z',
    productName: series,
    skuName: product.title,
    meterName: product.title,
    serviceName: machine ? 'Virtual Machines' : product.title,
    serviceFamily: machine ? 'Compute' : 'Databases',
    unitOfMeasure: '1 Hour',
    type: 'Consumption',
    isPrimaryMeterRegion: true,
    armSkuName: product.sku,
    ...more,
  });
  const machineRows = [
    row(hourly * 1.9, { productName: `${series} Windows` }),
    row(hourly * 0.2, { skuName: `${product.title} Spot`, meterName: `${product.title} Spot` }),
    row(hourly * 0.25, { skuName: `${product.title} Low Priority` }),
  ];
  const reservations = product.terms
    .filter((term) => term.endsWith('Y'))
    .map((term) => {
      const years = monthsOf(term) / 12;
      // The whole term's price, though the list goes on saying "1 Hour".
      const price = round(monthlyPrice(product, region.name, term) * rate) * monthsOf(term);
      return row(price, { type: 'Reservation', reservationTerm: `${years} Year${years > 1 ? 's' : ''}` });
    });
  return [...(machine ? machineRows : []), row(hourly, {}), ...reservations];
}
