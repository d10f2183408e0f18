import { randomUUID } from 'node:crypto';
import type { Activity, TurnContext } from 'botbuilder';
import type { Inbound } from './inbound';
import type { Turn as OpenTurn, Turns } from './store/turns';

/** One turn of the conversation: what came in, what is remembered, and until when look-ups may take. */
export interface Turn extends Inbound {
  context: TurnContext;
  /** What is remembered of this person in this thread; changes are saved when the turn ends well. */
  state: Record<string, unknown>;
  signal: AbortSignal;
}

export interface TurnsOptions {
  /** Memory with real eTags. */
  memory: Turns;
  budgetMs: number;
  /** Takes a turn that needs longer than a request may last; it is run again by a job. */
  later(activity: Activity): Promise<void>;
}

const TRIES = 4;
const LATE_BUDGET_MS = 90_000;

/**
 * Runs a turn so that it happens once: memory is read once and written once, compared on its eTag, together with the
 * mark that this delivery was handled; replies leave only after that. A lost race runs the turn again on what the
 * winner left. A turn that runs out of time is answered at once and goes on as a job.
 */
export function createTurns(options: TurnsOptions) {
  async function once(context: TurnContext, inbound: Inbound, late: boolean, logic: (turn: Turn) => Promise<void>) {
    const key = late ? `${inbound.key}|late` : inbound.key;
    const { tenantId, conversationId } = inbound.place;
    const who = { tenantId, conversationId, personId: inbound.person.id };
    const opened = await options.memory.open(who, key);
    if (opened.seen) return 'done';
    const signal = AbortSignal.timeout(late ? LATE_BUDGET_MS : options.budgetMs);
    const state = structuredClone(opened.state);
    const outbox = holdBack(context);
    let outOfTime = false;
    try {
      // A look-up that others wait for as well does not end with one waiter's patience: the turn ends without it.
      await Promise.race([logic({ ...inbound, context, state, signal }), rejectWhen(signal)]);
    } catch (error) {
      if (!signal.aborted) throw error;
      outOfTime = true;
    } finally {
      outbox.release();
    }
    const kept = outOfTime ? opened.state : state;
    const saved = await options.memory.save(opened, { state: kept, reference: inbound.place });
    if (saved === 'conflict') return 'again';
    if (saved === 'duplicate') return 'done';
    if (outOfTime) await goOnLater(context, late);
    else await rememberIds(opened, kept, await outbox.send());
    return 'done';
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

  async function goOnLater(context: TurnContext, late: boolean): Promise<void> {
    if (late) {
      await context.sendActivity(
        'Microsoft still does not answer. Nothing was bought; please try again in a few minutes.',
      );
      return;
    }
    await options.later(context.activity);
    await context.sendActivity('I am asking Microsoft; the answer follows here.');
  }

  return {
    async run(
      context: TurnContext,
      inbound: Inbound,
      logic: (turn: Turn) => Promise<void>,
      late = false,
    ): Promise<void> {
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        if ((await once(context, inbound, late, logic)) === 'done') return;
      }
      throw new Error('The conversation is being changed from too many sides at once.');
    },
  };
}

function rejectWhen(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

/** Keeps what the turn wants to say until it is certain that the turn counts. */
function holdBack(context: TurnContext): { release(): void; send(): Promise<Map<string, string>> } {
  const held: (() => Promise<void>)[] = [];
  const ids = new Map<string, string>();
  let holding = true;
  const post = async (turnContext: TurnContext, activity: Partial<Activity>, placeholder: string) => {
    const [response] = await turnContext.adapter.sendActivities(turnContext, [activity]);
    ids.set(placeholder, response?.id ?? '');
  };
  context.onSendActivities(async (turnContext, activities, next) => {
    if (!holding || activities.some((activity) => activity.type === 'invokeResponse')) return next();
    return activities.map((activity) => {
      const id = `held:${randomUUID()}`;
      held.push(() => post(turnContext, activity, id));
      return { id };
    });
  });
  context.onUpdateActivity(async (turnContext, activity, next) => {
    if (!holding) return next();
    held.push(async () => {
      try {
        await turnContext.adapter.updateActivity(turnContext, activity);
      } catch {
        // The message to replace is gone or was never ours: what it should have said is said anew.
        await post(turnContext, activity, `held:${randomUUID()}`);
      }
    });
  });
  return {
    release() {
      holding = false;
    },
    async send() {
      for (const say of held) await say();
      return ids;
    },
  };
}
