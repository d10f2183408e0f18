import { without } from '../data/without';
import { refuse } from '../http/api-error';
import { link, type Answer, type Call, route, type Route } from '../http/call';
import { collection, readToken, writeToken } from '../http/page';
import { invoiceLineBody, unbilledCharges } from '../world/invoice-lines';
import { invoiceBody, receiptId } from '../world/invoice-body';
import type { Charge, Invoice } from '../world/invoices';
import type { World } from '../world/world';
import { balance, balances } from './invoice-summaries';
import { drawStatement } from './statement-pdf';

const LARGEST_PAGE = 2000;

export function invoiceRoutes(world: World): Route[] {
  return [
    route('get', '/invoices', 'either', (call) => ({ body: listInvoices(world, call) })),
    route('get', '/invoices/summary', 'either', () => ({ body: balance(world, 'USD') })),
    route('get', '/invoices/summaries', 'user', () => ({ body: collection(balances(world)) })),
    route('get', '/invoices/estimates/links', 'either', ({ query }) => ({
      body: collection(estimateLinks(query.currencycode ?? 'USD')),
    })),
    // The documentation writes the address with two slashes in one place.
    route('get', ['/invoices/unbilled/lineitems', '//invoices/unbilled/lineitems'], 'either', (call) => {
      const current = (call.query.period ?? 'current').toLowerCase() === 'current';
      const charges = current ? unbilledCharges(world, (call.query.currencycode ?? 'USD').toUpperCase()) : [];
      return pageOfLines(world, call, provided(call, charges), '', '/invoices/unbilled/lineitems');
    }),
    route('get', '/invoices/:invoice', 'user', (call) => ({ body: invoiceBody(world, findInvoice(world, call)) })),
    route('get', ['/invoices/:invoice/lineitems', '/invoices/:invoice/lineitems/:provider/:type'], 'either', (call) => {
      const invoice = findInvoice(world, call);
      const path = `/invoices/${invoice.id}/lineitems/onetime/billinglineitems`;
      return pageOfLines(world, call, provided(call, invoice.charges), invoice.id, path);
    }),
    route('get', '/invoices/:invoice/documents/statement', 'user', async (call) =>
      document(findInvoice(world, call), 'Invoice'),
    ),
    route('get', '/invoices/:invoice/receipts/:receipt/documents/statement', 'user', async (call) => {
      const invoice = findInvoice(world, call);
      if (call.params.receipt !== receiptId(invoice)) throw refuse(404, '1000', 'Not found');
      return document(invoice, 'Receipt');
    }),
  ];
}

/** "OneTime-G000024135" is the form in the links. */
function findInvoice(world: World, call: Call): Invoice {
  const id = (call.params.invoice ?? '').replace(/^(OneTime|Recurring)-/i, '').toUpperCase();
  const invoice = world.invoices.find((one) => one.id === id);
  if (!invoice) throw refuse(404, '1000', 'Not found');
  return invoice;
}

function listInvoices(world: World, call: Call): Record<string, unknown> {
  const size = Number(call.query.size ?? 0) || 500;
  const offset = Number(call.query.offset ?? 0) || 0;
  const all = world.invoices.filter(({ amends }) => !amends).reverse();
  const page = all.slice(offset, offset + size);
  const next = offset + size < all.length ? { next: link(`/invoices?size=${size}&offset=${offset + size}`) } : {};
  return {
    totalCount: page.length,
    items: page.map((invoice) => invoiceBody(world, invoice)),
    links: { self: link(`/invoices?size=${size}&offset=${offset}`), ...next },
    attributes: { objectType: 'Collection' },
  };
}

/** Reservations are one-time charges; the other providers' lines are not part of the sandbox. */
function provided(call: Call, charges: Charge[]): Charge[] {
  const provider = (call.params.provider ?? call.query.provider ?? '').toLowerCase();
  const type = (call.params.type ?? call.query.invoicelineitemtype ?? 'billinglineitems').toLowerCase();
  return ['onetime', 'all'].includes(provider) && type === 'billinglineitems' ? charges : [];
}

/** The total it tells is one too low, and the token is told twice: both as in the documented sample. */
function pageOfLines(world: World, call: Call, charges: Charge[], invoiceId: string, path: string): Answer {
  const size = Math.min(Number(call.query.size ?? 0) || LARGEST_PAGE, LARGEST_PAGE);
  const from = call.query.seekoperation?.toLowerCase() === 'next' ? readToken(call) : 0;
  const items = charges
    .slice(from, from + size)
    .map((charge, index) => invoiceLineBody(world, charge, invoiceId, from + index));
  const query = without(call.query, 'seekoperation');
  const uri = (more: Record<string, string>) => `${path}?${new URLSearchParams({ ...query, ...more }).toString()}`;
  const token = from + size < charges.length ? writeToken(from + size) : undefined;
  const next =
    token && link(uri({ size: String(size), seekOperation: 'Next' }), [{ key: 'MS-ContinuationToken', value: token }]);
  return {
    body: {
      ...(token ? { continuationToken: token } : {}),
      totalCount: Math.max(charges.length - 1, items.length === 1 ? 1 : 0),
      items,
      links: { self: link(`/v1${uri({})}`), ...(next ? { next } : {}) },
      attributes: { objectType: 'Collection' },
    },
  };
}

function estimateLinks(currency: string): unknown[] {
  const uri = (provider: string, type: string, period: string) =>
    `/invoices/unbilled/lineitems?provider=${provider}&invoicelineitemtype=${type}&currencycode=${currency.toUpperCase()}&period=${period}&size=2000`;
  return ['Current', 'Previous'].flatMap((period) => [
    {
      type: 'daily_rated_usage',
      title: 'Daily rated usage unbilled',
      description: 'This invoice line items includes unbilled consumption based data only.',
      period,
      link: link(uri('Marketplace', 'UsageLineItems', period.toLowerCase())),
    },
    {
      type: 'non_consumption',
      title: 'Unbilled reconciliation line items',
      description: 'This includes reconciliation line items for unbilled data only.',
      period,
      link: link(uri('all', 'billinglineitems', period.toLowerCase())),
    },
  ]);
}

/** The real answer calls itself JSON, although it is a PDF. */
async function document(invoice: Invoice, kind: 'Invoice' | 'Receipt'): Promise<Answer> {
  return {
    bytes: { type: 'application/json', content: await drawStatement(invoice, kind) },
    headers: { 'Content-Disposition': `attachment; filename=${kind}_${invoice.id}.pdf` },
  };
}
