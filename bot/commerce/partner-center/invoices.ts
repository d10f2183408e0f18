import { money, type Money } from '../../orders/money';
import { pathOf } from '../http/address';
import type { Client } from './client';
import { allPages } from './pages';
import { invoice as schema, type RawInvoice } from './schemas/invoices';

export interface Invoice {
  id: string;
  /** ISO 8601. */
  date?: string;
  billingPeriod?: { from: string; to: string };
  total?: Money;
  paid?: Money;
  /** invoice, adjustment_note, void_note … */
  documentType: string;
  /** Recurring, OneTime … */
  invoiceType: string;
  amends?: string;
  amendments: Invoice[];
  /** Ids of tax receipts, where the country has them. */
  receipts: string[];
}

/** Invoices, newest first; `period` is YYYY-MM. */
export async function invoices(client: Client, { period }: { period?: string } = {}): Promise<Invoice[]> {
  const all = await allPages(client, schema, { path: '/v1/invoices', query: { size: 200, offset: 0 }, as: 'app' });
  const found = all.map(asInvoice).filter((one) => !period || isOf(one, period));
  return found.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
}

/** App + user only. */
export async function invoice(client: Client, invoiceId: string): Promise<Invoice> {
  return asInvoice(await client.json(schema, { path: pathOf`/v1/invoices/${invoiceId}`, as: 'user' }));
}

function isOf(one: Invoice, period: string): boolean {
  const from = one.billingPeriod?.from ?? one.date;
  return from?.startsWith(period) ?? false;
}

function asInvoice(raw: RawInvoice): Invoice {
  const inCurrency = (value: string | undefined) =>
    value === undefined || !raw.currencyCode ? undefined : money(value, raw.currencyCode);
  const { billingPeriodStartDate: from, billingPeriodEndDate: to } = raw;
  return {
    id: raw.id,
    date: raw.invoiceDate,
    ...(from && to ? { billingPeriod: { from, to } } : {}),
    total: inCurrency(raw.totalCharges),
    paid: inCurrency(raw.paidAmount),
    documentType: raw.documentType ?? 'invoice',
    invoiceType: raw.invoiceType ?? 'Unknown',
    ...(raw.amendsOf ? { amends: raw.amendsOf } : {}),
    amendments: (raw.amendments ?? []).map(asInvoice),
    receipts: raw.taxReceipts.map(({ id }) => id),
  };
}
