import { gzipSync } from 'node:zlib';
import type { Reply } from '../http/scripted-server';
import { cartOf, list, openShop, PATHS, REQUEST, SHEET, type Shop } from './shop';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.close());

const sheet = (reply: Reply) => shop.server.on(`GET ${PATHS.sheet}`, reply);
const monthly = { ...REQUEST, billingPlan: 'Monthly' } as const;

test("the price sheet gives the price, exactly, and is read once with the user's token", async () => {
  const quote = await shop.partnerCenter.quote(REQUEST);
  expect(quote.price).toEqual({
    unit: { amount: '1000.1', currency: 'EUR' },
    total: { amount: '3000.3', currency: 'EUR' },
    instalments: { count: 1, amount: { amount: '3000.3', currency: 'EUR' } },
  });
  expect(quote.source).toBe('Partner Center price sheet of DE of 2026-11-21, before tax');
  expect((await shop.partnerCenter.quote(monthly)).price?.instalments).toEqual({
    count: 36,
    amount: { amount: '83.34', currency: 'EUR' },
  });
  expect(shop.server.requests(`GET ${PATHS.sheet}`).map(({ headers }) => headers.authorization)).toEqual([
    'Bearer user-token',
  ]);
  expect(shop.server.count(`POST ${PATHS.carts}`)).toBe(0);
});

test.each<[string, () => Reply]>([
  ['compressed on the way', () => ({ raw: gzipSync(SHEET), headers: { 'content-encoding': 'gzip' } })],
  ['with a byte order mark', () => ({ raw: `\uFEFF${SHEET}` })],
  [
    'with columns named otherwise',
    () => ({ raw: 'Product ID,SKU_ID,Term,Currency Code,Unit Price\nDZH0VM,00A1,3 Years,EUR,1000.1' }),
  ],
])('a sheet %s is read', async (_, reply) => {
  sheet(reply());
  expect((await shop.partnerCenter.quote(REQUEST)).price?.total.amount).toBe('3000.3');
});

test('a row that is no longer or not yet in force does not count', async () => {
  const head = 'ProductId,SkuId,TermDuration,Currency,UnitPrice,EffectiveStartDate,EffectiveEndDate';
  const rows = ['1,1/1/2026,2/1/2026', '5,11/1/2026,12/1/2026', '9,12/1/2026,1/1/2027'];
  sheet({ raw: [head, ...rows.map((row) => `DZH0VM,00A1,P3Y,EUR,${row}`)].join('\n') });
  expect((await shop.partnerCenter.quote(REQUEST)).price?.unit.amount).toBe('5');
});

const useless: [string, Reply][] = [
  ['not there', { status: 404, json: { error: { code: 'NotFound', message: 'no' } } }],
  ['forbidden', { status: 403 }],
  ['a zip file', { raw: 'PK', headers: { 'content-type': 'application/zip' } }],
  ['without the SKU', { raw: 'ProductId,SkuId,TermDuration,Currency,UnitPrice\nX,Y,P1Y,EUR,1' }],
  ['no CSV', { raw: '<html>"' }],
];

test.each(useless)('with a sheet that is %s a throw-away cart tells the price', async (_, reply) => {
  sheet(reply);
  shop.server.on(`POST ${PATHS.carts}`, (seen) =>
    cartOf(seen, { pricing: { price: 1100.15, extendedPrice: 3300.45 } }),
  );
  const quote = await shop.partnerCenter.quote(REQUEST);
  expect(quote.price?.total).toEqual({ amount: '3300.45', currency: 'EUR' });
  expect(quote.source).toContain('cart');
  expect(shop.server.count(`POST ${PATHS.checkout}`)).toBe(0);
});

test.each(useless)(
  'with a sheet that is %s and a cart without prices there is a quote without price',
  async (_, reply) => {
    sheet(reply);
    const quote = await shop.partnerCenter.quote(REQUEST);
    expect(quote.price).toBeUndefined();
    expect(quote.source).toMatch(/^No price/);
  },
);

test('a monthly cart price is believed only when the unit price settles what it covers', async () => {
  sheet({ status: 404 });
  const carted = async (price: number, extendedPrice: number) => {
    shop.server.on(`POST ${PATHS.carts}`, (seen) => cartOf(seen, { pricing: { price, extendedPrice } }));
    return (await shop.partnerCenter.quote(monthly)).price?.total.amount;
  };
  expect(await carted(27.78, 3000.24)).toBe('3000.24');
  expect(await carted(27.78, 83.34)).toBeUndefined();
});

test('what cannot be bought has no quote', async () => {
  shop.server.on(`GET ${PATHS.availabilities}`, list());
  await expect(shop.partnerCenter.quote(REQUEST)).rejects.toMatchObject({ code: '400072', retry: false });
});
