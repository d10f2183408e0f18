import { payAsYouGoRow, reservationRow } from '../../../../bot/commerce/azure/retail-rows';
import type { RetailItem } from '../../../../bot/commerce/azure/schema/retail';

function row(more: Partial<RetailItem>): RetailItem {
  return {
    currencyCode: 'USD',
    retailPrice: 0.5,
    tierMinimumUnits: 0,
    productName: 'Virtual Machines Dsv5 Series',
    skuName: 'D8s v5',
    meterName: 'D8s v5',
    unitOfMeasure: '1 Hour',
    isPrimaryMeterRegion: true,
    effectiveStartDate: '2026-01-01T00:00:00Z',
    type: 'Consumption',
    reservationTerm: undefined,
    armRegionName: 'westeurope',
    armSkuName: 'Standard_D8s_v5',
    ...more,
  };
}

test.each<[string, Partial<RetailItem>]>([
  ['Windows', { productName: 'Virtual Machines Dsv5 Series Windows' }],
  ['Spot', { skuName: 'D8s v5 Spot' }],
  ['Spot in the meter', { meterName: 'D8s v5 Spot' }],
  ['Low Priority', { skuName: 'D8s v5 Low Priority' }],
  ['test prices', { type: 'DevTestConsumption' }],
  ['a tier', { tierMinimumUnits: 100 }],
  ['another unit', { unitOfMeasure: '1 GB' }],
  ['another meter region', { isPrimaryMeterRegion: false }],
  ['a type nobody knows', { type: 'BrandNew' }],
])('%s is not what a reservation compares with', (_name, more) => {
  expect(payAsYouGoRow([row(more)])).toBeUndefined();
  expect(payAsYouGoRow([row(more), row({ retailPrice: 0.7 })])).toEqual({ amount: '0.7', currency: 'USD' });
});

test('the newest price counts', () => {
  const older = row({ retailPrice: 9, effectiveStartDate: '2025-01-01T00:00:00Z' });
  expect(payAsYouGoRow([older, row({})])).toEqual({ amount: '0.5', currency: 'USD' });
});

test('the price of a reservation is the whole term although its unit says an hour', () => {
  const rows = [
    row({ type: 'Reservation', reservationTerm: '1 Year', retailPrice: 2500 }),
    row({ type: 'Reservation', reservationTerm: '3 Years', retailPrice: 4800 }),
  ];
  expect(reservationRow(rows, 'P1Y')).toEqual({ amount: '2500', currency: 'USD' });
  expect(reservationRow(rows, 'P3Y')).toEqual({ amount: '4800', currency: 'USD' });
  expect(reservationRow(rows, 'P5Y')).toBeUndefined();
});
