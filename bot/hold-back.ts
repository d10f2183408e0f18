import { randomUUID } from 'node:crypto';
import { TurnContext, type Activity } from 'botbuilder';

/** What a turn wants to say, kept until it is certain that the turn counts. */
export interface Held {
  /** From now on messages leave at once. */
  release(): void;
  /** Nothing of what was or will be said by this run leaves. */
  drop(): void;
  /**
   * Says it all, in order; answers the activity ids by the placeholders the run was given. The first message takes the
   * place of the message `instead`, which is removed when there is nothing to say.
   */
  send(instead?: string): Promise<Map<string, string>>;
}

export function holdBack(context: TurnContext): Held {
  const held: ((instead?: string) => Promise<boolean>)[] = [];
  const ids = new Map<string, string>();
  let mode: 'hold' | 'pass' | 'drop' = 'hold';

  async function post(activity: Partial<Activity>, placeholder: string, instead?: string): Promise<boolean> {
    if (instead && (await updated(context, { ...activity, id: instead }))) {
      ids.set(placeholder, instead);
      return true;
    }
    const [response] = await context.adapter.sendActivities(context, [activity]);
    ids.set(placeholder, response?.id ?? '');
    return false;
  }

  context.onSendActivities(async (_context, activities, next) => {
    const isAnswer = activities.some((activity) => activity.type === 'invokeResponse');
    if (mode === 'pass' || isAnswer) return next();
    return activities.map((activity) => {
      const id = `held:${randomUUID()}`;
      if (mode === 'hold') held.push((instead) => post(activity, id, instead));
      return { id };
    });
  });
  context.onUpdateActivity(async (_context, activity, next) => {
    if (mode === 'pass') return next();
    if (mode === 'hold') held.push(() => updateOrPost(activity));
  });

  async function updateOrPost(activity: Partial<Activity>): Promise<boolean> {
    // The message to replace may be gone or never have been ours: what it should have said is said anew.
    if (!(await updated(context, activity))) await post(activity, `held:${randomUUID()}`);
    return false;
  }

  return {
    release: () => (mode = 'pass'),
    drop: () => (mode = 'drop'),
    async send(instead) {
      let note = instead;
      for (const say of held) if (await say(note)) note = undefined;
      if (note) await removed(context, note);
      return ids;
    },
  };
}

/** Says something past everything that is held back or dropped; answers its activity id. */
export async function sayNow(context: TurnContext, text: string): Promise<string> {
  const reference = TurnContext.getConversationReference(context.activity);
  const activity = TurnContext.applyConversationReference({ type: 'message', text }, reference);
  const [response] = await context.adapter.sendActivities(context, [activity]);
  return response?.id ?? '';
}

async function updated(context: TurnContext, activity: Partial<Activity>): Promise<boolean> {
  return context.adapter.updateActivity(context, activity).then(
    () => true,
    () => false,
  );
}

async function removed(context: TurnContext, activityId: string): Promise<void> {
  const reference = { ...TurnContext.getConversationReference(context.activity), activityId };
  await context.adapter.deleteActivity(context, reference).catch(() => undefined);
}
