import { gzipSync } from 'node:zlib';
import type { Reply } from '../http/scripted-server';
import { list, openShop, type Shop } from './shop';

const BILLING = '/v1.0/reports/partners/billing';
const EXPORT = `POST ${BILLING}/reconciliation/billed/export`;
const OPERATION = `GET ${BILLING}/operations/op`;
const PDF = 'GET /v1/invoices/G1/documents/statement';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({ lineItems: 'graph' });
  shop.server
    .on(EXPORT, { status: 202, headers: { location: `${shop.server.url}${BILLING}/operations/op` } })
    .on(OPERATION, {
      json: {
        status: 'succeeded',
        'resourceLocation@odata.navigationLink': `${shop.server.url}${BILLING}/manifests/m`,
      },
    })
    .on(`GET ${BILLING}/manifests/m`, {
      json: {
        rootDirectory: `${shop.server.url}/store/dir`,
        sasToken: 'sv=1&sig=a%2Bb',
        blobs: [{ name: 'a.json.gz' }, { name: 'b.json' }],
      },
    })
    .on('GET /store/dir/a.json.gz', {
      raw: gzipSync('{"OrderId":"1","Currency":"EUR","Total":12345678901234567.89}\n\n'),
    })
    .on('GET /store/dir/b.json', { raw: '{"OrderId":"2","CustomerId":"org:c","Currency":"EUR","Total":"5"}' });
});
afterEach(() => shop.close());

test('lines come out of compressed and plain blobs, exactly, without a token for the store', async () => {
  const lines = await shop.partnerCenter.lineItems('G1');
  expect(lines.map(({ orderId, customerId, total }) => [orderId, customerId, total?.amount])).toEqual([
    ['1', undefined, '12345678901234567.89'],
    ['2', 'c', '5'],
  ]);
  const [blob] = shop.server.requests('GET /store/dir/a.json.gz');
  expect(blob!.headers.authorization).toBeUndefined();
  expect(blob!.query.get('sig')).toBe('a+b');
  expect(JSON.parse(shop.server.requests(EXPORT)[0]!.body)).toEqual({ invoiceId: 'G1', attributeSet: 'full' });
});

test('a running export is waited for; one without data is an empty invoice', async () => {
  const failed = { status: 'failed', error: { code: '5000', message: 'No data available' } };
  shop.server.on(OPERATION, { json: { status: 'running' }, headers: { 'retry-after': '0' } }, { json: failed });
  expect(await shop.partnerCenter.lineItems('G1')).toEqual([]);
  expect(shop.server.count(OPERATION)).toBe(2);
});

test('a failure with status 200 is a failure; a foreign store is not asked', async () => {
  shop.server.on(OPERATION, { json: { status: 'failed', error: { code: '9', message: 'broken' } } });
  await expect(shop.partnerCenter.lineItems('G1')).rejects.toMatchObject({ code: '9' });
  shop.server.on(OPERATION, { json: { status: 'succeeded', resourceLocation: 'm' } });
  shop.server.on(`GET ${BILLING}/manifests/m`, {
    json: { rootDirectory: 'https://evil.example/dir', sasToken: 's', blobs: [{ name: 'a' }] },
  });
  await expect(shop.partnerCenter.lineItems('G1')).rejects.toThrow('evil.example');
});

test('a PDF is a PDF whatever it calls itself, and nothing else is', async () => {
  shop.server.on(PDF, {
    raw: Buffer.from('%PDF-1.7\n\xff', 'latin1'),
    headers: { 'content-type': 'application/json' },
  });
  const { bytes, fileName } = await shop.partnerCenter.statement('G1');
  expect([bytes.length, fileName]).toEqual([10, 'Invoice_G1.pdf']);
  shop.server.on(PDF, { raw: '{"code":"x"}', headers: { 'content-type': 'application/pdf' } });
  await expect(shop.partnerCenter.statement('G1')).rejects.toThrow('no PDF');
});

test('invoices: exact amounts, amendments, one month of them, sentinel dates dropped', async () => {
  const raw = (id: string, invoiceDate: string, more: object = {}) => ({
    id,
    invoiceDate,
    totalCharges: 24606.35,
    paidAmount: '1000',
    currencyCode: 'GBP',
    ...more,
  });
  const note = raw('N1', '2026-10-03T00:00:00Z', { documentType: 'adjustment_note', amendsOf: 'G2' });
  const reply: Reply = list(
    raw('G1', '0001-01-01T00:00:00'),
    raw('G2', '2026-10-01T00: 00: 00', { amendments: [note], taxReceipts: [{ id: 7 }] }),
    raw('G3', '2026-11-01T00:00:00Z'),
  );
  shop.server.on('GET /v1/invoices', reply);
  expect((await shop.partnerCenter.invoices()).map(({ id, date }) => [id, date])).toEqual([
    ['G3', '2026-11-01T00:00:00.000Z'],
    ['G2', '2026-10-01T00:00:00.000Z'],
    ['G1', undefined],
  ]);
  expect(await shop.partnerCenter.invoices({ period: '2026-10' })).toMatchObject([
    {
      id: 'G2',
      total: { amount: '24606.35', currency: 'GBP' },
      paid: { amount: '1000' },
      receipts: ['7'],
      amendments: [{ id: 'N1', amends: 'G2' }],
    },
  ]);
});

test('balances keep their currencies and their cents', async () => {
  const part = (currencyCode: string, balanceAmount: unknown) => ({
    currencyCode,
    balanceAmount,
    lastPaymentDate: '0001-01-01T00:00:00',
    lastPaymentAmount: 0,
  });
  shop.server.on(
    'GET /v1/invoices/summaries',
    list({ ...part('EUR', 0.1), details: [{ invoiceType: 'OneTime', summary: part('EUR', '0.30') }] }, part('JPY', -5)),
  );
  const found = await shop.partnerCenter.balances();
  expect(found.map(({ balance }) => balance)).toEqual([
    { amount: '0.1', currency: 'EUR' },
    { amount: '-5', currency: 'JPY' },
  ]);
  expect(found[0]).toMatchObject({ details: [{ invoiceType: 'OneTime', balance: { amount: '0.3' } }] });
  expect(found[0]!.lastPayment).toBeUndefined();
});
