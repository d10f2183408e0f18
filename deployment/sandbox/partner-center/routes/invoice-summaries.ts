import { symbolOf } from '../data/markets';
import { major } from '../data/prices';
import { link } from '../http/call';
import { dayOf } from '../world/clock';
import { invoiceTotal, type Invoice } from '../world/invoices';
import type { World } from '../world/world';

const NEVER = '0001-01-01T00:00:00';

/** What is owed in each currency that has invoices. */
export function balances(world: World): Record<string, unknown>[] {
  return [...new Set(world.invoices.map(({ currency }) => currency))].map((currency) => balance(world, currency));
}

export function balance(world: World, currency: string): Record<string, unknown> {
  const invoices = world.invoices.filter((invoice) => invoice.currency === currency);
  const types = [...new Set(invoices.map(({ invoiceType }) => invoiceType))];
  return {
    ...summary(invoices, currency),
    details: types.map((invoiceType) => ({
      invoiceType,
      summary: summary(
        invoices.filter((invoice) => invoice.invoiceType === invoiceType),
        currency,
      ),
    })),
    links: { self: link('/invoices/summary') },
    attributes: { objectType: 'InvoiceSummary' },
  };
}

function summary(invoices: Invoice[], currency: string): Record<string, unknown> {
  const digits = invoices[0]?.fractionDigits ?? 2;
  const owed = invoices.reduce((sum, invoice) => sum + invoiceTotal(invoice) - invoice.paid, 0);
  const dates = invoices.map(({ date }) => date).sort((a, b) => a - b);
  const paid = invoices.filter((invoice) => invoice.paid > 0).at(-1);
  const first = dates[0];
  const latest = dates.at(-1);
  return {
    balanceAmount: major(owed, digits),
    currencyCode: currency,
    currencySymbol: symbolOf(currency),
    accountingDate: latest ? dayOf(latest).replace('Z', '') : NEVER,
    firstInvoiceCreationDate: first ? dayOf(first) : NEVER,
    lastPaymentDate: paid ? dayOf(paid.date) : NEVER,
    lastPaymentAmount: paid ? major(paid.paid, digits) : 0,
    latestInvoiceDate: latest ? dayOf(latest).replace('Z', '') : NEVER,
    attributes: { objectType: 'InvoiceSummary' },
  };
}
