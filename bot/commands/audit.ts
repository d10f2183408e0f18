import { textsFor } from '../../cards/texts';
import { exportId } from '../audit/as-document';
import { readPeriod } from '../audit/period';
import { verifyAudit } from '../audit/verify';
import { mayOperate } from '../access/policy';
import { botError } from '../errors';
import type { AuditEntry } from '../orders/order';
import { deskLine } from '../store/audit-stream';
import type { Turn } from '../turn';
import { ORDER_ID, type Arguments, type Command, type Tools } from './command';
import { sayList } from './say-list';

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
  const { former } = textsFor(turn.reader.locale);
  await sayList(turn, tools.replies, {
    title: `Audit of ${order.id}`,
    isOneThing: true,
    lines: lines.slice(-SHOWN).map((line) => ({ title: titleOf(line, former), details: detailsOf(line) })),
    notes: [
      ...(left > 0 ? [`${left} older lines are in the export.`] : []),
      'Write "audit" to check that nothing was changed afterwards.',
    ],
  });
}

function titleOf({ version, at, event, actor }: AuditEntry, former: string): string {
  const who = actor.kind === 'person' ? actor.name || former : `the bot (${actor.part})`;
  return `${version}. ${at.slice(0, 19).replace('T', ' ')} UTC: ${event} by ${who}`;
}

function detailsOf({ from, to, detail }: AuditEntry): string[] {
  const total = detail?.total as { amount: string; currency: string } | undefined;
  return [
    from === to || from === null ? `state ${to}` : `${from} → ${to}`,
    ...(total ? [`total ${total.amount} ${total.currency}`] : []),
    ...(typeof detail?.reason === 'string' ? [`reason: ${detail.reason}`] : []),
    ...(typeof detail?.providerOrderId === 'string' ? [`provider order ${detail.providerOrderId}`] : []),
  ];
}

/** Checks everything, and says the seal: written down here, it betrays a chain that was made anew. */
async function showSeal(turn: Turn, { auditStream, replies }: Tools): Promise<void> {
  const end = await auditStream.head();
  const { faults, entries, head } = await verifyAudit(entriesUpTo(auditStream.entries(), end.seq), end);
  const whole = `The audit is whole: ${entries} entries, seal ${head.seq}:${head.hash.slice(0, 16)}.`;
  const broken = `The audit is NOT whole: ${faults.length} faults. Tell the operator, and change nothing.`;
  await sayList(turn, replies, {
    title: faults.length === 0 ? whole : broken,
    isOneThing: true,
    lines: faults.slice(0, 10).map((fault) => ({ title: fault })),
    whenEmpty: 'Every entry follows from the one before it.',
    notes: ['The seal in this conversation is the proof: whoever rewrites the record cannot rewrite it here.'],
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
  if (turn.place.kind !== 'personal') throw botError('NOT_ALLOWED', ELSEWHERE);
  const text = given.period ?? '';
  const period = readPeriod(text, tools.now());
  if (!period) throw botError('UNCLEAR', { problem: `"${text.slice(0, 60)}" is no period I know.`, hint: EXAMPLE });
  let count = 0;
  for await (const _entry of tools.auditStream.entries(period.fromMs, period.toMs)) count += 1;
  await tools.auditStream.append(
    deskLine('export', turn.person, tools.now(), { period: period.words, entries: count }),
  );
  const format = /\bjson/i.test(given.format ?? '') ? 'json' : 'csv';
  const title = `The audit, ${period.words}, ${count} entries`;
  await tools.documents.offer(turn, { invoiceId: exportId(format, period), title }, true);
}

const ELSEWHERE = {
  why: 'The export names people, so I give it in our personal chat only.',
  hint: 'Write to me there.',
};
const EXAMPLE =
  'Write for example "audit export 2026-11", "audit export last month" or "audit export 2026-11-01 to 2026-11-15".';
