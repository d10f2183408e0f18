import type { LineFlag, MatchedLine } from '../../bot/orders/match-lines';
import { money } from '../../bot/orders/money';
import type { Reader } from '../../cards/card';
import { balanceCard } from '../../cards/invoice-balance-card';
import { invoiceCard } from '../../cards/invoice-card';
import { invoiceLinkCard } from '../../cards/invoice-link-card';
import { invoiceListCard } from '../../cards/invoice-list-card';
import { listCard } from '../../cards/list-card';
import { newsCard } from '../../cards/news-card';
import { watchedOrderCard } from '../../cards/watched-order-card';
import { watchesCard } from '../../cards/watches-card';
import { sampleOrder } from '../cards/sample-order';
import type { Cards } from './gallery-cards';

const euros = (amount: string) => money(amount, 'EUR');
const DATE = '2026-11-08T00:00:00Z';
const PERIOD = { from: '2026-10-01T00:00:00Z', to: '2026-10-31T00:00:00Z' };
const INVOICE = {
  id: 'G012345678',
  date: DATE,
  billingPeriod: PERIOD,
  documentType: 'Invoice',
  invoiceType: 'OneTime',
};

/** Invoices, what is watched, and lists, as they look in use. */
export function moneyCards(reader: Reader): Cards {
  const amounts = { total: euros('18240.55'), paid: euros('0') };
  const lines = [
    lineOf('123.60', []),
    lineOf('131.10', [{ kind: 'amount', expected: euros('123.60'), found: euros('131.10') }]),
  ];
  const invoice = {
    lines,
    sums: [euros('254.70')],
    ...INVOICE,
    ...amounts,
    nextCommand: 'invoice G012345678 2',
    ...reader,
  };
  const change = { customer: 'Contoso', orderId: 'K7mPq2XvR9wZ-3hTnB5cY', createdAt: DATE, total: euros('4449.60') };
  return {
    invoice: invoiceCard({ ...invoice, about: { kind: 'new-invoice', id: INVOICE.id } }),
    unbilled: invoiceCard({ lines, sums: [euros('254.70')], about: { kind: 'unbilled', currency: 'EUR' }, ...reader }),
    invoices: invoiceListCard(
      ['G012345678', 'G012301122', 'G012260001'].map((id) => ({ ...INVOICE, ...amounts, id, amendments: [] })),
      { total: 14, offset: 0, nextCommand: 'invoices 2', ...reader },
    ),
    'invoice-link': invoiceLinkCard({ file: 'G012345678.pdf', url: 'https://desk.example/invoices/1', ...reader }),
    balance: balanceCard(
      [
        {
          balance: euros('18240.55'),
          latestInvoiceDate: DATE,
          details: [{ invoiceType: 'OneTime', balance: euros('18240.55') }],
        },
      ],
      { all: true, ...reader },
    ),
    'watched-order': watchedOrderCard({
      ...{ ...change, status: 'completed', before: 'pending', ...reader },
      lines: [{ product: 'Virtual Machines Dsv5 Series, D4s v5', quantity: 3 }],
      own: { id: 'R-7K4M2P', requester: 'Alex Wilber' },
    }),
    watches: watchesCard(
      [
        { kind: 'invoices', person: 'Adele Vance', since: DATE },
        { kind: 'orders', customer: 'Contoso', person: 'Alex Wilber', since: DATE },
      ],
      reader,
    ),
    news: newsCard({ title: 'Reservation web-servers', lines: [{ title: 'Ends in 30 days' }], locale: reader.locale }),
    list: listCard({
      title: 'Reservations of Contoso',
      lines: ['web-servers', 'sap-production', 'batch'].map((title, i) => ({
        title: `${3 + i} × Standard_D${2 ** (i + 1)}s_v5, ${title}`,
        details: ['West Europe · 3 years · monthly · shared', 'Used: 1 day 98 %, 7 days 96 %, 30 days 91 %'],
      })),
      nextCommand: 'reservations Contoso 2',
      total: 12,
      locale: reader.locale,
    }),
  };
}

function lineOf(subtotal: string, flags: LineFlag[]): MatchedLine {
  const line = { customerName: 'Contoso', orderId: 'K7mPq2XvR9wZ-3hTnB5cY', chargeType: 'cycleFee', quantity: '3' };
  const product = 'Virtual Machines Dsv5 Series, D4s v5, EU West';
  return {
    line: { ...line, product, subtotal: euros(subtotal), tax: euros('0') },
    order: sampleOrder({ state: 'active' }),
    flags,
  };
}
