import { money, type Money } from '../../orders/money';
import type { Client } from './client';
import { allPages } from './pages';
import { summary, type RawSummary } from './schemas/invoices';

/** What the partner owes Microsoft in one currency. */
export interface Balance {
  balance: Money;
  /** ISO 8601, as far as told. */
  accountingDate?: string;
  latestInvoiceDate?: string;
  lastPayment?: { amount: Money; date: string };
  /** Recurring and OneTime. */
  details: { invoiceType: string; balance: Money }[];
}

/** In the partner's default currency. */
export async function balance(client: Client): Promise<Balance> {
  return asBalance(await client.json(summary, { path: '/v1/invoices/summary', as: 'app' }));
}

/** In every currency. App + user only. */
export async function balances(client: Client): Promise<Balance[]> {
  const all = await allPages(client, summary, { path: '/v1/invoices/summaries', as: 'user' });
  return all.map(asBalance);
}

function asBalance(raw: RawSummary): Balance {
  const currency = raw.currencyCode ?? 'XXX';
  const paid = raw.lastPaymentAmount !== undefined && raw.lastPaymentDate !== undefined;
  return {
    balance: money(raw.balanceAmount ?? '0', currency),
    accountingDate: raw.accountingDate,
    latestInvoiceDate: raw.latestInvoiceDate,
    ...(paid ? { lastPayment: { amount: money(raw.lastPaymentAmount!, currency), date: raw.lastPaymentDate! } } : {}),
    details: raw.details.map(({ invoiceType, summary: part }) => ({
      invoiceType: invoiceType ?? 'Unknown',
      balance: money(part.balanceAmount ?? '0', part.currencyCode ?? currency),
    })),
  };
}
