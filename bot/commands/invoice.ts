import { invoiceCard } from '../../cards/invoice-card';
import type { Invoice } from '../commerce/partner-center/invoices';
import { asBotError, botError } from '../errors';
import { PAGE_SIZE } from '../replies';
import { headOf, matchedLines } from '../watch/invoice-view';
import type { Turn } from '../turn';
import type { Arguments, Command, Tools } from './command';
import { partnerCenterOf } from './find-customer';

const WHICH = 'Write "invoices" to see them, or "invoice latest".';

export const invoice: Command = {
  name: 'invoice',
  pattern:
    /^invoice(?:\s+#?(?<id>[\w-]+))?(?:\s+(?:as\s+)?(?<document>pdf|statement|receipt|link))?(?:\s+(?:page\s+)?(?<page>\d{1,3}))?$/i,
  needs: 'money',
  usage: 'invoice <id> [pdf | link | receipt | page]',
  example: 'invoice G000024135 pdf',
  what: 'shows an invoice, its lines and whose orders they are; "pdf" gets the statement',
  async run(turn, given, tools) {
    const id = await idOf(given.id, tools);
    if (given.document) return sendDocument(turn, id, given, tools);
    await showInvoice(turn, await find(id, tools), Math.max(1, Number(given.page ?? 1)), tools);
  },
};

async function showInvoice(turn: Turn, found: Invoice, page: number, tools: Tools): Promise<void> {
  const lines = await partnerCenterOf(tools).lineItems(found.id);
  const matched = await matchedLines(tools.journal, turn.person.tenantId, lines);
  const offset = (page - 1) * PAGE_SIZE;
  const more = offset + PAGE_SIZE < lines.length;
  const card = invoiceCard({
    ...headOf(found, 'invoice', tools.replies.reader),
    ...matched,
    ...{ offset, pageSize: PAGE_SIZE },
    ...(more ? { nextCommand: `invoice ${found.id} ${page + 1}` } : {}),
  });
  await tools.replies.card(turn, card);
}

async function sendDocument(turn: Turn, id: string, { document }: Arguments, tools: Tools): Promise<void> {
  const found = await find(id, tools);
  if (!/receipt/i.test(document ?? '')) {
    return tools.documents.offer(turn, { invoiceId: found.id }, /link/i.test(document ?? ''));
  }
  const [receiptId] = found.receipts;
  if (receiptId) return tools.documents.offer(turn, { invoiceId: found.id, receiptId });
  throw botError('NOT_FOUND', { what: `A tax receipt for ${found.id}`, hint: `Write "invoice ${found.id} pdf".` });
}

async function idOf(typed: string | undefined, tools: Tools): Promise<string> {
  if (typed && !/^(latest|last|newest)$/i.test(typed)) return typed.toUpperCase();
  if (!typed) throw botError('NOT_FOUND', { what: 'An invoice without an id', hint: WHICH });
  const [newest] = await partnerCenterOf(tools).invoices();
  if (newest) return newest.id;
  throw botError('NOT_FOUND', { what: 'An invoice', hint: 'There is none yet; write "unbilled" for what is to come.' });
}

async function find(id: string, tools: Tools): Promise<Invoice> {
  try {
    return await partnerCenterOf(tools).invoice(id);
  } catch (error) {
    const { code } = asBotError(error);
    if (!['1000', '404', '400', '2000'].includes(code)) throw error;
    throw botError('NOT_FOUND', { what: `Invoice ${id.slice(0, 60)}`, hint: WHICH }, error);
  }
}
