import { z } from 'zod';
import { amount, count, dateTime, id, link, listOf, text } from './common';

export const summary = z.object({
  balanceAmount: amount.optional(),
  currencyCode: text.optional(),
  accountingDate: dateTime.optional(),
  lastPaymentDate: dateTime.optional(),
  lastPaymentAmount: amount.optional(),
  latestInvoiceDate: dateTime.optional(),
  details: listOf(
    z.object({
      invoiceType: text.optional(),
      summary: z.object({ balanceAmount: amount.optional(), currencyCode: text.optional() }),
    }),
  ),
});
export type RawSummary = z.output<typeof summary>;

const plainInvoice = z.object({
  id,
  invoiceDate: dateTime.optional(),
  billingPeriodStartDate: dateTime.optional(),
  billingPeriodEndDate: dateTime.optional(),
  totalCharges: amount.optional(),
  paidAmount: amount.optional(),
  currencyCode: text.optional(),
  documentType: text.optional(),
  invoiceType: text.optional(),
  amendsOf: text.optional(),
  taxReceipts: listOf(z.object({ id })),
});
export const invoice = plainInvoice.extend({ amendments: listOf(plainInvoice) });
export type RawInvoice = z.output<typeof plainInvoice> & { amendments?: z.output<typeof plainInvoice>[] };

export const estimateLink = z.object({
  type: text.optional(),
  title: text.optional(),
  description: text.optional(),
  period: text.optional(),
  link,
});

/** Names in lower case: v1 writes camelCase, the export of Graph writes PascalCase. */
export const invoiceLine = z.preprocess(
  lowerCaseNames,
  z.object({
    customerid: text.optional(),
    customername: text.optional(),
    invoicenumber: text.optional(),
    orderid: text.optional(),
    orderdate: dateTime.optional(),
    reservationorderid: text.optional(),
    productid: text.optional(),
    skuid: text.optional(),
    productname: text.optional(),
    skuname: text.optional(),
    chargetype: text.optional(),
    unitprice: amount.optional(),
    effectiveunitprice: amount.optional(),
    quantity: amount.optional(),
    subtotal: amount.optional(),
    taxtotal: amount.optional(),
    total: amount.optional(),
    totalforcustomer: amount.optional(),
    currency: text.optional(),
    billingfrequency: text.optional(),
    termandbillingcycle: text.optional(),
    chargestartdate: dateTime.optional(),
    chargeenddate: dateTime.optional(),
    subscriptionstartdate: dateTime.optional(),
    subscriptionenddate: dateTime.optional(),
    subscriptiondescription: text.optional(),
  }),
);
export type RawInvoiceLine = z.output<typeof invoiceLine>;

function lowerCaseNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name.toLowerCase(), entry as unknown]));
}

export const exportOperation = z.object({
  id: text.optional(),
  status: text.optional(),
  error: z.object({ code: text.optional(), message: text.optional() }).nullish().catch(undefined),
  'resourceLocation@odata.navigationLink': text.optional(),
  resourceLocation: z
    .union([z.string(), z.object({ id: z.string() }).transform(({ id: manifest }) => manifest)])
    .nullish()
    .catch(undefined),
});

export const manifest = z.object({
  dataFormat: text.optional(),
  rootDirectory: z.url(),
  sasToken: z.string(),
  blobCount: count.optional(),
  blobs: z.array(z.object({ name: z.string().min(1) })),
});
