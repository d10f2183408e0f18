import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import { major } from '../data/prices';
import { invoiceTotal, type Invoice } from '../world/invoices';

/** One page that looks like a statement. The built-in fonts know Latin letters only. */
export async function drawStatement(invoice: Invoice, kind: 'Invoice' | 'Receipt'): Promise<Buffer> {
  const page = new PDFDocument({ size: 'A4', margin: 56, info: { Title: `${kind} ${invoice.id}` } });
  const money = (minor: number) =>
    `${major(minor, invoice.fractionDigits).toFixed(invoice.fractionDigits)} ${invoice.currency}`;
  page.font('Helvetica-Bold').fontSize(20).text(`${kind} ${invoice.id}`).moveDown(0.5);
  page.font('Helvetica').fontSize(10);
  page.text(`Date: ${new Date(invoice.date).toISOString().slice(0, 10)}`);
  page.text('Sandbox document: nothing here was bought or is owed.').moveDown();
  // More lines than this would need a second page, which nobody looks at.
  for (const { order, line, subtotal, tax } of invoice.charges.slice(0, 40)) {
    page.text(`${latin(order.customer.name)}: ${line.quantity} x ${latin(line.friendlyName)}`);
    page.text(`Order ${order.id}, ${money(subtotal)} and ${money(tax)} tax`, { align: 'right' });
  }
  page
    .moveDown()
    .font('Helvetica-Bold')
    .text(`Total ${money(invoiceTotal(invoice))}`, { align: 'right' });
  page.end();
  return buffer(page);
}

function latin(text: string): string {
  return text.replace(/[^\u0020-\u00ff]/g, '?');
}
