import type { Order } from '../bot/orders/order';
import type { OrderState } from '../bot/orders/states';
import type { Reader } from './card';
import { shortMoment } from './format';
import { fillIn, type Texts } from './texts';

type Stage = keyof Texts['order']['stages'];
const STAGES: readonly Stage[] = ['asked', 'approved', 'buying', 'ordered', 'active'];

/** Which state begins a stage; its time in the history is the stage's time. */
const BEGINS: Record<Stage, OrderState> = {
  asked: 'pending',
  approved: 'approved',
  buying: 'buying',
  ordered: 'placed',
  active: 'active',
};

/** How many stages lie behind an order in a state; the next one is under way, unless all are done. */
const DONE: Partial<Record<OrderState, number>> = {
  draft: 0,
  quoted: 0,
  pending: 1,
  approved: 2,
  buying: 2,
  doubtful: 2,
  'needs-human': 2,
  placed: 4,
  active: 5,
  expiring: 5,
  renewed: 5,
  expired: 5,
};

const NO_BREAK = '\u00A0';

/** "▰▰▱▱▱ Step 3 of 5"; nothing for an order that ended before its last stage. */
export function progressBar(order: Order, texts: Texts): string[] {
  if (DONE[order.state] === undefined) return [];
  const { bar, stepOf, allSteps } = texts.order;
  const done = stagesDone(order);
  const drawn = bar.full.repeat(done) + bar.open.repeat(STAGES.length - done);
  const words = done === STAGES.length ? allSteps : stepOf;
  return [fillIn(words, { bar: drawn, step: String(done + 1), steps: String(STAGES.length) })];
}

/** "✔ Asked 14:02 → ● Waiting for approval → ○ Buying …": glyph and word, so that it needs neither colour nor picture. */
export function progressLine(order: Order, now: string, reader: Reader, texts: Texts): string {
  const words = texts.order;
  const stopped = DONE[order.state] === undefined;
  const done = stagesDone(order);
  const line = STAGES.slice(0, stopped ? done : STAGES.length).map((stage, index) => {
    const step = index < done ? 'done' : index === done ? 'current' : 'ahead';
    const at = step === 'done' && timeOf(stage, order);
    return [words.step[step], words.stages[stage][step], at && shortMoment(at, now, reader)];
  });
  if (stopped) line.push([words.step.stopped, words.states[order.state], shortMoment(order.stateSince, now, reader)]);
  // Each stage stays in one piece; the line breaks between stages.
  return line.map((parts) => parts.filter(Boolean).join(' ').replaceAll(' ', NO_BREAK)).join(`${NO_BREAK}→ `);
}

/** The same end can come early or late, so an ended order is as far as it was before. */
function stagesDone(order: Order): number {
  const before = order.history.findLast(({ state }) => DONE[state] !== undefined)?.state ?? 'quoted';
  const done = DONE[order.state] ?? DONE[before] ?? 0;
  return done === 2 && order.provider?.orderId ? 4 : done;
}

function timeOf(stage: Stage, order: Order): string | undefined {
  const entry = order.history.findLast(({ state }) => state === BEGINS[stage]);
  return entry?.at ?? (stage === 'asked' ? order.createdAt : undefined);
}
