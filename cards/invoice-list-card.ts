import { invoiceKind } from './invoice-kind';
import type { Money } from '../bot/orders/money';
import type { AdaptiveCard, Reader } from './card';
import { day, knownReader } from './format';
import { listCard } from './list-card';
import { formatMoney } from '../bot/orders/money';
import { fillIn, textsFor } from './texts';

/** One invoice of a list; times are ISO 8601. */
export interface ListedInvoice {
  id: string;
  date?: string;
  billingPeriod?: { from: string; to: string };
  total?: Money;
  paid?: Money;
  documentType: string;
  invoiceType: string;
  amendments: readonly { id: string }[];
}

export interface InvoicesView extends Reader {
  /** What the list was narrowed to, as the person reads it. */
  period?: string;
  total: number;
  offset: number;
  nextCommand?: string;
  whenEmpty?: string;
}

/** One page of invoices, newest first, as given. */
export function invoiceListCard(invoices: readonly ListedInvoice[], view: InvoicesView): AdaptiveCard {
  const reader = knownReader(view);
  const words = textsFor(reader.locale).invoices;
  const { period, total, offset, nextCommand, whenEmpty } = view;
  return listCard({
    title: period ? fillIn(words.listTitleOf, { period }) : words.listTitle,
    lines: invoices.map((invoice) => lineOf(invoice, reader)),
    ...{ total, offset, nextCommand, whenEmpty, locale: reader.locale },
  });
}

function lineOf(invoice: ListedInvoice, reader: Reader) {
  const words = textsFor(reader.locale).invoices;
  const { billingPeriod: period, total, paid } = invoice;
  const kind = invoiceKind(invoice.invoiceType, invoice.documentType, textsFor(reader.locale));
  const range = period && { from: day(period.from, reader), to: day(period.to, reader) };
  const details = [
    invoice.date && day(invoice.date, reader),
    kind,
    range && fillIn(words.range, range),
    paid && Number(paid.amount) !== 0 && fillIn(words.paid, { amount: formatMoney(paid, reader.locale) }),
    ...invoice.amendments.map(({ id }) => `${words.facts.amendments} ${id}`),
  ];
  return {
    title: fillIn(words.listLine, {
      id: invoice.id,
      amount: total ? formatMoney(total, reader.locale) : words.noAmount,
    }),
    details: [details.filter(Boolean).join(' · ')],
  };
}
