import { fillIn, textsFor } from '../../cards/texts';
import { invoiceLinkCard } from '../../cards/invoice-link-card';
import type { PartnerCenter } from '../commerce/partner-center/partner-center';
import type { Document } from '../commerce/partner-center/statement';
import { asBotError, botError } from '../errors';
import { cardActivity } from '../notices/render';
import type { Log } from '../orders/purchase';
import type { DownloadTicket, DownloadTickets } from '../store/download-tickets';
import type { Turn } from '../turn';
import { fileConsentActivity, fileInfoActivity, readFileAnswer, type FileAnswer } from './file-cards';
import { mayUploadTo, uploadFile } from './upload';

/** A statement, or one of the invoice's tax receipts. */
export interface WantedDocument {
  invoiceId: string;
  receiptId?: string;
  /** What the link is called, for documents that are no invoices. */
  title?: string;
}

/** How documents reach people: into their OneDrive after Teams asked them, or by a link that works once. */
export interface Documents {
  /** `byLink` also in a personal chat. */
  offer(turn: Turn, wanted: WantedDocument, byLink?: boolean): Promise<void>;
  /** The person's answer to Teams' question whether the file may be saved. */
  consented(turn: Turn): Promise<void>;
  /** GET /invoices/:ticket. */
  serve(secret: string): Promise<Served>;
}

