import { knownLines, prepareLines } from '../../../dialogs/resolve/known-lines';
import { ITEMS } from '../fixture';

it('finds lines by SKU, or else by title, however they are written', () => {
  const lines = knownLines(ITEMS);
  expect(lines.ofSku('standard d2s v5').map(({ sku }) => sku)).toContain('Standard_D2s_v5');
  const [first] = ITEMS;
  expect(lines.ofSku(`  ${first!.skuTitle.toUpperCase()} `)).toContain(first);
  expect(lines.ofSku('no such thing')).toEqual([]);
});

it('prepares the same in slices, with pauses, once for all who wait', async () => {
  const items = Array.from({ length: 20_000 }, (_, n) => {
    const item = ITEMS[n % ITEMS.length]!;
    return { ...item, sku: `${item.sku}_${n}`, region: `region${n % 7}` };
  });
  let pauses = 0;
  const pause = async () => void (pauses += 1);
  await Promise.all([prepareLines(items, pause), prepareLines(items, pause)]);
  expect(pauses).toBeGreaterThan(5);
  expect(pauses).toBeLessThan(20);
  const inSlices = knownLines(items);
  const atOnce = knownLines([...items]);
  expect({ ...inSlices, ofSku: 0, skuSearch: 0 }).toEqual({ ...atOnce, ofSku: 0, skuSearch: 0 });
  expect(inSlices.skuSearch.search('d2s', 15)).toEqual(atOnce.skuSearch.search('d2s', 15));
});
