import { said } from '../../cards/said';
import { fillIn, type Texts } from '../../cards/texts';
import { exportId } from '../audit/as-document';
import { readPeriod } from '../audit/period';
import { verifyAudit } from '../audit/verify';
import { mayOperate } from '../access/policy';
import { botError } from '../errors';
import type { AuditEntry } from '../orders/order';
import { deskLine } from '../store/audit-stream';
import type { Turn } from '../turn';
import { ORDER_ID, type Arguments, type Command, type Tools } from './command';
import { sayList, wordsFor } from './say-list';

/** So many lines of an order's audit fit on a card; the newest are shown. */
const SHOWN = 40;

export const audit: Command = {
  name: 'audit',
  pattern: new RegExp(
    `^audit(?:\\s+(?:of\\s+)?${ORDER_ID}|\\s+export(?:\\s+(?:as\\s+)?(?<format>csv|json))?(?:\\s+(?<period>.+))?)?$`,
    'i',
  ),
  usage: 'audit [order | export [csv | json] <period>]',
  example: 'audit R-7K2M9Q',
  what: 'shows who did what to an order, and whether the record is whole',
  async run(turn, given, tools) {
    if (given.order) return showOrder(turn, given.order, tools);
    if (/^audit\s+export/i.test(turn.text.trim())) return offerExport(turn, given, tools);
    return showSeal(turn, tools);
  },
};

async function showOrder(turn: Turn, typedId: string, tools: Tools): Promise<void> {
  const order = await tools.desk.find(typedId, turn);
  const lines = await tools.journal.audit(order.id);
  const left = lines.length - SHOWN;
  const texts = wordsFor(tools.replies);
  const words = texts.desk.audit;
  await sayList(turn, tools.replies, {
    title: fillIn(words.title, { order: order.id }),
    isOneThing: true,
    lines: lines.slice(-SHOWN).map((line) => ({ title: titleOf(line, texts), details: detailsOf(line, texts) })),
    notes: [...(left > 0 ? [fillIn(words.older, { count: left })] : []), words.check],
  });
}

function titleOf({ version, at, event, actor }: AuditEntry, texts: Texts): string {
  const words = texts.desk.audit;
  const who = actor.kind === 'person' ? actor.name || texts.former : fillIn(words.bot, { part: actor.part });
  const time = at.slice(0, 19).replace('T', ' ');
  return fillIn(words.line, { version, at: time, event: said(event, texts), who });
}

function detailsOf({ from, to, detail }: AuditEntry, texts: Texts): string[] {
  const words = texts.desk.audit;
  const total = detail?.total as { amount: string; currency: string } | undefined;
  return [
    from === to || from === null
      ? fillIn(words.state, { state: said(to, texts) })
      : fillIn(words.moved, { from: said(from, texts), to: said(to, texts) }),
    ...(total ? [fillIn(words.total, { amount: `${total.amount} ${total.currency}` })] : []),
    ...(typeof detail?.reason === 'string' ? [fillIn(words.reason, { reason: detail.reason })] : []),
    ...(typeof detail?.providerOrderId === 'string'
      ? [fillIn(words.providerOrder, { id: detail.providerOrderId })]
      : []),
  ];
}

/** Checks everything, and says the seal: written down here, it betrays a chain that was made anew. */
async function showSeal(turn: Turn, { auditStream, replies }: Tools): Promise<void> {
  const end = await auditStream.head();
  const { faults, entries, head } = await verifyAudit(entriesUpTo(auditStream.entries(), end.seq), end);
  const texts = wordsFor(replies);
  const words = texts.desk.audit;
  const whole = fillIn(words.whole, { count: entries, seal: `${head.seq}:${head.hash.slice(0, 16)}` });
  const broken = fillIn(words.broken, { count: faults.length });
  await sayList(turn, replies, {
    title: faults.length === 0 ? whole : broken,
    isOneThing: true,
    lines: faults.slice(0, 10).map((fault) => ({ title: said(fault, texts) })),
    whenEmpty: words.follows,
    notes: [words.proof],
  });
}

/** What is written while this reads is for the next time. */
async function* entriesUpTo<T extends { seq: number }>(entries: AsyncIterable<T>, last: number): AsyncGenerator<T> {
  for await (const entry of entries) {
    if (entry.seq > last) return;
    yield entry;
  }
}

/** By a link that works once, and only where nobody else sees it. */
async function offerExport(turn: Turn, given: Arguments, tools: Tools): Promise<void> {
  const verdict = mayOperate(tools.policy, turn.person, await tools.standingOf(turn.person));
  if (!verdict.allowed) throw botError('NOT_ALLOWED', { why: verdict.why, hint: verdict.hint });
  const words = wordsFor(tools.replies).desk.audit;
  if (turn.place.kind !== 'personal') throw botError('NOT_ALLOWED', { why: words.personalOnly, hint: words.there });
  const text = given.period ?? '';
  const period = readPeriod(text, tools.now());
  if (!period) {
    throw botError('UNCLEAR', { problem: fillIn(words.noPeriod, { text: text.slice(0, 60) }), hint: words.example });
  }
  let count = 0;
  for await (const _entry of tools.auditStream.entries(period.fromMs, period.toMs)) count += 1;
  await tools.auditStream.append(
    deskLine('export', turn.person, tools.now(), { period: period.words, entries: count }),
  );
  const format = /\bjson/i.test(given.format ?? '') ? 'json' : 'csv';
  const title = fillIn(words.export, { period: period.words, count });
  await tools.documents.offer(turn, { invoiceId: exportId(format, period), title }, true);
}
