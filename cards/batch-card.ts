import { withFormer } from './former';
import { isAlive } from '../bot/orders/batch';
import { batchButtons, type BatchButton } from './batch-buttons';
import type { ActionMode, AdaptiveCard, Reader } from './card';
import source from './batch-card.json';
import { lineInWords, sortedLines, wrongLineInWords, type WholeBatch } from './batch-lines';
import {
  ordersOf,
  paymentsInWords,
  progressLines,
  stateInWords,
  stateOfBatch,
  totalLines,
  totalsInWords,
  type BatchState,
} from './batch-state';
import { CARD_BUDGET, sizeOf, type Room } from './fit';
import { knownReader, listed, moment } from './format';
import { inert, plain } from './inert';
import type { Fact, Writing } from './order-facts';
import { cardTemplate } from './render';
import { fillIn, textsFor } from './texts';

export interface BatchView extends Reader {
  mode: ActionMode;
  /** What a button carries for a verb. */
  ticketFor(verb: string): string;
}

type Button = BatchButton & { ticket: string };

interface BatchCardData {
  version: string;
  lang: string;
  fallbackText: string;
  tone: string;
  kind: string;
  title: string;
  progress: string[];
  totals: string[];
  wrong: { heading: string; lines: string[] }[];
  good: { lines: string[] }[];
  notes: string[];
  facts: Fact[];
  next: string;
  reasons: string[];
  submits: Button[];
  executes: Button[];
}

const TONE: Partial<Record<BatchState, string>> = {
  pending: 'warning',
  done: 'good',
  wrong: 'attention',
  nothing: 'attention',
};

/** A batch is decided by what stands on its card, so all its lines come before their details. */
const ROOMS: readonly Room[] = [
  { lines: 50, text: 300, name: 80 },
  { lines: 50, text: 120, name: 40 },
  { lines: 50, text: 60, name: 24 },
  { lines: 50, text: 30, name: 16 },
  { lines: 25, text: 30, name: 16 },
  { lines: 10, text: 30, name: 16 },
  { lines: 4, text: 30, name: 16 },
];

const fill = cardTemplate<BatchCardData>('batch-card', source);

/** The one living card of a batch. Pure. */
export function batchCard(known: WholeBatch, view: BatchView): AdaptiveCard {
  const whole = withFormer(known, textsFor(knownReader(view).locale));
  let card: AdaptiveCard | undefined;
  for (const room of ROOMS) {
    card = fill(cardData(whole, view, room));
    if (sizeOf(card) <= CARD_BUDGET) break;
  }
  return card as AdaptiveCard;
}

/** One line for the activity's summary. Plain text. */
function summaryOfBatch(whole: WholeBatch, reader: Reader): string {
  const known = knownReader(reader);
  const texts = textsFor(known.locale);
  return fillIn(texts.bulk.summary, {
    id: plain(whole.batch.id, 40),
    state: stateInWords(whole, { texts }),
    lines: whole.batch.lines.length,
    totals: totalsInWords(ordersOf(whole).filter(isAlive), { texts, reader: known }),
  });
}

function cardData(whole: WholeBatch, view: BatchView, room: Room): BatchCardData {
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const writing: Writing = { reader, texts, room };
  const { batch, orders } = whole;
  const words = texts.bulk;
  const state = stateOfBatch(whole);
  const alive = ordersOf(whole).filter(isAlive);
  const wrong = batch.lines.filter((line) => line.state === 'wrong');
  const { shown, left } = sortedLines(whole, room);
  const buttons = batch.deciding
    ? []
    : batchButtons(whole, writing).map((one) => ({ ...one, ticket: view.ticketFor(one.verb) }));
  const { lines: mostWrong } = room;
  return {
    version: view.mode === 'submit' ? '1.2' : '1.4',
    lang: texts.language,
    fallbackText: inert(summaryOfBatch(whole, reader)),
    tone: TONE[state] ?? 'emphasis',
    kind: words.kind,
    title: fillIn(words.title, { id: inert(batch.id, 40), state: stateInWords(whole, writing) }),
    progress: progressLines(whole, writing),
    totals: state === 'reading' ? [] : totalLines(alive, writing),
    wrong:
      wrong.length > 0
        ? [
            {
              heading: words.wrongHeading,
              lines: wrong.slice(0, mostWrong).map((one) => wrongLineInWords(one, writing)),
            },
          ]
        : [],
    good:
      state === 'reading' || shown.length === 0
        ? []
        : [{ lines: shown.map((line) => lineInWords(line, orders.get(line.orderId), writing)) }],
    notes: [
      left > 0 && state !== 'reading' ? fillIn(words.more, { count: left, id: inert(batch.id, 40) }) : '',
      batch.unused.length > 0
        ? fillIn(words.unused, {
            columns: listed(
              batch.unused.slice(0, 10).map((one) => inert(one, 40)),
              reader.locale,
            ),
          })
        : '',
    ].filter(Boolean),
    facts: factsOf(whole, writing),
    next: nextOf(whole, writing),
    reasons: buttons.some(({ verb }) => verb === 'batch-reject') ? [words.reason] : [],
    submits: view.mode === 'submit' ? buttons : [],
    executes: view.mode === 'execute' ? buttons : [],
  };
}

function factsOf(whole: WholeBatch, writing: Writing): Fact[] {
  const { texts, reader, room } = writing;
  const words = texts.bulk;
  const { requester, createdAt, decided } = whole.batch;
  const payments = paymentsInWords(ordersOf(whole).filter(isAlive), writing);
  const facts: [string, string][] = [
    [words.facts.askedBy, fillIn(words.askedBy, { name: requester.name, at: moment(createdAt, reader) })],
  ];
  if (payments) facts.push([words.facts.payments, payments]);
  if (decided) {
    const { by, at, verb } = decided;
    const values = { decision: words.decisions[verb], name: by.name, at: moment(at, reader) };
    facts.push([words.facts.decided, fillIn(words.decidedBy, values)]);
  }
  return facts.map(([title, value]) => ({ title, value: inert(value, Math.max(room.text, 120)) }));
}

function nextOf(whole: WholeBatch, { texts, room }: Writing): string {
  const { batch } = whole;
  const words = texts.bulk.next;
  const wrong = batch.lines.filter(({ state }) => state === 'wrong').length;
  const state = stateOfBatch(whole);
  const sentence = batch.deciding
    ? words.deciding
    : state === 'quoted' && wrong > 0
      ? words.quotedWithout
      : words[state];
  return fillIn(sentence, { id: inert(batch.id, 40), requester: inert(batch.requester.name, room.name), wrong });
}
