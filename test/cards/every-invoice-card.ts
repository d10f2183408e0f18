import type { AdaptiveCard, Reader } from '../../cards/card';
import { balanceCard } from '../../cards/invoice-balance-card';
import { invoiceCard, type InvoiceView } from '../../cards/invoice-card';
import { invoiceLinkCard } from '../../cards/invoice-link-card';
import { invoiceListCard } from '../../cards/invoice-list-card';
import { watchedOrderCard } from '../../cards/watched-order-card';
import { watchesCard } from '../../cards/watches-card';
import { money } from '../../bot/orders/money';
import type { LineFlag, MatchedLine } from '../../bot/orders/match-lines';
import { sampleOrder } from './sample-order';

const DATE = '2026-11-08T00:00:00Z';
const euros = (amount: string) => money(amount, 'EUR');

/** Every card about money that is owed and about what is watched. `words` stands for every text of others. */
export function everyInvoiceCard(words: string, copies: number, reader: Reader): Record<string, AdaptiveCard> {
  const period = { from: DATE, to: DATE };
  const listed = { id: words, date: DATE, billingPeriod: period, documentType: words, invoiceType: words };
  const amounts = { total: euros('12.30'), paid: euros('1') };
  const lines = Array.from({ length: copies }, () => crowdedLine(words));
  const view: InvoiceView = {
    ...{ about: { kind: 'new-invoice', id: words }, lines, sums: [euros('1'), money('7', 'JPY')], unread: words },
    ...{ ...listed, ...amounts, amends: words, amendments: [words], nextCommand: words, ...reader },
  };
  const balance = { balance: euros('-5'), latestInvoiceDate: DATE, lastPayment: { amount: euros('1'), date: DATE } };
  const order = { customer: words, orderId: words, status: words, lines: [{ product: words, quantity: 2 }], ...reader };
  return {
    'invoice full': invoiceCard(view),
    'invoice bare': invoiceCard({ about: { kind: 'invoice', id: words }, lines: [], sums: [], ...reader }),
    unbilled: invoiceCard({ ...view, about: { kind: 'unbilled', currency: words }, offset: 1, pageSize: 1 }),
    invoices: invoiceListCard(
      Array.from({ length: copies }, () => ({ ...listed, ...amounts, amendments: [{ id: words }] })),
      { period: words, total: 99, offset: 10, nextCommand: words, whenEmpty: words, ...reader },
    ),
    balances: balanceCard([{ ...balance, details: [{ invoiceType: words, balance: euros('1') }] }], {
      all: true,
      ...reader,
    }),
    'balance bare': balanceCard([{ balance: euros('0'), details: [] }], { all: false, ...reader }),
    'invoice link': invoiceLinkCard({ file: words, url: 'https://desk.example/invoices/secret', ...reader }),
    'order appeared': watchedOrderCard(order),
    'order changed': watchedOrderCard({
      ...{ ...order, before: words, createdAt: DATE, total: euros('9') },
      own: { id: words, requester: words },
    }),
    watches: watchesCard(
      [
        { kind: 'invoices', person: words, since: DATE },
        { kind: 'endings', person: words, since: DATE },
        { kind: 'orders', customer: words, person: words, since: DATE },
      ],
      reader,
    ),
    'watches none': watchesCard([], reader),
  };
}

function crowdedLine(words: string): MatchedLine {
  const texts = { expected: words, found: words };
  const flags: LineFlag[] = [
    { kind: 'unknown-order' },
    { kind: 'twice' },
    { kind: 'credit' },
    { kind: 'customer', ...texts },
    { kind: 'quantity', ...texts },
    { kind: 'currency', ...texts },
    { kind: 'amount', expected: euros('1'), found: euros('2') },
  ];
  const line = { customerName: words, orderId: words, product: words, chargeType: words, quantity: words };
  return { line: { ...line, subtotal: euros('1'), tax: euros('0.19') }, order: sampleOrder(), flags };
}