export interface Served {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

export interface DocumentsOptions {
  partnerCenter?: Pick<PartnerCenter, 'statement' | 'receipt'>;
  tickets: DownloadTickets;
  /** Documents of the bot's own, by their id; undefined for an id that is Partner Center's. */
  ownDocument?(id: string): Promise<Document | undefined>;
  /** 32 unguessable bytes, base64url. */
  newSecret(): string;
  /** Where people's browsers reach the bot; undefined when nobody said. */
  publicUrl(): string | undefined;
  authenticated: boolean;
  log: Log;
}

const LINK_MS = 10 * 60_000;
/** Teams keeps a consent card for as long as the chat; a week is as long as somebody may still want it. */
const CONSENT_MS = 7 * 24 * 3_600_000;
const SECRET = /^[\w-]{43}$/;
const REMEMBERED = 100;
const PRIVATE = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

export function createDocuments(options: DocumentsOptions): Documents {
  const { tickets } = options;
  /** An answer that takes longer than a turn is heard again by the late turn: it must not be acted on twice. */
  const answered = new Map<string, Promise<object>>();

  async function fetchDocument({ invoiceId, receiptId }: WantedDocument): Promise<Document> {
    const own = await options.ownDocument?.(invoiceId);
    if (own) return own;
    const { partnerCenter } = options;
    if (!partnerCenter) throw botError('NOT_FOUND', { what: 'Partner Center', hint: 'It is not configured.' });
    const found = receiptId
      ? await partnerCenter.receipt(invoiceId, receiptId)
      : await partnerCenter.statement(invoiceId);
    if (found.bytes.subarray(0, 1024).includes('%PDF-')) return found;
    throw botError('PROVIDER_UNREADABLE', { provider: 'Partner Center', why: 'it is no PDF' });
  }

  async function give(turn: Turn, wanted: WantedDocument, forMs: number): Promise<string> {
    const secret = options.newSecret();
    const { tenantId, id: personId } = turn.person;
    const { conversationId } = turn.place;
    await tickets.give(secret, { ...wanted, tenantId, personId, conversationId }, forMs);
    return secret;
  }

  async function offerLink(turn: Turn, wanted: WantedDocument): Promise<void> {
    const base = options.publicUrl();
    if (!base) throw botError('NO_PUBLIC_URL');
    const secret = await give(turn, wanted, LINK_MS);
    const words = textsFor(turn.reader.locale).desk.files;
    const { receiptId, invoiceId } = wanted;
    const named = receiptId ? fillIn(words.receipt, { id: receiptId }) : fillIn(words.invoice, { id: invoiceId });
    const file = wanted.title ?? named;
    const url = `${base.replace(/\/+$/, '')}/invoices/${secret}`;
    await turn.context.sendActivity(cardActivity(invoiceLinkCard({ file, url, ...turn.reader })));
  }

  async function offerFile(turn: Turn, wanted: WantedDocument): Promise<void> {
    const { fileName, bytes } = await fetchDocument(wanted);
    const ticket = await give(turn, wanted, CONSENT_MS);
    const words = textsFor(turn.reader.locale).desk.files;
    const description = fillIn(words.description, { id: wanted.invoiceId });
    const file = { name: fileName, description, size: bytes.length, ticket };
    await turn.context.sendActivity(fileConsentActivity(file));
  }

  async function take(secret: string, { person, place }: Turn): Promise<DownloadTicket> {
    const taken = await tickets.take(secret);
    const ticket = taken?.ticket;
    const theirs =
      ticket?.tenantId === person.tenantId &&
      ticket.personId === person.id &&
      ticket.conversationId === place.conversationId;
    if (ticket && theirs) return ticket;
    throw botError('NOT_FOUND', { what: 'The offer of that file', hint: 'Write "invoice <id> pdf" for a new one.' });
  }

  async function act(turn: Turn, answer: FileAnswer): Promise<object> {
    if (answer.accepted && !mayUploadTo(answer.accepted.uploadUrl, options)) {
      throw botError('NOT_ALLOWED', { why: 'That is no place where I may save files.', hint: 'Ask the operator.' });
    }
    const ticket = await take(answer.ticket, turn);
    if (!answer.accepted) return { type: 'message', text: textsFor(turn.reader.locale).desk.files.notSaved };
    const { bytes } = await fetchDocument(ticket);
    await uploadFile(answer.accepted.uploadUrl, bytes);
    return fileInfoActivity(answer.accepted);
  }

  return {
    offer: (turn, wanted, byLink = false) =>
      turn.place.kind === 'personal' && !byLink ? offerFile(turn, wanted) : offerLink(turn, wanted),

    async consented(turn) {
      const answer = readFileAnswer(turn.value);
      if (!answer) throw botError('NOT_FOUND', { what: 'The file', hint: 'Write "invoice <id> pdf" again.' });
      const doing = answered.get(turn.key) ?? act(turn, answer);
      answered.set(turn.key, doing);
      for (const oldest of [...answered.keys()].slice(0, -REMEMBERED)) answered.delete(oldest);
      await turn.context.sendActivity(await doing);
      // The question is answered; that it stays on the screen where Teams does not let it go is no failure.
      if (turn.replyToId) await turn.context.deleteActivity(turn.replyToId).catch(() => undefined);
    },

    async serve(secret) {
      const taken = SECRET.test(secret) ? await tickets.take(secret) : null;
      if (!taken) return sentence(410, 'This link was used already or is too old. Ask the bot for a new one.');
      try {
        const { fileName, bytes } = await fetchDocument(taken.ticket);
        const name = fileName.replace(/[^\w.-]/g, '_');
        const headers = {
          'content-type': contentTypeOf(fileName),
          'content-disposition': `attachment; filename="${name}"`,
        };
        return { status: 200, headers: { ...PRIVATE, ...headers }, body: bytes };
      } catch (error) {
        // Nothing was handed out, so the link stays good.
        if (taken.leftMs > 0) await tickets.give(secret, taken.ticket, taken.leftMs);
        options.log.warn({ error }, 'a document could not be fetched for its link');
        const { message, remedy } = asBotError(error).failure;
        return sentence(502, `${message} ${remedy}`);
      }
    },
  };
}

function contentTypeOf(fileName: string): string {
  if (fileName.endsWith('.csv')) return 'text/csv; charset=utf-8';
  return fileName.endsWith('.jsonl') ? 'application/x-ndjson' : 'application/pdf';
}

function sentence(status: number, body: string): Served {
  return { status, headers: { ...PRIVATE, 'content-type': 'text/plain; charset=utf-8' }, body: `${body}\n` };
}
