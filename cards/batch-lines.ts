import type { Batch, BatchLine } from '../bot/orders/batch';
import type { Order } from '../bot/orders/order';
import type { OrderState } from '../bot/orders/states';
import type { Room } from './fit';
import { inert } from './inert';
import { termInWords, type Writing } from './order-facts';
import { totalInWords } from './order-price';
import { subjectOf } from './order-sentences';
import { said } from './said';
import { fillIn } from './texts';

/** A batch with the orders of its lines, by order id. */
export interface WholeBatch {
  batch: Batch;
  orders: ReadonlyMap<string, Order>;
}

/** What needs people comes first, then what is under way, then what is done. */
const FIRST: readonly OrderState[] = ['needs-human', 'failed', 'doubtful', 'pending', 'quoted'];

/** "3. 2 × Standard_D2s_v5 in West Europe for Contoso, 3 years, monthly" and how it stands. Markdown. */
export function lineInWords(line: BatchLine, order: Order | undefined, writing: Writing): string {
  const { texts, room } = writing;
  const words = texts.bulk;
  if (!order) return fillIn(words.left, { number: line.number, text: inert(line.text, room.name) });
  const { request, state, quote, previousQuote, failure } = order;
  const first = fillIn(words.line, {
    number: line.number,
    subject: subjectOf(order, writing.reader, (text) => inert(text, room.name)),
    term: inert(termInWords(request.item.term, writing), room.name),
    plan: words.plans[request.billingPlan] ?? inert(request.billingPlan, 20),
  });
  const second = fillIn(words.lineState, {
    price: inert(totalInWords(quote, writing), 60),
    state: texts.order.states[state],
    order: inert(order.id, 40),
  });
  const moved = previousQuote && state === 'pending' ? totalInWords(previousQuote, writing) : undefined;
  const more = [
    moved && fillIn(words.moved, { before: inert(moved, 60) }),
    state === 'failed' || state === 'needs-human' ? inert(said(failure?.message ?? '', texts), room.text) : '',
    state === 'rejected' ? inert(order.rejection?.reason ?? '', room.text) : '',
    line.refusal && fillIn(words.refused, { why: inert(said(line.refusal, texts), room.text) }),
    ...order.checks
      .filter(({ outcome }) => outcome !== 'pass')
      .map(({ message }) => inert(said(message, texts), room.text)),
    ...(line.notes ?? []).map((note) => inert(note, room.text)),
  ];
  return [`**${first}** · ${second}`, ...more].filter(Boolean).join(' · ');
}

/** Why a line cannot be bought as it is, and what to do. */
export function wrongLineInWords({ number, text, faults = [] }: BatchLine, { texts, room }: Writing): string {
  return fillIn(texts.bulk.wrongLine, {
    number,
    text: inert(text, room.name),
    fault: faults.map((fault) => inert(said(fault, texts), room.text)).join(' '),
  });
}

export function sortedLines({ batch, orders }: WholeBatch, room: Room): { shown: BatchLine[]; left: number } {
  const lines = batch.lines.filter(({ state }) => state !== 'wrong');
  if (lines.length <= room.lines) return { shown: lines, left: 0 };
  const urgency = ({ orderId }: BatchLine): number => {
    const at = FIRST.indexOf(orders.get(orderId)?.state ?? 'active');
    return at === -1 ? FIRST.length : at;
  };
  const shown = lines.toSorted((a, b) => urgency(a) - urgency(b) || a.number - b.number).slice(0, room.lines);
  return { shown, left: lines.length - shown.length };
}
