import type { CatalogueItem } from '../../../bot/commerce/commerce';
import { knownLines } from '../../../dialogs/resolve/known-lines';

function line(sku: string, skuTitle: string, region = 'westeurope'): CatalogueItem {
  return {
    ...{ ref: `${sku}/${region}`, productId: 'P', productTitle: 'Dsv5 Series', resourceType: 'VirtualMachines' },
    ...{ sku, skuTitle, region, regionTitle: region, term: 'P3Y', billingPlans: ['Upfront'] },
    ...{ minQuantity: 1, maxQuantity: 10 },
  };
}

const d2 = line('Standard_D2s_v5', 'Reserved D2s, West');
const d2North = line('Standard_D2s_v5', 'Reserved D2s, North', 'northeurope');
const d4 = line('Standard_D4s_v5', 'Reserved D4s, West');
const items = [d2, d4, d2North];

it('finds the lines of a SKU however it is spelt, in the order of the catalogue', () => {
  for (const text of ['Standard_D2s_v5', 'd2s v5', 'D2S-V5'])
    expect(knownLines(items).ofSku(text)).toEqual([d2, d2North]);
});

it('finds a line by its title as well', () => {
  expect(knownLines(items).ofSku('reserved d4s west')).toEqual([d4]);
});

it('joins lines that are called so by name with those that are by title, each once', () => {
  const odd = line('Premium', 'Standard_D2s_v5');
  const more = [odd, ...items];
  expect(knownLines(more).ofSku('Standard_D2s_v5')).toEqual([odd, d2, d2North]);
});

it('finds nothing for what is not there', () => {
  expect(knownLines(items).ofSku('Standard_E2s_v5')).toEqual([]);
});

it('prepares a catalogue once', () => {
  expect(knownLines(items)).toBe(knownLines(items));
  expect(knownLines([...items])).not.toBe(knownLines(items));
});
