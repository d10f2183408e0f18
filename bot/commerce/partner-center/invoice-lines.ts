import { money, type Money } from '../../orders/money';
import { pathOf } from '../http/address';
import type { Client } from './client';
import { exportBilled, exportUnbilled } from './graph-export';
import { allPages, versioned } from './pages';
import { estimateLink, invoiceLine, type RawInvoiceLine } from './schemas/invoices';

/** One line of an invoice or of what is not invoiced yet. */
export interface InvoiceLine {
  /** Partner Center customer id, without the prefix it sometimes has. */
  customerId?: string;
  customerName?: string;
  /** Joins the line to an order. */
  orderId?: string;
  reservationOrderId?: string;
  product: string;
  productId?: string;
  skuId?: string;
  /** new, renew, cancel … as Microsoft words it. */
  chargeType: string;
  quantity?: string;
  unitPrice?: Money;
  /** Before tax. */
  subtotal?: Money;
  tax?: Money;
  total?: Money;
  /** ISO 8601. */
  orderDate?: string;
  chargePeriod?: { from: string; to: string };
  billingFrequency?: string;
  term?: string;
}

export interface Period {
  /** ISO 4217. */
  currency: string;
  period: 'current' | 'previous';
}

export interface EstimateLink {
  type: string;
  title: string;
  period: string;
  uri: string;
}

const PAGE_SIZE = 2000;

/** Lines of an invoice: reservations, Azure plans and other one-time charges. */
export async function lineItems(client: Client, invoiceId: string): Promise<InvoiceLine[]> {
  if (client.options.lineItems === 'graph') return (await exportBilled(client, invoiceId)).map(asLine);
  const query = { provider: 'onetime', invoicelineitemtype: 'billinglineitems', size: PAGE_SIZE };
  const path = pathOf`/v1/invoices/${invoiceId}/lineitems`;
  return (await allPages(client, invoiceLine, { path, query, as: 'app' })).map(asLine);
}

/** Where estimates of the next invoice are to be had. */
export async function estimateLinks(client: Client, currency: string): Promise<EstimateLink[]> {
  const query = { currencycode: currency };
  const all = await allPages(client, estimateLink, { path: '/v1/invoices/estimates/links', query, as: 'app' });
  return all.map((one) => ({
    type: one.type ?? 'unknown',
    title: one.title ?? '',
    period: (one.period ?? '').toLowerCase(),
    uri: one.link.uri,
  }));
}

/** Lines that will be on the next invoice (`current`) or were closed but are not invoiced yet (`previous`). */
export async function unbilledLines(client: Client, wanted: Period): Promise<InvoiceLine[]> {
  if (client.options.lineItems === 'graph') return (await exportUnbilled(client, wanted)).map(asLine);
  const links = await estimateLinks(client, wanted.currency);
  const found = links.find(({ type, period }) => type === 'non_consumption' && period === wanted.period);
  const path = found ? versioned(found.uri) : '/v1/invoices/unbilled/lineitems';
  const query = found
    ? undefined
    : {
        provider: 'onetime',
        invoicelineitemtype: 'billinglineitems',
        currencycode: wanted.currency,
        period: wanted.period,
        size: PAGE_SIZE,
      };
  return (await allPages(client, invoiceLine, { path, query, as: 'app' })).map(asLine);
}

function asLine(raw: RawInvoiceLine): InvoiceLine {
  const inCurrency = (value: string | undefined) =>
    value === undefined || !raw.currency ? undefined : money(value, raw.currency);
  const [from, to] = [raw.chargestartdate ?? raw.subscriptionstartdate, raw.chargeenddate ?? raw.subscriptionenddate];
  return {
    customerId: raw.customerid?.replace(/^org:/i, ''),
    customerName: raw.customername,
    orderId: raw.orderid,
    ...(raw.reservationorderid ? { reservationOrderId: raw.reservationorderid } : {}),
    product: raw.skuname ?? raw.productname ?? raw.subscriptiondescription ?? raw.skuid ?? 'Unknown product',
    productId: raw.productid,
    skuId: raw.skuid,
    chargeType: raw.chargetype ?? 'unknown',
    quantity: raw.quantity,
    unitPrice: inCurrency(raw.effectiveunitprice ?? raw.unitprice),
    subtotal: inCurrency(raw.subtotal),
    tax: inCurrency(raw.taxtotal),
    total: inCurrency(raw.totalforcustomer ?? raw.total),
    orderDate: raw.orderdate,
    ...(from && to ? { chargePeriod: { from, to } } : {}),
    billingFrequency: raw.billingfrequency,
    term: raw.termandbillingcycle,
  };
}
