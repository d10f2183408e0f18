import { createCart, findSku, lineFor } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
beforeAll(async () => {
  started = await start();
});
afterAll(() => started.close());

const path = (market: string, view = 'azure_reservations') =>
  `/partner-pricing/v1.0/sales/pricesheets(Market='${market}',PricesheetView='${view}')/$value`;

test('the sheet has a row for each SKU in the currency of the market, and agrees with the cart', async () => {
  const found = await findSku(started);
  const cart = await createCart(started, found, lineFor(found, { billingCycle: 'one_time', quantity: 1 }));
  const sheet = await started.call('GET', path('DE'));
  expect(sheet.headers.get('content-type')).toBe('application/octet-stream');
  const rows = sheet.text.trimEnd().split('\r\n');
  expect(rows.length).toBeGreaterThan(20_000);
  expect(rows[0]).toMatch(/^"ProductTitle","ProductId","SkuId","SkuTitle"/);
  const row = rows.find((one) => one.includes(`"${found.productId}","${found.skuId}"`))?.split('","');
  expect(row?.slice(7, 11)).toEqual(['P3Y', 'DE', 'EUR', String(cart.number('lineItems.0.pricing.price'))]);
});

test('it can be asked for compressed and percent-encoded', async () => {
  const encoded = path('jp').replaceAll("'", '%27').replaceAll('(', '%28').replaceAll(')', '%29').replace('$', '%24');
  const sheet = await started.call('GET', encoded, undefined, { 'Accept-Encoding': 'deflate' });
  expect(sheet.headers.get('content-encoding')).toBe('deflate');
  expect(sheet.text).toContain('"JP","JPY"');
});

test('refusals come in the shape of that host', async () => {
  const unknown = await started.call('GET', path('XX'));
  expect([unknown.status, unknown.at('error.code')]).toEqual([400, 'BadRequest']);
  expect((await started.call('GET', path('DE', 'azure_consumption'))).status).toBe(404);
  const stranger = await started.call('GET', path('DE'), undefined, { Authorization: 'Bearer nobody' });
  expect([stranger.status, stranger.at('error.code')]).toEqual([401, 'InvalidAuthenticationToken']);
});
