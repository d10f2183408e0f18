import { stateInWords, totalsInWords, ordersOf } from '../../cards/batch-state';
import { lineInWords, wrongLineInWords } from '../../cards/batch-lines';
import { day } from '../../cards/format';
import { fillIn, textsFor } from '../../cards/texts';
import { decidedBy } from '../bulk/bulk-desk';
import { fetchTable } from '../bulk/fetch-table';
import { findTable } from '../bulk/find-table';
import { MOST_LINES, readTable } from '../bulk/read-table';
import { botError } from '../errors';
import type { Batch, BatchVerb } from '../orders/batch';
import type { Turn } from '../turn';
import type { Command, Tools } from './command';
import { pageOf, sayList } from './say-list';

const BATCH_ID = String.raw`b-[0-9a-z]{4,12}`;
/** A heading with what every table has, and a line below it, is a table without being called one. */
const HEADED = String.raw`(?=[^\n\d]*\b(?:sku|size|größe|artikel)\b)(?=[^\n\d]*\b(?:qty|quantity|count|menge|anzahl|stück)\b)[^\n\d]+\n`;

/** What was pasted last is listed as far as this. */
const SHOWN = 100;

export const bulk: Command = {
  name: 'bulk',
  pattern: new RegExp(
    String.raw`^(?:(?:bulk|import|sammel\w*|tabelle)\b(?:\s+(?:(?<list>list)|(?<id>${BATCH_ID}))(?:\s+page\s+(?<page>\d{1,3}))?$)?|${HEADED})`,
    'i',
  ),
  usage: 'bulk <table>, bulk <id>, bulk list',
  example: 'bulk B-7K2M9Q',
  what: 'asks for many reservations at once: paste a table after it, or attach a CSV file in a personal chat',
  async run(turn, { list, id, page }, tools) {
    const number = Math.max(1, Number(page ?? 1));
    if (list) return listBatches(turn, number, tools);
    if (id) return showBatch(turn, id, page ? number : undefined, tools);
    const words = textsFor(turn.reader.locale).bulk.howTo;
    const unclear = (problem: string) => botError('UNCLEAR', { problem, hint: words.hint });
    const found = findTable(turn.context.activity);
    if (!found) throw unclear(words.empty);
    const table = readTable(found.kind === 'file' ? await fetchTable(found.address, tools.mayFetchFrom) : found.text);
    turn.signal.throwIfAborted();
    if (table.kind === 'too-long') throw unclear(fillIn(words.tooLong, { most: MOST_LINES, count: table.count }));
    if (table.kind !== 'rows') throw unclear(table.kind === 'empty' ? words.empty : words.unreadable);
    await tools.bulk.desk.propose(table, turn, turn.key);
  },
};

/** The typed form of the buttons on a batch's card. */
export const bulkDecision: Command = {
  name: 'bulk decision',
  pattern: new RegExp(
    String.raw`^(?<verb>confirm|approve|reject|withdraw|cancel|status)\s+(?<id>${BATCH_ID})(?:[\s,:]+(?<reason>[\s\S]+))?$`,
    'i',
  ),
  usage: 'confirm, approve, reject, withdraw or status, and the id of a table',
  example: 'approve B-7K2M9Q',
  what: 'decides about all lines of a table together, or shows it',
  async run(turn, { verb = '', id = '', reason }, tools) {
    const asked = verb.toLowerCase();
    if (asked === 'status') return showBatch(turn, id, undefined, tools);
    const decision = asked === 'cancel' ? 'withdraw' : VERBS.find((one) => one === asked)!;
    const batch = await tools.bulk.desk.find(id, turn);
    const after = await tools.bulk.desk.decide(decision, batch, turn, { ticket: batch.ticket, reason });
    if (after.place.conversationId !== turn.place.conversationId) await showAfter(turn, after, tools);
  },
};

const VERBS: readonly BatchVerb[] = ['confirm', 'approve', 'reject', 'withdraw'];

