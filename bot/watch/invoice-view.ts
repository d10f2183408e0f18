import type { Reader } from '../../cards/card';
import type { InvoiceView } from '../../cards/invoice-card';
import type { Invoice } from '../commerce/partner-center/invoices';
import type { Journal } from '../orders/journal';
import { chargeOf, matchLines, sumsOf, type ChargedLine } from '../orders/match-lines';
import { ordersInLines } from './known-orders';

/** Lines joined to the tenant's orders, with what does not fit and one sum for each currency. */
export async function matchedLines(journal: Pick<Journal, 'list'>, tenantId: string, lines: readonly ChargedLine[]) {
  const orders = await ordersInLines(journal, tenantId, lines);
  return { lines: matchLines(lines, orders), sums: sumsOf(lines.map(chargeOf)) };
}

/** What the card shows of the invoice itself. */
export function headOf(invoice: Invoice, kind: 'invoice' | 'new-invoice', reader: Reader) {
  const { id, date, billingPeriod, documentType, invoiceType, total, paid, amends } = invoice;
  const amendments = invoice.amendments.map((one) => one.id);
  return {
    about: { kind, id },
    ...{ date, billingPeriod, documentType, invoiceType, total, paid, amends, amendments },
    ...reader,
  } satisfies Partial<InvoiceView>;
}
