import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder';
import type { Reader } from '../cards/card';
import { wholeNumber } from '../cards/format';
import { fillIn, textsFor } from '../cards/texts';
import { claimedTicket } from './access/card-tickets';
import { holdBack, sayNow, type Held } from './hold-back';
import type { Inbound } from './inbound';
import type { Alongside, FoundOrder } from './orders/journal';
import type { Turn as OpenTurn, Turns } from './store/turns';

/** One turn of the conversation: what came in, what is remembered, and until when look-ups may take. */
export interface Turn extends Inbound {
  /** Language and clock of the person who is answered. */
  reader: Reader;
  context: TurnContext;
  /** What is remembered of this person in this thread; changes are saved when the turn ends well. */
  state: Record<string, unknown>;
  signal: AbortSignal;
  /** The order behind the button that was pressed, as it was when the turn began. */
  found?: FoundOrder;
  /**
   * Saves the turn together with the last change it asks for, `state` being what is remembered after it. Undefined once
   * that was done, or when the turn goes on elsewhere.
   */
  alongside?(state?: Record<string, unknown>): Alongside | undefined;
}

export interface TurnsOptions {
  /** Memory with real eTags. */
  memory: Turns;
  budgetMs: number;
  readerOf(inbound: Inbound): Promise<Reader>;
  /** Takes a turn that needs longer than a request may last; it is run again by a job. */
  later(turn: LateTurn): Promise<void>;
  /** Turns that wait to be run again. */
  waiting?(): Promise<number>;
}

/** A turn that goes on as a job; the answer takes the place of the note that asked for patience. */
export interface LateTurn extends Late {
  activity: Activity;
}

export interface Late {
  noteId: string;
}

type Logic = (turn: Turn) => Promise<void>;
type Outcome = 'done' | 'again';

/** Each lost race is another turn that got through, so that this many of one person at once all do. */
const TRIES = 16;
const LATE_BUDGET_MS = 90_000;
const NOTE_LIMIT_MS = 1000;

/**
 * Runs a turn so that it happens once: memory is read once and written once, compared on its eTag, together with the
 * mark that this delivery was handled; replies leave only after that. A lost race runs the turn again on what the
 * winner left. A turn that runs out of time is answered at once and goes on as a job.
 */
export function createTurns(options: TurnsOptions) {
  async function once(context: TurnContext, inbound: Inbound, late: Late | undefined, logic: Logic): Promise<Outcome> {
    const key = late ? `${inbound.key}|late` : inbound.key;
    const { tenantId, conversationId } = inbound.place;
    const who = { tenantId, conversationId, personId: inbound.person.id };
    const ticket = claimedTicket(inbound.value?.ticket);
    const opened = await options.memory.open(who, key, { person: inbound.person, ticket });
    if (opened.seen) return 'done';
    const reader = await options.readerOf(inbound);
    const patience = startPatience(late ? LATE_BUDGET_MS : options.budgetMs);
    const { signal } = patience;
    const state = structuredClone(opened.state);
    const held = holdBack(context);
    const turn: Turn = { ...inbound, reader, context, state, signal, found: opened.order };
    // Whoever waits for the answer in place of a note is not to be left with the note.
    if (!late) turn.alongside = (after = state) => (signal.aborted ? undefined : alongside(opened, after, inbound));
    try {
      // A look-up that others wait for as well does not end with one waiter's patience: the turn ends without it.
      await Promise.race([logic(turn), patience.over]);
    } catch (error) {
      if (isLost(opened) && !signal.aborted) return afterLoss(opened, held);
      held.drop();
      if (!signal.aborted) throw error;
      return goOnLater({ ...inbound, reader, context }, opened, late);
    } finally {
      patience.end();
    }
    if (isLost(opened)) return afterLoss(opened, held);
    held.release();
    const saved = isSaved(opened, state)
      ? 'saved'
      : await options.memory.save(opened, { state, reference: inbound.place });
    if (saved === 'conflict') return 'again';
    if (saved === 'saved') await rememberIds(opened, state, await held.send(late?.noteId));
    return 'done';
  }

  function alongside(opened: OpenTurn, state: Record<string, unknown>, { place }: Inbound): Alongside | undefined {
    if (opened.alongside) return undefined;
    return options.memory.alongside(opened, { state: structuredClone(state), reference: place });
  }

  /** A card's id is only known once it was posted; a state that speaks of it is saved once more. */
  async function rememberIds(
    opened: OpenTurn,
    state: Record<string, unknown>,
    ids: Map<string, string>,
  ): Promise<void> {
    const text = JSON.stringify(state);
    const named = [...ids].filter(([placeholder]) => text.includes(placeholder));
    if (named.length === 0) return;
    const known = named.reduce((written, [placeholder, id]) => written.replaceAll(placeholder, id), text);
    await options.memory.save(opened, { state: JSON.parse(known) as Record<string, unknown> });
  }

  /** The delivery is only marked as handled once the job stands, so that a crash in between leaves it to be repeated. */
  async function goOnLater(
    { context, place, reader }: Pick<Turn, 'context' | 'place' | 'reader'>,
    opened: OpenTurn,
    late?: Late,
  ): Promise<Outcome> {
    if (late) await sayNow(context, textsFor(reader.locale).turns.silence);
    else await options.later({ activity: context.activity, noteId: await asking(context, reader) });
    await options.memory.save(opened, { state: opened.state, reference: place });
    return 'done';
  }

  /** Whether or not Teams takes the note in time, the question is not lost: its answer then is a message of its own. */
  async function asking(context: TurnContext, reader: Reader): Promise<string> {
    const note = patience(reader).then((text) => sayNow(context, text));
    return Promise.race([note.catch(() => ''), sleep(NOTE_LIMIT_MS, '', { ref: false })]);
  }

  /** How long it takes depends on who asked before: that is said as well. */
  async function patience({ locale }: Reader): Promise<string> {
    const texts = textsFor(locale);
    const count = await options.waiting?.().catch(() => 0);
    return count ? fillIn(texts.operations.busy, { count: wholeNumber(count, locale) }) : texts.turns.asking;
  }

  return {
    async run(context: TurnContext, inbound: Inbound, logic: Logic, late?: Late): Promise<void> {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        if ((await once(context, inbound, late, logic)) === 'done') return;
      }
      throw new Error('The conversation is being changed from too many sides at once.');
    },
  };
}

/** Another turn was there first, and the change this one asked for was not made. */
function isLost({ alongside }: OpenTurn): boolean {
  return alongside !== undefined && alongside.outcome !== 'saved';
}

/** What this run wanted to say is not said; the next one speaks through the same context. */
function afterLoss({ alongside }: OpenTurn, held: Held): Outcome {
  held.release();
  return alongside?.outcome === 'conflict' ? 'again' : 'done';
}

/** Whether all of the turn was written together with the change it asked for. */
function isSaved({ alongside }: OpenTurn, state: Record<string, unknown>): boolean {
  return alongside?.outcome === 'saved' && isDeepStrictEqual(alongside.changes.state, state);
}

/** A timer that is taken back lets go of the turn; one of AbortSignal.timeout() would hold it to its end. */
function startPatience(ms: number) {
  const controller = new AbortController();
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    controller.abort(new DOMException('', 'TimeoutError'));
    reject(controller.signal.reason as Error);
  }, ms).unref();
  return { signal: controller.signal, over, end: () => clearTimeout(timer) };
}
