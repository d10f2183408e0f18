import { gunzipSync } from 'node:zlib';
import { buy, findSku } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
beforeEach(async () => {
  started = await start();
});
afterEach(() => started.close());

const BASE = '/graph/v1.0/reports/partners/billing';
const within = (address: string | null) => String(address).replace(started.url, '');
const startExport = async (kind: string, body: unknown) => {
  const accepted = await started.call('POST', `${BASE}/reconciliation/${kind}/export`, body);
  expect(accepted.status).toBe(202);
  return within(accepted.headers.get('location'));
};

test('an invoice is exported by operation, manifest and compressed blobs', async () => {
  const found = await findSku(started);
  const ids = [await buy(started, found), await buy(started, found), await buy(started, found)];
  const { id } = started.simulation.issueInvoice('EUR');
  started.simulation.settings({ paceMs: 60_000 });
  const operation = await startExport('billed', { invoiceId: id, attributeSet: 'full' });
  const running = await started.call('GET', operation);
  expect([running.status, running.at('status'), running.headers.get('retry-after')]).toEqual([200, 'running', '60']);
  started.simulation.advance(60_000);
  const succeeded = await started.call('GET', operation);
  expect(succeeded.at('status')).toBe('succeeded');
  const links = succeeded.json as Record<string, string>;
  const manifest = await started.call('GET', within(links['resourceLocation@odata.navigationLink'] ?? ''));
  expect(manifest.json).toMatchObject({ dataFormat: 'compressedJSON', blobCount: 2 });
  const lines: Record<string, unknown>[] = [];
  for (const { name } of manifest.list('blobs')) {
    const address = `${within(manifest.string('rootDirectory'))}/${String(name)}?${manifest.string('sasToken')}`;
    // The signature is the right to read; no token is sent.
    const blob = await started.call('GET', address, undefined, { Authorization: '' });
    const text = gunzipSync(blob.bytes).toString();
    lines.push(
      ...text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    );
  }
  expect(lines.map((line) => line.OrderId)).toEqual(ids);
  expect(lines[0]).toMatchObject({ InvoiceNumber: id, Currency: 'EUR', Quantity: 3 });
});

test('an export without data fails with 200', async () => {
  const operation = await startExport('unbilled', { currencyCode: 'SEK', billingPeriod: 'current' });
  const failed = await started.call('GET', operation);
  expect([failed.status, failed.at('status'), failed.at('error.code')]).toEqual([200, 'failed', '5000']);
});

test('a blob is not given without its signature', async () => {
  await buy(started, await findSku(started));
  const operation = await startExport('unbilled', { currencyCode: 'EUR' });
  const links = (await started.call('GET', operation)).json as Record<string, string>;
  const manifest = await started.call('GET', within(links['resourceLocation@odata.navigationLink'] ?? ''));
  const address = `${within(manifest.string('rootDirectory'))}/${manifest.string('blobs.0.name')}`;
  expect((await started.call('GET', address)).status).toBe(403);
});
