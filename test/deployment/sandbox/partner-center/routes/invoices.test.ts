import { buy, findSku, type Found } from '../support/purchase';
import { start, type Started } from '../support/start';

let started: Started;
let found: Found;
beforeAll(async () => {
  started = await start();
  found = await findSku(started);
  for (let index = 0; index < 5; index++) {
    await buy(started, found, { friendlyName: `R-${index}`, billingCycle: index === 0 ? 'monthly' : 'one_time' });
  }
});
afterAll(() => started.close());

test('unbilled lines become an invoice, page by page, with links and totals that cannot be trusted', async () => {
  const { api, simulation } = started;
  const estimates = await api('GET', '/invoices/estimates/links?currencycode=eur');
  const current = estimates.list().find((one) => one.type === 'non_consumption' && one.period === 'Current');
  const unbilled = await api('GET', (current?.link as { uri: string }).uri);
  const names = unbilled.list().map((line) => line.subscriptionDescription);
  expect(names).toEqual(['R-0', 'R-1', 'R-2', 'R-3', 'R-4', expect.any(String)].slice(0, names.length));

  const id = String(simulation.issueInvoice('EUR').id);
  const lines: Record<string, unknown>[] = [];
  let page = await api('GET', `/invoices/${id}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=2`);
  expect(page.number('totalCount')).toBeLessThan(5);
  for (;;) {
    lines.push(...page.list());
    const uri = page.at('links.next.uri');
    if (typeof uri !== 'string') break;
    expect(page.at('continuationToken')).toBe(page.at('links.next.headers.0.value'));
    page = await api('GET', uri, undefined, { 'MS-ContinuationToken': page.string('continuationToken') });
  }
  expect(lines.map((line) => line.subscriptionDescription)).toEqual(names);
  expect(new Set(lines.map((line) => typeof line.subtotal))).toEqual(new Set(['number', 'string']));
  expect(lines.some((line) => String(line.customerId).startsWith('org:'))).toBe(true);

  const invoice = await api('GET', `/invoices/OneTime-${id}`);
  const sum = lines.reduce((total, line) => total + Number(line.totalForCustomer), 0);
  expect(invoice.number('totalCharges')).toBeCloseTo(sum, 2);
  expect(invoice.string('invoiceDate')).toMatch(/\.\d{7}Z$/);

  const months = await api('GET', '/invoices/unbilled/lineitems?provider=onetime&currencycode=EUR&period=current');
  expect(months.list()).toMatchObject([{ subscriptionDescription: 'R-0', billingFrequency: 'Monthly' }]);
  const second = await api('GET', `/invoices/${String(simulation.issueInvoice('EUR').id)}/lineitems?provider=OneTime`);
  expect(second.list()).toMatchObject([{ subscriptionDescription: 'R-0', chargeType: 'cycleCharge' }]);
});

test('the list has several currencies, an adjustment under the voided invoice, and pages', async () => {
  const all = await started.api('GET', '/invoices?size=200&offset=0');
  expect(new Set(all.list().map((one) => one.currencyCode)).size).toBeGreaterThan(3);
  const voided = all.list().find((one) => one.documentType === 'void_note');
  expect(voided?.amendments).toMatchObject([{ documentType: 'adjustment_note', amendsOf: voided?.id }]);
  const first = await started.api('GET', '/invoices?size=2&offset=0');
  const second = await started.api('GET', first.string('links.next.uri'));
  const ids = [...first.list(), ...second.list()].map((one) => one.id);
  expect(ids).toEqual(
    all
      .list()
      .slice(0, 4)
      .map((one) => one.id),
  );
});

test('balances are told by currency, with dates that mean never', async () => {
  const one = await started.api('GET', '/invoices/summary');
  expect(one.at('currencyCode')).toBe('USD');
  const all = await started.api('GET', '/invoices/summaries');
  const currencies = all.list().map((summary) => summary.currencyCode);
  expect(new Set(currencies).size).toBe(currencies.length);
  expect(currencies).toEqual(expect.arrayContaining(['USD', 'EUR', 'GBP', 'CHF', 'JPY']));
  expect(all.text).toContain('0001-01-01T00:00:00');
});

test('the statement is a PDF that calls itself JSON; receipts have one too', async () => {
  const list = await started.api('GET', '/invoices');
  const statement = await started.api('GET', list.string('items.0.pdfDownloadLink'));
  expect(statement.headers.get('content-type')).toContain('application/json');
  expect(statement.text.startsWith('%PDF-')).toBe(true);
  expect(statement.text.trimEnd().endsWith('%%EOF')).toBe(true);
  const receipt = await started.api('GET', list.string('items.0.taxReceipts.0.taxReceiptPdfDownloadLink'));
  expect(receipt.text.startsWith('%PDF-')).toBe(true);
  expect((await started.api('GET', '/invoices/G000000000')).status).toBe(404);
});
