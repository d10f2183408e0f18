import { makeCatalogue } from '../../../../../deployment/sandbox/partner-center/data/catalogue';
import { marketOf } from '../../../../../deployment/sandbox/partner-center/data/markets';
import { PriceList } from '../../../../../deployment/sandbox/partner-center/data/prices';

const catalogue = makeCatalogue(1);
const skus = catalogue.products.flatMap((product) => product.skus());
const usa = marketOf('US') as NonNullable<ReturnType<typeof marketOf>>;

test('there are about twenty thousand SKUs with ids of their own', () => {
  expect(skus.length).toBeGreaterThan(20_000);
  expect(skus.length).toBeLessThan(22_000);
  expect(new Set(skus.map((sku) => `${sku.productId}:${sku.id}`)).size).toBe(skus.length);
  expect(skus.every((sku) => /^[0-9A-Z]{4}$/.test(sku.id))).toBe(true);
});

test('Standard_D2s_v5 in westeurope is sold for one and three years, monthly as well', () => {
  const found = skus.filter((sku) => sku.armSkuName === 'Standard_D2s_v5' && sku.armRegionName === 'westeurope');
  expect(found.map((sku) => sku.term)).toEqual(['P1Y', 'P3Y']);
  expect(found.every((sku) => sku.cycles.includes('monthly'))).toBe(true);
});

test('only some series are sold when that is wanted, the same as otherwise', () => {
  const small = makeCatalogue(1, ['Dsv5']);
  const [dsv5] = catalogue.products.filter(({ title }) => title === 'Virtual Machines Dsv5 Series');
  expect(small.products.map(({ id }) => id)).toEqual([dsv5!.id]);
  expect(small.products[0]!.skus()).toEqual(dsv5!.skus());
});

test('there are terms of five years and things that can only be paid at once', () => {
  expect(skus.some((sku) => sku.term === 'P5Y')).toBe(true);
  expect(skus.filter((sku) => /DBCU/.test(sku.armSkuName)).map((sku) => sku.cycles)).toContainEqual(['one_time']);
});

test('three years cost less a month than one, and never less than one year altogether', () => {
  const prices = new PriceList(1);
  const months = { P1Y: 12, P3Y: 36, P5Y: 60 };
  for (const one of skus.filter((sku) => sku.term === 'P1Y').slice(0, 2000)) {
    const three = skus.find(
      (sku) => sku.term === 'P3Y' && sku.armSkuName === one.armSkuName && sku.armRegionName === one.armRegionName,
    );
    if (!three) continue;
    const [short, long] = [one, three].map((sku) => prices.priceOf(sku, usa, 'one_time').instalment) as [
      number,
      number,
    ];
    expect(long / months.P3Y).toBeLessThan(short / months.P1Y);
    expect(long).toBeGreaterThan(short);
  }
});

test('prices are whole numbers of the smallest unit in every currency, and the factor moves them', () => {
  const prices = new PriceList(1);
  const sku = skus[0];
  if (!sku) throw new Error('No SKU');
  const japan = marketOf('JP') as typeof usa;
  const before = prices.priceOf(sku, japan, 'monthly');
  expect(Number.isInteger(before.instalment)).toBe(true);
  expect(before).toMatchObject({ currency: 'JPY', instalments: 12 });
  prices.factor = 2;
  expect(prices.priceOf(sku, japan, 'monthly').instalment / before.instalment).toBeCloseTo(2, 1);
});
