import type { ReservationRequest } from '../bot/commerce/commerce';
import { emptyDraft, withAnswers, type Draft } from './draft';
import { judged, stuckSlot } from './judge';
import { resolve, type Lookups } from './resolve';
import type { Resolution } from './resolve/resolution';
import type { DialogWords } from './resolve/say';
import type { Slot } from './slots';

/** What follows from a draft once its answers were compared with the provider. */
export type Decision =
  /** These requests are complete, to be quoted one after the other; `rest` is the first line that is not. */
  { kind: 'submit'; ready: Ready[]; rest?: Ask } | Ask;

export interface Ready {
  draft: Draft;
  request: ReservationRequest;
  notes: string[];
  warnings: string[];
}

export interface Ask {
  kind: 'ask';
  way: 'form' | 'question';
  draft: Draft;
  resolution: Resolution;
  /** The slot that was answered wrong too often. */
  stuck?: Slot;
}

export interface Turn {
  /** Slots answered in this turn. */
  touched: readonly Slot[];
  /** Show the draft even when it is complete: the person wants to change it. */
  hold?: boolean;
  signal?: AbortSignal;
}

/** Does all lookups and nothing else, so that a turn cut short by its deadline can be repeated. */
export async function decide(draft: Draft, turn: Turn, lookups: Lookups, words: DialogWords): Promise<Decision> {
  const resolution = await resolve(draft.typed, draft.problems, lookups, words, turn.signal, turn.hold);
  const next = judged(draft, resolution, turn);
  const { request, notes, warnings } = resolution;
  if (!request || turn.hold) return ask(next, resolution);
  const further = await decideNextLine(draft, lookups, words, turn.signal);
  const first: Ready = { draft: { ...next, more: [] }, request, notes, warnings };
  if (further?.kind === 'submit') return { ...further, ready: [first, ...further.ready] };
  return { kind: 'submit', ready: [first], rest: further };
}

async function decideNextLine(
  draft: Draft,
  lookups: Lookups,
  words: DialogWords,
  signal?: AbortSignal,
): Promise<Decision | undefined> {
  const [line, ...more] = draft.more;
  if (!line) return undefined;
  const next = { ...withAnswers({ ...emptyDraft(), stepwise: draft.stepwise }, line), more };
  return decide(next, { touched: [], signal }, lookups, words);
}

function ask(draft: Draft, resolution: Resolution): Ask {
  const stuck = stuckSlot(draft);
  // A new form, not the old one updated in place: the person has not found what they need in that.
  if (stuck) return { kind: 'ask', way: 'form', draft: { ...draft, wrong: {}, formId: undefined }, resolution, stuck };
  return { kind: 'ask', way: draft.stepwise ? 'question' : 'form', draft, resolution };
}