/** A message that is nothing but a table: a file, or what a client made a table of. */
export function isBroughtTable(turn: Turn): boolean {
  const { attachments } = turn.context.activity;
  if (turn.text !== '' || !Array.isArray(attachments) || attachments.length === 0) return false;
  return findTable(turn.context.activity) !== undefined;
}

/** A button on a batch's card. The ticket names the batch and what its card showed; the store holds the rest. */
export async function pressBatch(
  turn: Turn,
  pressed: string,
  value: Record<string, unknown>,
  tools: Tools,
): Promise<void> {
  const verb = VERBS.find((one) => `batch-${one}` === pressed);
  if (!verb || typeof value.ticket !== 'string' || value.ticket === '') throw botError('UNKNOWN_TICKET');
  const use = { verb: pressed, conversationId: turn.place.conversationId, personId: turn.person.id };
  const ticket = tools.cardTickets.open(value.ticket, use);
  if (ticket === undefined) throw botError('FOREIGN_TICKET');
  const batch = await tools.bulk.batches.readByTicket(ticket);
  if (!batch || batch.place.tenantId !== turn.person.tenantId) throw botError('UNKNOWN_TICKET');
  if (batch.ticket !== ticket) {
    await showAfter(turn, batch, tools, 'answer');
    // The same click delivered twice: the person sees what they caused and needs no lecture.
    if (decidedBy(batch, turn.person)) return;
    throw botError('STALE', { order: batch.id });
  }
  const reason = typeof value.reason === 'string' ? value.reason : undefined;
  await showAfter(turn, await tools.bulk.desk.decide(verb, batch, turn, { ticket, reason }), tools, 'answer');
}

/** The living card brings itself up to date; an Action.Execute wants its answer at once. */
async function showAfter(turn: Turn, batch: Batch, { bulk: all, replies }: Tools, how?: 'answer'): Promise<void> {
  const card = all.cardOf(await all.whole(batch), turn.reader);
  if (how) replies.answerClick(turn, card);
  else await replies.card(turn, card);
}

async function showBatch(turn: Turn, id: string, page: number | undefined, tools: Tools): Promise<void> {
  const whole = await tools.bulk.whole(await tools.bulk.desk.find(id, turn));
  const { batch, orders } = whole;
  if (page === undefined && batch.place.conversationId === turn.place.conversationId) {
    return showAfter(turn, batch, tools);
  }
  const texts = textsFor(turn.reader.locale);
  const writing = { reader: turn.reader, texts, room: { lines: 10, text: 400, name: 120 } };
  const lines = pageOf(batch.lines, page ?? 1);
  await sayList(turn, tools.replies, {
    title: fillIn(texts.bulk.linesOf, { id: batch.id }),
    page: lines,
    lines: lines.items.map((line) => ({
      title: plainly(
        line.state === 'wrong' ? wrongLineInWords(line, writing) : lineInWords(line, orders.get(line.orderId), writing),
      ),
    })),
    command: `bulk ${batch.id}`,
  });
}

/** The list makes its texts inert itself. */
function plainly(markdown: string): string {
  return markdown.replaceAll('**', '').replace(/\\([^\w\s])/g, '$1');
}

async function listBatches(turn: Turn, number: number, { bulk: all, replies }: Tools): Promise<void> {
  const texts = textsFor(turn.reader.locale);
  const { list } = texts.bulk;
  const page = pageOf(await all.batches.newest(turn.person.tenantId, SHOWN), number);
  const wholes = await Promise.all(page.items.map((batch) => all.whole(batch)));
  await sayList(turn, replies, {
    title: list.title,
    page,
    lines: wholes.map((whole) => {
      const { id, requester, createdAt } = whole.batch;
      const totals = totalsInWords(ordersOf(whole), { texts, reader: turn.reader });
      const values = {
        lines: whole.batch.lines.length,
        totals,
        requester: requester.name,
        day: day(createdAt, turn.reader),
      };
      return {
        title: fillIn(list.line, { id, state: stateInWords(whole, { texts }) }),
        details: [fillIn(list.details, values)],
      };
    }),
    command: 'bulk list',
    whenEmpty: list.none,
  });
}
