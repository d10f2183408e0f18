import { draw } from '../data/chance';
import { symbolOf } from '../data/markets';
import { major } from '../data/prices';
import { link } from '../http/call';
import { dayOf, sevenDigits } from './clock';
import { invoiceTotal, type Invoice } from './invoices';
import type { World } from './world';

export function invoiceBody(world: World, invoice: Invoice): Record<string, unknown> {
  const self = `/invoices/${invoice.invoiceType}-${invoice.id}`;
  const statement = `/invoices/${invoice.id}/documents/statement`;
  const provider = invoice.invoiceType === 'OneTime' ? 'OneTime' : 'Office';
  const amendments = world.invoices.filter((other) => other.amends === invoice.id);
  return {
    id: invoice.id,
    invoiceDate: sevenDigits(invoice.date),
    billingPeriodStartDate: dayOf(monthStart(invoice.date)),
    billingPeriodEndDate: dayOf(monthEnd(invoice.date)),
    totalCharges: major(invoiceTotal(invoice), invoice.fractionDigits),
    paidAmount: major(invoice.paid, invoice.fractionDigits),
    currencyCode: invoice.currency,
    currencySymbol: symbolOf(invoice.currency),
    pdfDownloadLink: statement,
    taxReceipts: [receipt(invoice)],
    invoiceDetails: [
      {
        invoiceLineItemType: 'billing_line_items',
        billingProvider: provider === 'OneTime' ? 'one_time' : 'office',
        links: { self: link(`${self}/lineitems/${provider}/BillingLineItems`) },
        attributes: { objectType: 'InvoiceDetail' },
      },
    ],
    ...(amendments.length > 0 ? { amendments: amendments.map((other) => invoiceBody(world, other)) } : {}),
    ...(invoice.amends ? { amendsOf: invoice.amends } : {}),
    documentType: invoice.documentType,
    invoiceType: invoice.invoiceType,
    links: { self: link(self) },
    attributes: { objectType: 'Invoice' },
  };
}

export function receiptId(invoice: Invoice): string {
  return String(100_000 + (draw('receipt', invoice.id) % 900_000));
}

function receipt(invoice: Invoice): Record<string, string> {
  const id = receiptId(invoice);
  return { id, taxReceiptPdfDownloadLink: `/invoices/${invoice.id}/receipts/${id}/documents/statement` };
}

function monthStart(ms: number): number {
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function monthEnd(ms: number): number {
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
}
