import { pathOf } from '../http/address';
import type { Client } from './client';
import { errorOf, silenceError, unreadableError } from './read-failure';

export interface Document {
  fileName: string;
  /** A PDF. */
  bytes: Buffer;
}

/** The invoice as PDF. App + user only. */
export function statement(client: Client, invoiceId: string): Promise<Document> {
  return download(client, pathOf`/v1/invoices/${invoiceId}/documents/statement`, `Invoice_${invoiceId}.pdf`);
}

/** A tax receipt as PDF. App + user only. */
export function receipt(client: Client, invoiceId: string, receiptId: string): Promise<Document> {
  const path = pathOf`/v1/invoices/${invoiceId}/receipts/${receiptId}/documents/statement`;
  return download(client, path, `Receipt_${receiptId}.pdf`);
}

async function download(client: Client, path: string, fileName: string): Promise<Document> {
  const headers = { Accept: 'application/pdf, application/json;q=0.5' };
  const outcome = await client.api.send({ path, as: 'user', repeat: 'transient', headers });
  if (!outcome.arrived) throw silenceError(client.api.name, outcome);
  if (outcome.status !== 200) throw errorOf(outcome);
  // The answer calls itself JSON, so only its first bytes tell what it is.
  if (!outcome.body.subarray(0, 1024).includes('%PDF-'))
    throw unreadableError(client.api.name, outcome, 'it is no PDF');
  return { fileName: fileName.replace(/[^\w.-]/g, '_'), bytes: outcome.body };
}
