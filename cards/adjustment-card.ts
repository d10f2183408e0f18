import type { Adjustment, Work } from '../bot/orders/adjustment';
import { withFormer } from './former';
import { needsApproval } from '../bot/orders/adjustment';
import type { ActionMode, AdaptiveCard, Reader } from './card';
import source from './adjustment-card.json';
import { adjustmentFacts, movedSentence, subjectOfWork } from './adjustment-facts';
import { fitted, type Room } from './fit';
import { knownReader } from './format';
import { inert, plain } from './inert';
import type { Fact } from './order-facts';
import { EXCHANGE_RULE_FROM } from './purchase-rules';
import { failureLines, type FailureLines } from './order-sentences';
import { cardTemplate } from './render';
import { fillIn, textsFor, type Texts } from './texts';

export interface AdjustmentView extends Reader {
  mode: ActionMode;
  /** What a button carries for a verb. */
  ticketFor(verb: string): string;
}

interface Button {
  title: string;
  style: string;
  verb: string;
  ticket: string;
}

interface AdjustmentCardData {
  version: string;
  lang: string;
  fallbackText: string;
  tone: string;
  kind: string;
  title: string;
  subject: string;
  moved: string[];
  warnings: string[];
  failures: FailureLines[];
  facts: Fact[];
  next: string;
  reasons: string[];
  submits: Button[];
  executes: Button[];
}

const TONE: Partial<Record<Adjustment['state'], string>> = {
  pending: 'warning',
  doubtful: 'warning',
  done: 'good',
  refused: 'attention',
  rejected: 'attention',
  'needs-human': 'attention',
};

const fill = cardTemplate<AdjustmentCardData>('adjustment-card', source);

/** The one living card of a change, a return or an exchange. Pure. */
export function adjustmentCard(adjustment: Adjustment, view: AdjustmentView): AdaptiveCard {
  const shown = withFormer(adjustment, textsFor(knownReader(view).locale));
  return fitted((room) => fill(cardData(shown, view, room)));
}

/** One line for the activity's summary. Plain text. */
function summaryOfAdjustment({ id, state, work }: Adjustment, texts: Texts): string {
  const words = texts.adjustment;
  const subject = subjectOfWork(work, texts, (text) => plain(text, 80));
  return fillIn(words.summary, { id: plain(id, 40), subject, state: words.states[state] });
}

function cardData(adjustment: Adjustment, view: AdjustmentView, room: Room): AdjustmentCardData {
  const reader = knownReader(view);
  const texts = textsFor(reader.locale);
  const words = texts.adjustment;
  const { id, state, work, failure } = adjustment;
  const isOpen = state === 'asked' || state === 'pending';
  const buttons = buttonsOf(state, work, texts).map((one) => ({ ...one, ticket: view.ticketFor(one.verb) }));
  return {
    version: view.mode === 'submit' ? '1.2' : '1.4',
    lang: texts.language,
    fallbackText: inert(summaryOfAdjustment(adjustment, texts)),
    tone: TONE[state] ?? 'emphasis',
    kind: words.kinds[work.kind],
    title: fillIn(words.title, { id: inert(id, 40), state: words.states[state] }),
    subject: subjectOfWork(work, texts, (text) => inert(text, room.name)),
    moved: state === 'pending' ? movedSentence(adjustment, { reader, texts, room }) : [],
    warnings: isOpen ? warningsOf(adjustment, texts) : [],
    failures: failure ? [failureLines(failure, { texts, room })] : [],
    facts: adjustmentFacts(adjustment, { reader, texts, room }),
    next: fillIn(nextOf(adjustment, texts), {
      id: inert(id, 40),
      requester: inert(adjustment.requester.name, room.name),
    }),
    reasons: state === 'pending' ? [words.reason] : [],
    submits: view.mode === 'submit' ? buttons : [],
    executes: view.mode === 'execute' ? buttons : [],
  };
}

/** Microsoft's rule for what may be exchanged again changes on a day. */
function warningsOf({ work, createdAt }: Adjustment, { adjustment: words }: Texts): string[] {
  const rule = createdAt < EXCHANGE_RULE_FROM ? words.exchangeUntil : words.exchangeFrom;
  const renews = work.kind === 'renewal' && work.renew ? words.renewsLater : '';
  return [words.warnings[work.kind], work.kind === 'exchange' ? rule : '', renews].filter(Boolean);
}

function nextOf({ state, work, failure }: Adjustment, texts: Texts): string {
  const words = texts.adjustment;
  if (state === 'asked' && needsApproval(work)) return words.askedForMoney;
  if (state === 'refused' && failure && failure.money !== 'none') return words.refusedButMaybe;
  return words.next[state];
}

function buttonsOf(state: Adjustment['state'], work: Work, texts: Texts): Omit<Button, 'ticket'>[] {
  const words = texts.adjustment.buttons;
  const button = (verb: string, title: string, style = 'default') => ({ verb: `adjust-${verb}`, title, style });
  if (state === 'asked') {
    const title = needsApproval(work) ? words.ask : words.confirm;
    return [button('confirm', title, 'positive'), button('withdraw', words.cancel)];
  }
  if (state !== 'pending') return [];
  return [
    button('approve', words.approve, 'positive'),
    button('reject', words.reject, 'destructive'),
    button('withdraw', words.withdraw),
  ];
}
